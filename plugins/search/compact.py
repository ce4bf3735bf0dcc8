"""Make a bundle cheap to load: short names for its pages and chunks, and the article itself in place of Pagefind's fragment.

Pagefind names pages and chunks by digests, which nothing compresses: they are most of a bundle's table, and a reader
loads the tables of all bundles before the first answer. A bundle's folder is named by its content already, so numbers are
enough inside it. Fragments only repeat the keys and are thrown away; the browser reads the articles from `text/`.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.search import cbor

# Every file of Pagefind begins with this, and its program looks for it after unpacking.
_SIGNATURE = b"pagefind_dcd"
_ADDRESS = b'{"url":"/'
_BEGINNING = 200  # bytes of a fragment that hold its address
TEXTS = "text"


class FormatError(ValueError):
    """Pagefind wrote something else than the version that this was made for."""


def compact(bundle: Path, texts: Mapping[str, bytes]) -> list[str]:
    """Rename everything in the bundle; returns the names of the shadow pages in the order of their numbers.

    `texts` holds the packed article of each shadow page under the page's name.
    """
    (table,) = bundle.glob("*.pf_meta")
    version, pages, chunks, *rest = _contents(table)
    names = [_name(bundle / "fragment" / f"{digest}.pf_fragment") for digest, _ in pages]
    shutil.rmtree(bundle / "fragment")
    (bundle / TEXTS).mkdir()
    for number, name in enumerate(names):
        (bundle / TEXTS / f"{number}.json.gz").write_bytes(texts[name])
    for number, (_, _, digest) in enumerate(chunks):
        (bundle / "index" / f"{digest}.pf_index").rename(bundle / "index" / f"{number}.pf_index")
    named = [[first, last, str(number)] for number, (first, last, _) in enumerate(chunks)]
    table.unlink()
    # The names and lengths of pages serve Pagefind's own program, which is not used: a page's number is its place in the index.
    packed = gzip.compress(_SIGNATURE + cbor.written([version, [], named, *rest]), 9, mtime=0)
    (bundle / "pagefind.table.pf_meta").write_bytes(packed)
    return names


def _contents(table: Path) -> list[Any]:
    """Version, pages [digest, words], chunks [first key, last key, digest], filters, sorts, fields."""
    try:
        found = cbor.read(gzip.decompress(table.read_bytes()).removeprefix(_SIGNATURE))
        fits = len(found) == 6 and all(len(page) == 2 for page in found[1]) and all(len(chunk) == 3 for chunk in found[2])
    except (cbor.CborError, TypeError) as error:
        raise FormatError(f"{table.name}: {error}") from error
    if not fits:
        raise FormatError(f"{table.name}: {len(found)} parts")
    return list(found)


def _name(fragment: Path) -> str:
    """Name of the shadow page of a fragment, from its first bytes."""
    start = zlib.decompressobj(wbits=31).decompress(fragment.read_bytes(), _BEGINNING).removeprefix(_SIGNATURE)
    if not start.startswith(_ADDRESS):
        raise FormatError(f"{fragment.name}: {start[:40]!r}")
    return start.removeprefix(_ADDRESS).partition(b".html")[0].decode()
