"""What can be wrong in an article by itself and among its fellows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from arabic.names import identity_key
from converter import rules
from converter.archive import Archive, stem, text, texts
from converter.checking import dates, shapes
from converter.checking.nearest import nearest, suggestion
from converter.checking.shapes import Shape
from converter.errors import ConverterError
from converter.front_matter import Document
from converter.problems import Problem, problem

SHAPES = {
    "title": Shape("text", "title: عنوان المقال"),
    "slug": Shape("text", "slug: 5f8f78b3"),
    "date": Shape("text", "date: 2025-10-24"),
    "date_edtf": Shape("text", "date_edtf: 2025-10"),
    "region": Shape("text", "region: فاس-مكناس"),
    "people": Shape("mappings", "people: ثم في سطر تحته «  - name: الاسم»", ("name", "role", "mentions"), ("name",)),
    "tags": Shape("texts", "tags: [وسم, وسم آخر]"),
    "author": Shape("text", "author: اسم الكاتب"),
    "evidence": Shape("mapping", "evidence: ثم في سطر تحته «  date: …»", ("date", "region", "year", "author")),
    "repairs": Shape("mappings", "repairs: ثم «  - {written: …, read: …}»", ("written", "read"), ("written", "read")),
    "source": Shape("mapping", "source: ثم «  seed: seeds/….txt»", ("seed", "sha256", "views", "comments", "set_aside", "url", "seen")),
    "reader_comments": Shape("mappings", "reader_comments: ثم «  - name: …» و«    text: …»", ("name", "text")),
    "written": Shape("mapping", "written: {title: …}"),
    "corrections": Shape("mappings", "corrections: ثم «  - date: 2026-01-05» و«    what: …»", ("date", "what", "why"), ("date", "what")),
    "status": Shape("text", "status: retracted"),
}  # fmt: skip
STATUSES = ("retracted", "removed")
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_RESERVED = frozenset({"index", "page"})


def check(stock: Archive) -> Iterator[Problem]:
    regions = region_names(stock)
    first: dict[str, Document] = {}
    for document in stock.articles:
        yield from shapes.check(document, SHAPES)
        yield from _required(document)
        yield from _slug(document, first)
        yield from dates.check(document)
        yield from _region(document, regions)
        yield from _people(document)
        yield from _tags(document)
        yield from _numbers(document)
        yield from _corrections(document)


def region_names(stock: Archive) -> dict[str, str]:
    """Whatever people call a region -> its canonical name: former names, provinces, capital, Latin name."""
    names: dict[str, str] = {}
    for document in stock.regions:
        canonical = text(document.data.get("name"))
        others = [*texts(document.data.get("provinces")), text(document.data.get("capital")), text(document.data.get("latin"))]
        for other in [*texts(document.data.get("former")), *others]:
            names.setdefault(other, canonical)
        names[canonical] = canonical
    names.pop("", None)
    return names


def _required(document: Document) -> Iterator[Problem]:
    data = document.data
    if not text(data.get("title")) and not isinstance(data.get("title"), list | dict):
        yield problem("missing_field", document.file, document.line("title"), key="title", example="عنوان المقال")
    status = text(data.get("status"))
    if status and status not in STATUSES:
        yield problem("bad_status", document.file, document.line("status"), value=status)
    if status in STATUSES and not document.data.get("corrections"):
        yield problem("status_without_reason", document.file, document.line("status"), value=status)
    if not document.body.strip() and status != "removed":
        yield problem("empty_body", document.file, max((after for _, after in document.blocks.values()), default=0) + 1)


def _slug(document: Document, first: dict[str, Document]) -> Iterator[Problem]:
    slug, name, line = text(document.data.get("slug")), stem(document), document.line("slug")
    if not slug:
        yield problem("missing_field", document.file, line, key="slug", example=name)
        return
    if not _SLUG.fullmatch(slug) or slug != slug.lower() or slug in _RESERVED:
        yield problem("bad_slug", document.file, line, value=slug)
    elif slug in first:
        yield problem("duplicate_slug", document.file, line, value=slug, other=first[slug].file)
    elif slug != name:
        yield problem("slug_and_name", document.file, line, value=slug, stem=name)
    first.setdefault(slug, document)


def _region(document: Document, names: dict[str, str]) -> Iterator[Problem]:
    value = text(document.data.get("region"))
    if value and names and names.get(value) != value:
        yield problem("unknown_region", document.file, document.line("region"), value=value, **suggestion(nearest(value, names)))


def _people(document: Document) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    people = document.data.get("people")
    for index, item in enumerate(people if isinstance(people, list) else []):
        name = text(item.get("name")) if isinstance(item, dict) else ""
        key = identity_key(name)
        if name and key in seen:
            yield problem("same_person_twice", document.file, document.line("people", index), value=name, other=seen[key])
        seen.setdefault(key, name)


def _tags(document: Document) -> Iterator[Problem]:
    known = vocabulary()
    tags = document.data.get("tags")
    for index, tag in enumerate(tags if isinstance(tags, list) else []):
        if known and isinstance(tag, str) and tag not in known and "،" not in tag:
            yield problem("unknown_tag", document.file, document.line("tags", index), value=tag, **suggestion(nearest(tag, known)))


@lru_cache(maxsize=1)
def vocabulary() -> tuple[str, ...]:
    """The names of the tags that the rules know; none when the rules cannot be read, which is reported elsewhere."""
    try:
        return rules.load().tags.names
    except ConverterError:
        return ()


def _numbers(document: Document) -> Iterator[Problem]:
    source = document.data.get("source")
    for key in ("views", "comments"):
        value = source.get(key) if isinstance(source, dict) else None
        if value is not None and not (isinstance(value, str) and value.isascii() and value.isdigit()):
            yield problem("bad_number", document.file, document.line("source", key), key=f"source.{key}", value=value)


def _corrections(document: Document) -> Iterator[Problem]:
    items = document.data.get("corrections")
    for index, item in enumerate(items if isinstance(items, list) else []):
        day = text(item.get("date")) if isinstance(item, dict) else ""
        if day and not dates.is_day(day):
            line = document.line("corrections", index, "date")
            yield problem("bad_date", document.file, line, value=day, **suggestion(dates.guess(day)))
