"""The table by which the browser counts and filters results: region, year, people and tags of every article of a bundle."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.documents import Document

FILE = "facets.json.gz"
# People are most of the table and asked for least: a file of their own.
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
    """`facets.json.gz` and `people.json.gz` in the bundle: the rows in the order of the articles' numbers."""
    names = _Numbered(), _Numbered(), _Numbered()
    table = {
        "r": [names[0].number(row.region) for row in rows],
        "d": [row.day for row in rows],
        "t": [[names[1].number(name) for name in row.tags] for row in rows],
        "regions": list(names[0].known),
        "tags": list(names[1].known),
    }
    _pack(table, bundle / FILE)
    _pack({"p": [[names[2].number(name) for name in row.people] for row in rows], "people": list(names[2].known)}, bundle / PEOPLE)


def _pack(table: dict[str, Any], path: Path) -> None:
    data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


class _Numbered:
    """Names in the order of their first use."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known))
