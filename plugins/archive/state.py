"""What one run leaves for the next: facts of the content files and stamps of the written pages.

The file lies outside the output, says which versions wrote it, and carries a checksum: one that is damaged, old or of another
output folder counts as none, and everything is read and rendered anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

FORMAT = 3
_MAGIC = f"khizana {FORMAT} python {sys.version_info[0]}.{sys.version_info[1]} marshal {marshal.version}\n".encode()
_CHECK = 32

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
    check = hashlib.blake2b(body, digest_size=_CHECK).digest()
    if raw.startswith(_MAGIC) and raw[len(_MAGIC) : len(_MAGIC) + _CHECK] == check:
        written_by, state.known, state.pages, others, state.keys, state.read_at = marshal.loads(body)
        state.files = [*state.pages, *others]
        state.fresh = _mark(path).exists() if path else False
        if written_by != code:
            state.known, state.pages, state.keys = {}, {}, {}
    state.code = code
    return state


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
    body = marshal.dumps((state.code, state.known, state.pages, others, state.keys, state.read_at))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    temporary.write_bytes(_MAGIC + hashlib.blake2b(body, digest_size=_CHECK).digest() + body)
    temporary.replace(path)
    _mark(path).unlink(missing_ok=True)
