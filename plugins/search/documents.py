"""What the search knows of an article, and what the page of results shows of it."""

from __future__ import annotations

import gzip
import json
from typing import Any, NamedTuple

# The usual level 6 saves a hundredth of the bytes and takes half as long again.
_LEVEL = 5


class Listed(NamedTuple):
    """What is known of an article before its text is read: enough to tell whether its bundle must be built again."""

    slug: str
    year: str  # "" when unknown
    digest: str  # of all that is searched; equal digests are equal shadows
    source: Any


class Document(NamedTuple):
    """One article as it is searched: no comments, captions, bylines or share lines."""

    slug: str
    url: str
    title: str
    body: str
    people: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # name, role ("" when none), other spellings
    region: str = ""
    tags: tuple[str, ...] = ()
    edtf: str = ""
    date_text: str = ""
    persons: tuple[str, ...] = ()  # names of the people's own pages


def packed(document: Document) -> bytes:
    """What the page of results shows of the article, as a small file of its own."""
    fields = {
        "s": document.slug,
        "u": document.url,
        "t": document.title,
        "d": document.date_text,
        "e": document.edtf,
        "r": document.region,
        "p": [name for name, _, _ in document.people],
        "g": document.tags,
        "x": document.body,
    }
    text = json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), _LEVEL, mtime=0)
