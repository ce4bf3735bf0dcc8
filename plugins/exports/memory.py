"""What the last run made of each article, kept in the cache folder: an article whose stamp did not change is not read again."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

from plugins.archive.store import Stamp
from plugins.exports.records import Record

_CHECK = 32


class Entry:
    """One article in every form that the files are made of.

    `fields` is its record without the text, with the number of its words; `line` the whole record as a line of JSON;
    `cited` the texts for reference managers by file name; `files` the size and time of what stands beside its page.
    """

    __slots__ = ("cited", "fields", "files", "line", "stamp", "text")

    def __init__(self, stamp: bytes, fields: Record, text: str, line: bytes, cited: dict[str, str], files: dict[str, Stamp]) -> None:
        self.stamp = stamp
        self.fields = fields
        self.text = text
        self.line = line
        self.cited = cited
        self.files = files

    def row(self) -> tuple[Any, ...]:
        """Plain values, for the cache."""
        return self.stamp, self.fields, self.text, self.line, self.cited, self.files


Kept = dict[str, Entry]


class Memory:
    """One file per output folder. A damaged one, or one that other code wrote, counts as none."""

    def __init__(self, cache: str, output: str) -> None:
        name = hashlib.blake2b(os.path.realpath(output).encode(), digest_size=8).hexdigest()
        self.path = Path(cache) / f"exports-{name}.state" if cache else None
        self.code = _code()

    def load(self) -> Kept:
        """What is known; empty when there is nothing to trust."""
        try:
            raw = self.path.read_bytes() if self.path else b""
        except OSError:
            return {}
        body = raw[_CHECK:]
        if len(raw) <= _CHECK or raw[:_CHECK] != self._sign(body):
            return {}
        return {slug: Entry(*row) for slug, row in marshal.loads(body).items()}

    def save(self, kept: Kept) -> None:
        """Write the file whole or not at all."""
        if not self.path:
            return
        body = marshal.dumps({slug: entry.row() for slug, entry in kept.items()})
        self.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.path.with_suffix(".part")
        temporary.write_bytes(self._sign(body) + body)
        temporary.replace(self.path)

    def _sign(self, body: bytes) -> bytes:
        return hashlib.blake2b(self.code + body, digest_size=_CHECK).digest()


def _code() -> bytes:
    """Digest of the code that makes records."""
    here = Path(__file__).parent
    files = sorted(path for room in ("archive", "exports", "presentation") for path in here.parent.joinpath(room).glob("*.py"))
    return hashlib.blake2b(sys.version.encode() + b"".join(path.read_bytes() for path in files)).digest()
