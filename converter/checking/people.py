"""What can be wrong in the authority records of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arabic.names import identity_key, key_slug, name_key
from converter.archive import Archive, stem, text, texts
from converter.checking import dates, shapes
from converter.checking.articles import region_names
from converter.checking.nearest import form, nearest, suggestion
from converter.checking.shapes import Shape
from converter.front_matter import Document
from converter.problems import Problem, problem

SHAPES = {
    "name": Shape("text", "name: الاسم الكامل"),
    "latin": Shape("text", "latin: Prénom Nom"),
    "aliases": Shape("texts", "aliases: [صيغة أخرى للاسم]"),
    "weak_aliases": Shape("texts", "weak_aliases: [النسب وحده]"),
    "not_same_as": Shape("texts", "not_same_as: [اسم ملف أو اسم شخص]"),
    "offices": Shape("mappings", "offices: ثم «  - title: …» و«    from: 2021-10»", ("title", "body", "region", "from", "to"), ("title",)),
    "redirects": Shape("texts", "redirects: [old-slug]"),
    "sources": Shape("texts", "sources: [https://…]"),
}


@dataclass(frozen=True, slots=True)
class _Owner:
    file: str
    slug: str


def check(stock: Archive) -> Iterator[Problem]:
    places = {form(name): region for name, region in region_names(stock).items()}
    owners: dict[str, _Owner] = {}
    for document in stock.people:
        yield from shapes.check(document, SHAPES)
        if not text(document.data.get("name")):
            yield problem("missing_field", document.file, document.line("name"), key="name", example="الاسم الكامل")
        yield from _names(document, owners, places)
        yield from _offices(document, set(places.values()))
    yield from _references(stock, owners)
    yield from redirects(stock.people, owners)


def _names(document: Document, owners: dict[str, _Owner], places: dict[str, str]) -> Iterator[Problem]:
    """Names and aliases say one person each; a place or a bare word says none."""
    aliases = texts(document.data.get("aliases"))
    paths: list[tuple[str | int, ...]] = [("name",), *(("aliases", index) for index in range(len(aliases)))]
    for path, value in zip(paths, [text(document.data.get("name")), *aliases], strict=True):
        if not value:
            continue
        line, key = document.line(*path), identity_key(value)
        owner = owners.setdefault(key, _Owner(document.file, stem(document)))
        if owner.file != document.file:
            yield problem("alias_clash", document.file, line, value=value, other=owner.file)
        elif form(value) in places:
            yield problem("alias_is_region", document.file, line, value=value, other=places[form(value)])
        elif path[0] == "aliases" and len(name_key(value)) < 2:
            yield problem("weak_name", document.file, line, value=value)


def _offices(document: Document, regions: set[str]) -> Iterator[Problem]:
    offices = document.data.get("offices")
    for index, office in enumerate(offices if isinstance(offices, list) else []):
        if not isinstance(office, dict):
            continue
        start, end, region = text(office.get("from")), text(office.get("to")), text(office.get("region"))
        yield from dates.check_edtf(document, start, ("offices", index, "from"))
        yield from dates.check_edtf(document, end, ("offices", index, "to"))
        if start[:4].isdigit() and end[:4].isdigit() and start[: len(end)] > end[: len(start)]:
            line = document.line("offices", index, "to")
            yield problem("offices_reversed", document.file, line, value=text(office.get("title")), start=start, end=end)
        if region and regions and region not in regions:
            line = document.line("offices", index, "region")
            yield problem("unknown_region", document.file, line, value=region, **suggestion(nearest(region, regions)))


def _references(stock: Archive, owners: dict[str, _Owner]) -> Iterator[Problem]:
    """Whoever `not_same_as` names must still be somewhere."""
    slugs = {stem(document) for document in stock.people}
    mentioned = {key for document in stock.articles for key in article_people(document)}
    mentioned |= {identity_key(text(document.data.get("author"))) for document in stock.articles}
    for document in stock.people:
        for index, value in enumerate(texts(document.data.get("not_same_as"))):
            line, key = document.line("not_same_as", index), identity_key(value)
            if value == stem(document) or (key in owners and owners[key].file == document.file):
                yield problem("not_same_as_itself", document.file, line, value=value)
            elif value not in slugs and key not in owners and key not in mentioned:
                others = {**{slug: slug for slug in slugs}, **{text(d.data.get("name")): stem(d) for d in stock.people}}
                yield problem("no_such_person", document.file, line, value=value, **suggestion(nearest(value, others)))


def article_people(document: Document) -> dict[str, str]:
    """Identity key -> name of everybody whom an article lists."""
    people = document.data.get("people")
    names = (text(item.get("name")) for item in (people if isinstance(people, list) else []) if isinstance(item, dict))
    return {identity_key(name): name for name in names if name}


def redirects(documents: list[Document], owners: dict[str, _Owner]) -> Iterator[Problem]:
    """An old address leads to one page only."""
    taken = {stem(document): document.file for document in documents}
    own_keys = {key.replace(" ", "-"): owner.file for key, owner in owners.items()}
    for document in documents:
        for index, value in enumerate(texts(document.data.get("redirects"))):
            other = taken.get(value) or own_keys.get(key_slug(value.replace("-", " ")))
            if other and other != document.file:
                yield problem("redirect_clash", document.file, document.line("redirects", index), value=value, other=other)
            taken.setdefault(value, document.file)
