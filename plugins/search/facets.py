"""The table by which the browser counts and filters results: region, year, people and tags of every article of a bundle."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.documents import Document

FILE = "facets.json.gz"
# Tags and people are most of the table and are read when a reader opens their list: files of their own.
TAGS = "tags.json.gz"
PEOPLE = "people.json.gz"


class Row(NamedTuple):
    """Facets of one article."""

    region: str
    day: int  # 20251024; parts that are unknown are 0
    people: tuple[str, ...]
    tags: tuple[str, ...]


def row(document: Document) -> Row:
    """The facets of a document."""
    parts = [part if part.isdigit() else "0" for part in document.edtf.split("/")[0].replace("?", "").replace("~", "").split("-")]
    year, month, day = (int(part) for part in [*parts, "0", "0"][:3])
    return Row(document.region, year * 10000 + month * 100 + day, tuple(dict.fromkeys(document.persons)), document.tags)


def write(rows: Sequence[Row], bundle: Path) -> None:
    """The three files in the bundle, their rows in the order of the articles' numbers."""
    regions = _Numbered()
    numbers = [regions.number(row.region) for row in rows]
    _pack({"r": numbers, "d": [row.day for row in rows], "regions": list(regions.known)}, bundle / FILE)
    _lists([row.tags for row in rows], bundle / TAGS)
    _lists([row.people for row in rows], bundle / PEOPLE)


def _lists(values: Sequence[tuple[str, ...]], path: Path) -> None:
    known = _Numbered()
    numbers = [[known.number(name) for name in names] for names in values]
    _pack({"rows": numbers, "names": list(known.known)}, path)


def _pack(table: dict[str, Any], path: Path) -> None:
    data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


class _Numbered:
    """Names in the order of their first use."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known))
