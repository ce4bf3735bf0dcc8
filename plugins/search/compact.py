"""Keep of what Pagefind writes only what the browser reads: the chunks of the index, and a table that says which keys each holds.

Pagefind names chunks by digests, which nothing compresses, and a reader loads the tables of all bundles before the first answer.
A bundle's folder is named by its content already, so numbers are enough inside it. Its fragment only repeats the keys; its program
and user interfaces are not used (theme/static/search/engine/bundle.js).
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.search import cbor

TABLE = "pagefind.table.pf_meta"
_INDEX = "index"
# Every file of Pagefind begins with this.
_SIGNATURE = b"pagefind_dcd"


class FormatError(ValueError):
    """Pagefind wrote something else than the version that this was made for."""


def compact(bundle: Path, sizes: Sequence[int]) -> None:
    """Number the chunks, write the table, remove the rest. `sizes` are of the sections of all articles, in their order."""
    chunks: list[Any] = []
    for table in bundle.glob("*.pf_meta"):  # none when no article holds a key
        chunks = _chunks(table)
    for number, (_, _, digest) in enumerate(chunks):
        (bundle / _INDEX / f"{digest}.pf_index").rename(bundle / _INDEX / f"{number}.pf_index")
    for path in bundle.iterdir():
        if path.name != _INDEX:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (bundle / _INDEX).mkdir(exist_ok=True)
    ranges = [[first, last] for first, last, _ in chunks]
    (bundle / TABLE).write_bytes(gzip.compress(_SIGNATURE + cbor.written([ranges, list(sizes)]), 9, mtime=0))


def _chunks(table: Path) -> list[Any]:
    """First key, last key and digest of every chunk."""
    try:
        _, pages, chunks, *rest = cbor.read(gzip.decompress(table.read_bytes()).removeprefix(_SIGNATURE))
        fits = len(pages) == 1 and len(rest) == 3 and all(len(chunk) == 3 for chunk in chunks)
    except (cbor.CborError, TypeError, ValueError) as error:
        raise FormatError(f"{table.name}: {error}") from error
    if not fits:
        raise FormatError(f"{table.name}: {len(pages)} pages, {len(rest)} more parts")
    return list(chunks)
