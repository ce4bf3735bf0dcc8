"""Addresses made from names."""

from __future__ import annotations

import hashlib
from functools import cache

from arabic.names import words

_LONGEST = 180  # bytes; file systems allow 255 for a folder's name


def key_slug(key: str) -> str:
    """The address of an identity key."""
    return bounded(key.replace(" ", "-"))


@cache
def name_slug(name: str) -> str:
    """Folded words of a tag's or region's name, joined with hyphens; empty when the name has no word."""
    return bounded("-".join(words(name)))


def bounded(slug: str) -> str:
    """The slug itself, or its beginning and a digest when no folder could have that name."""
    if len(slug.encode()) <= _LONGEST:
        return slug
    digest = hashlib.blake2b(slug.encode(), digest_size=4).hexdigest()
    return slug.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip("-") + "-" + digest
