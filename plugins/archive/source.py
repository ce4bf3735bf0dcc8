"""Content files -> facts and records, in parallel, with the faults in them collected."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable
from functools import partial
from operator import itemgetter
from typing import Any

from plugins.archive import authority, content_file, reading
from plugins.archive.authority import Record
from plugins.archive.pool import spread
from plugins.archive.problems import ContentError, Problem
from plugins.archive.records import Facts
from plugins.archive.state import State

_COARSE = 50_000_000  # ns; file systems stamp times in ticks of some milliseconds
_DIGEST = 16  # bytes; of SHA-256, which processors know by heart
_SIGN = struct.Struct("<3qQ")
Sign = bytes  # size, time of change, time of change of the entry, inode: one value to compare, to keep and to load
Found = tuple[str, Sign, int]  # path under content/, Sign, the last of its times


class Sources:
    """What `content/` holds. `found` are the files of each folder, as `scan` sees them; `known` is what the last run read."""

    def __init__(self, root: str, state: State, processes: int, found: dict[str, list[Found]]) -> None:
        self.root = root
        self.known = state.known
        self.trusted = state.read_at - _COARSE
        self.processes = processes
        self.found = found
        self.problems: list[Problem] = []
        self._once: dict[Any, Any] = {}
        self.kept: dict[str, tuple[Sign, bytes, Any]] = {}

    def articles(self, folder: str, placed: bool) -> list[tuple[str, str, Facts]]:
        """(path, path under content/, facts) of every article that can be read."""
        self._read(folder, partial(reading.read, placed=placed))
        prefix = folder + "/"
        return [(f"{self.root}/{name}", name, Facts._make(value)) for name, (_, _, value) in self.kept.items() if name.startswith(prefix)]

    def records(self, folder: str) -> list[Record]:
        """The authority records of one folder, by slug."""
        self._read(folder, authority.read)
        prefix = folder + "/"
        return sorted(Record(*value) for name, (_, _, value) in self.kept.items() if name.startswith(prefix))

    def _read(self, folder: str, parse: Any) -> None:
        fresh = []
        for name, sign, changed in self.found[folder]:
            known = self.known.get(name)
            if known and known[0] == sign and changed < self.trusted:
                self.kept[name] = known
            else:
                fresh.append((name, sign, known[1] if known else b""))

        def work(chunk: slice) -> list[Any]:
            files = [(*item, _load(self.root, item[0])) for item in fresh[chunk]]  # all at once: see `Store.put_all`
            return [_read_file(parse, *file) for file in files]

        for results in spread(work, len(fresh), self.processes):
            for name, sign, digest, value in results:
                if isinstance(value, Problem):
                    self.problems.append(value)
                else:  # None: the bytes are those that are known
                    self.kept[name] = (sign, digest, self.known[name][2] if value is None else self._shared(value))

    def _shared(self, value: Any) -> Any:
        """The same with one object for equal names, roles and tags: less to remember and to save."""
        if type(value) is not tuple:
            return value
        once = self._once.setdefault
        parts = [tuple([once(item, item) for item in part]) if type(part) is tuple else part for part in value]
        return tuple([once(part, part) if type(part) is str else part for part in parts])


def scan(root: str, folders: Iterable[str]) -> dict[str, list[Found]]:
    """The Markdown files of some folders."""
    return {folder: _scan(root, folder) for folder in folders}


def _scan(root: str, folder: str) -> list[Found]:
    """Those of a folder and of the folders in it, sorted."""
    found: list[Found] = []
    pending = [folder]
    while pending:
        name = pending.pop()
        try:
            entries = list(os.scandir(f"{root}/{name}"))
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{name}/{entry.name}"
            if entry.is_dir():
                pending.append(path)
            elif path.endswith(".md"):
                of = entry.stat()
                changed, moved = of.st_mtime_ns, of.st_ctime_ns
                found.append((path, _SIGN.pack(of.st_size, changed, moved, of.st_ino), max(changed, moved)))
    found.sort(key=itemgetter(0))
    return found


def _load(root: str, name: str) -> bytes | Problem:
    try:
        return content_file.load(f"{root}/{name}")
    except OSError as fault:
        return Problem(f"content/{name}", 0, f"تعذرت قراءة الملف: {fault.strerror}", f"cannot be read: {fault.strerror}")


def _read_file(parse: Any, name: str, sign: Sign, known: bytes, raw: bytes | Problem) -> tuple[str, Sign, bytes, Any]:
    """(name, sign, digest, value): value is None when the digest is the known one, a Problem when the file cannot be read."""
    if isinstance(raw, Problem):
        return name, sign, b"", raw
    digest = hashlib.sha256(raw).digest()[:_DIGEST]
    if digest == known:
        return name, sign, digest, None
    try:
        return name, sign, digest, tuple(parse(raw, f"content/{name}", name.rpartition("/")[2].removesuffix(".md"), digest))
    except ContentError as fault:
        return name, sign, b"", fault.problem
