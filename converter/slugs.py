"""Addresses of articles: from the seed's own hash, so that no later correction of title or date can move a page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

_HASH_IN_NAME = re.compile(r"(?:^|[_-])([0-9a-f]{16})$")
SHORTEST = 8


def digest(stem: str, decoded: str) -> str:
    """The hash that a seed's slug is cut from: the one in its file name, else that of its decoded text."""
    named = _HASH_IN_NAME.search(stem)
    return named[1] if named else hashlib.sha256(decoded.encode("utf-8", "surrogatepass")).hexdigest()


def choose(full: str, taken: Container[str]) -> str:
    """The shortest prefix of the hash, eight digits or more, that no other article has; longer than the hash as a last resort."""
    for length in range(SHORTEST, len(full) + 1):
        if full[:length] not in taken:
            return full[:length]
    number = 2
    while f"{full}-{number}" in taken:
        number += 1
    return f"{full}-{number}"


def belongs(slug: str, full: str) -> bool:
    """Whether a slug can have been cut from this hash."""
    return len(slug) >= SHORTEST and (full.startswith(slug) or slug.startswith(f"{full}-"))
