"""What one run leaves for the next: facts of the content files and stamps of the written pages.

The file lies outside the output, says which versions wrote it, and carries a checksum: one that is damaged, old or of another
output folder counts as none, and everything is read and rendered anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import zlib
from pathlib import Path
from typing import Any

FORMAT = 6
_MAGIC = f"khizana {FORMAT} python {sys.version_info[0]}.{sys.version_info[1]} marshal {marshal.version}\n".encode()
_CHECK = 4

Known = dict[str, tuple[Any, bytes, Any]]
Pages = dict[str, tuple[bytes, tuple[int, int]]]


class State:
    """`known`: source path -> (sign, digest, facts). `pages`: file -> (stamp, size and time). `files`: all that was written.

    `keys`: the spelling of each name -> its identity key.
    """

    def __init__(self) -> None:
        self.code = b""
        self.known: Known = {}
        self.pages: Pages = {}
        self.files: list[str] = []
        self.keys: dict[str, str] = {}
        self.read_at = 0  # ns; files changed later than shortly before this are read again, since clocks of file systems are coarse
        self.fresh = True  # nothing is known of the output folder


def place(cache: str, output: str, content: str) -> Path | None:
    """The state file of one pair of folders; None when the setting turns the cache off."""
    if not cache:
        return None
    name = hashlib.blake2b(f"{os.path.realpath(output)}\n{os.path.realpath(content)}".encode(), digest_size=8).hexdigest()
    return Path(cache) / f"archive-{name}.state"


def load(path: Path | None, code: bytes) -> State:
    """The last run's state; an empty one when there is none to trust. `code` is the digest of the code that reads content files."""
    state = State()
    try:
        raw = path.read_bytes() if path else b""
    except OSError:
        raw = b""
    body = memoryview(raw)[len(_MAGIC) + _CHECK :]
    if raw.startswith(_MAGIC) and raw[len(_MAGIC) : len(_MAGIC) + _CHECK] == _check(body):
        written_by, state.read_at, *tables = [marshal.loads(part) for part in marshal.loads(body)]
        state.known, state.pages, state.keys = [_rows(table) for table in tables[:3]]
        state.files = [*state.pages, *tables[3]]
        state.fresh = _mark(path).exists() if path else False
        if written_by != code:
            state.known, state.pages, state.keys = {}, {}, {}
    state.code = code
    return state


def _check(body: memoryview | bytes) -> bytes:
    """Notices damage; nobody forges a cache of his own."""
    return zlib.crc32(body).to_bytes(_CHECK, "big")


def _columns(rows: dict[str, Any]) -> list[Any]:
    """A table as marshal reads it fastest: keys, and one list for each column where the values are tuples."""
    values = list(rows.values())
    return [list(rows), list(zip(*values, strict=True)) if values and type(values[0]) is tuple else values]


def _rows(table: list[Any]) -> dict[str, Any]:
    names, columns = table
    return dict(zip(names, zip(*columns, strict=True) if columns and type(columns[0]) is tuple else columns, strict=True))


def _mark(path: Path) -> Path:
    return path.with_suffix(".running")


def begin(path: Path | None) -> None:
    """Say that the output folder is about to change: a run that is killed leaves this mark, and the next looks at every page."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        _mark(path).touch()


def save(path: Path | None, state: State) -> None:
    """Write the state whole or not at all."""
    if not path:
        return
    others = [name for name in state.files if name not in state.pages]
    tables = [_columns(state.known), _columns(state.pages), _columns(state.keys)]
    body = marshal.dumps([marshal.dumps(part) for part in (state.code, state.read_at, *tables, others)])
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.writelines((_MAGIC, _check(body), body))  # joined they would be as much memory again
    temporary.replace(path)
    _mark(path).unlink(missing_ok=True)
