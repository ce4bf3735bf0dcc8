"""Whether fields have the shape that the site reads: text, list of texts, list of mappings, mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from converter.checking.nearest import nearest, suggestion
from converter.front_matter import Document
from converter.problems import Problem, problem

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field must look like, said in both languages and shown by an example."""

    kind: str  # text | texts | mappings | mapping | number
    example: str
    keys: tuple[str, ...] = ()  # of the mapping, or of each mapping in the list
    needs: tuple[str, ...] = ()  # those that may not be missing


_NAMES = {
    "text": ("نص في سطر واحد", "one line of text"),
    "texts": ("قائمة نصوص", "a list of texts"),
    "mappings": ("قائمة حقول", "a list of fields"),
    "mapping": ("حقول", "fields"),
    "number": ("عدد", "a number"),
}


def check(document: Document, shapes: Mapping[str, Shape]) -> Iterator[Problem]:
    """Unknown, empty and misshapen top-level fields."""
    for key, value in document.data.items():
        line = document.line(key)
        if key not in shapes:
            yield problem("unknown_field", document.file, line, key=key, **suggestion(nearest(key, list(shapes))))
        elif value is None or value == "" or value == [] or value == {}:
            yield problem("empty_field", document.file, line, key=key)
        else:
            yield from _field(document, key, value, shapes[key])


def _field(document: Document, key: str, value: Any, shape: Shape) -> Iterator[Problem]:
    if shape.kind == "text" and not isinstance(value, str):
        yield _wrong(document, (key,), key, shape)
    elif shape.kind == "texts":
        yield from _texts(document, key, value, shape)
    elif shape.kind == "mappings":
        yield from _mappings(document, key, value, shape)
    elif shape.kind == "mapping":
        yield from [_wrong(document, (key,), key, shape)] if not isinstance(value, dict) else _keys(document, (key,), value, shape)


def _texts(document: Document, key: str, value: Any, shape: Shape) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield _wrong(document, (key,), key, shape)
        return
    for index, item in enumerate(value):
        if not isinstance(item, str):
            yield _wrong(document, (key, index), key, shape)
        elif "،" in item:
            yield problem("arabic_comma", document.file, document.line(key, index), value=item)
        elif item in value[:index]:
            yield problem("repeated_entry", document.file, document.line(key, index), value=item, key=key)


def _mappings(document: Document, key: str, value: Any, shape: Shape) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield _wrong(document, (key,), key, shape)
        return
    for index, item in enumerate(value):
        if isinstance(item, dict):
            yield from _keys(document, (key, index), item, shape)
        else:
            yield _wrong(document, (key, index), key, shape)


def _keys(document: Document, path: Path, value: Mapping[str, Any], shape: Shape) -> Iterator[Problem]:
    for key in value:
        if shape.keys and key not in shape.keys:
            yield problem("unknown_field", document.file, document.line(*path, key), key=key, **suggestion(nearest(key, shape.keys)))
    for key in shape.needs:
        if not value.get(key):
            yield problem("missing_field", document.file, document.line(*path), key=f"{path[0]}.{key}", example="…")


def _wrong(document: Document, path: Path, key: str, shape: Shape) -> Problem:
    arabic, english = _NAMES[shape.kind]
    values = {"key": key, "shape_arabic": arabic, "shape_english": english, "example": shape.example}
    return problem("wrong_shape", document.file, document.line(*path), **values)
