"""The table by which the browser counts and filters results: region, year, people and tags of every article of a bundle."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.documents import SPACES, Document

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


def write(rows: dict[str, Row], bundle: Path) -> None:
    """`facets.json.gz` and `people.json.gz` in the bundle, keyed by the names under which Pagefind returns the pages.

    Those names are known only after Pagefind ran: each is the file name of a fragment that carries the article's slug.
    """
    names = _Numbered(), _Numbered(), _Numbered()
    ids: list[str] = []
    regions: list[int] = []
    days: list[int] = []
    people: list[list[int]] = []
    tags: list[list[int]] = []
    for path in sorted((bundle / "fragment").iterdir()):
        found = rows[_slug(path)]
        ids.append(path.stem.partition("_")[2])
        regions.append(names[0].number(found.region))
        days.append(found.day)
        people.append([names[1].number(name) for name in found.people])
        tags.append([names[2].number(name) for name in found.tags])
    table = {"ids": " ".join(ids), "r": regions, "d": days, "t": tags, "regions": list(names[0].known), "tags": list(names[2].known)}
    _pack(table, bundle / FILE)
    _pack({"p": people, "people": list(names[1].known)}, bundle / PEOPLE)


def _pack(table: dict[str, Any], path: Path) -> None:
    data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


class _Numbered:
    """Names in the order of their first use."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known))


def _slug(fragment: Path) -> str:
    text = gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd").decode()
    payload = json.loads(text)["anchors"][0]["id"]
    slug: str = json.loads(payload.replace(SPACES[" "], " ").replace(SPACES["\n"], "\\n"))["s"]
    return slug
