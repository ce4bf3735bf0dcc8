"""Records that the last run made, kept in the cache folder: an article whose stamp did not change is not read again."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

from plugins.exports.records import Record

_CHECK = 32
Kept = dict[str, tuple[bytes, Record, Any]]
"""Slug -> (stamp of the article, its record, size and time of its twin)."""


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
        kept: Kept = marshal.loads(body)
        return kept

    def save(self, kept: Kept) -> None:
        """Write the file whole or not at all."""
        if not self.path:
            return
        body = marshal.dumps(kept)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.path.with_suffix(".part")
        temporary.write_bytes(self._sign(body) + body)
        temporary.replace(self.path)

    def _sign(self, body: bytes) -> bytes:
        return hashlib.blake2b(self.code + body, digest_size=_CHECK).digest()


def _code() -> bytes:
    """Digest of the code that makes records."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *here.parent.joinpath("archive").glob("*.py")])
    return hashlib.blake2b(sys.version.encode() + b"".join(path.read_bytes() for path in files)).digest()
