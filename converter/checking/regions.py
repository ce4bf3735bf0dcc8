"""What can be wrong in the authority records of regions."""

from __future__ import annotations

from collections.abc import Iterator

from converter.archive import Archive, text
from converter.checking import shapes
from converter.checking.nearest import form
from converter.checking.people import redirects
from converter.checking.shapes import Shape
from converter.problems import Problem, problem

SHAPES = {
    "name": Shape("text", "name: فاس-مكناس"),
    "code": Shape("text", "code: MA-03"),
    "latin": Shape("text", "latin: Fès-Meknès"),
    "former": Shape("texts", "former: [فاس-بولمان]"),
    "provinces": Shape("texts", "provinces: [فاس, مكناس]"),
    "capital": Shape("text", "capital: فاس"),
    "redirects": Shape("texts", "redirects: [old-slug]"),
    "sources": Shape("texts", "sources: [https://…]"),
}
CODES = tuple(f"MA-{number:02d}" for number in range(1, 13))


def check(stock: Archive) -> Iterator[Problem]:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for document in stock.regions:
        yield from shapes.check(document, SHAPES)
        name, code = text(document.data.get("name")), text(document.data.get("code"))
        if not name:
            yield problem("missing_field", document.file, document.line("name"), key="name", example="فاس-مكناس")
        elif names.setdefault(form(name), document.file) != document.file:
            yield problem("region_name_clash", document.file, document.line("name"), value=name, other=names[form(name)])
        if code not in CODES or codes.setdefault(code, document.file) != document.file:
            yield problem("bad_code", document.file, document.line("code"), value=code)
    broken = any("regions" in item.file for item in stock.problems)
    if stock.regions and not broken:
        for code in CODES:
            if code not in codes:
                yield problem("region_missing", stock.content / "regions", 1, value=code)
    yield from redirects(stock.regions, {})
