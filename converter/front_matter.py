"""Front matter -> plain values that remember their lines.

Every scalar stays the text that a person sees (`2025`, `yes` and `2025-10-24` are strings), because no field of ours
needs a guess at its type. Anchors, aliases and tags are refused: nobody needs them here and they can hide a bomb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from converter.problems import TroubleError, trouble
from converter.yaml_faults import diagnose

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path_: TypeAlias = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it: ten times faster
_MAX_DEPTH = 12
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
FENCE = "---"


@dataclass(slots=True)
class Document:
    """A parsed file. `lines` gives the file's line of each value by its path; `blocks` the line range of each top-level field."""

    file: str
    data: dict[str, Value]
    body: str
    body_line: int
    lines: dict[Path_, int] = field(default_factory=dict)
    blocks: dict[str, tuple[int, int]] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, file: str) -> Document:
    """Raise `TroubleError` with file, line and cause when the header cannot be read."""
    lines = text.split("\n")
    end = _closing_fence(lines, file)
    header = "\n".join(lines[1:end])
    body = "\n".join(lines[end + 1 :]).strip("\n")
    body_line = end + 2 + (1 if end + 1 < len(lines) and not lines[end + 1].strip() else 0)
    document = Document(file, {}, body, body_line)
    try:
        _Builder(document, header).build()
    except yaml.YAMLError as error:
        raise _located(error, header, file) from None
    _find_blocks(document, end)
    return document


def _closing_fence(lines: list[str], file: str) -> int:
    if lines[0].rstrip() != FENCE:
        raise trouble("no_front_matter", file, 1, first=lines[0][:40])
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return number
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise trouble("merge_conflict", file, number + 1)
    near = next((n for n, line in enumerate(lines[1:], 2) if line.strip() in {"--", "----", "-----", "—", "——", "___", "- - -"}), 0)
    gap = next((n for n, line in enumerate(lines[1:], 2) if not line.strip()), len(lines))
    raise trouble("unclosed_front_matter", file, near or gap)


def _located(error: yaml.YAMLError, header: str, file: str) -> TroubleError:
    """Name the mistake as a person would; the pure parser words and places it better than libyaml."""
    try:
        for _ in yaml.parse(header, Loader=yaml.SafeLoader):
            pass
    except (yaml.YAMLError, RecursionError) as better:
        error = better if isinstance(better, yaml.YAMLError) else error
    fault = diagnose(error, header.split("\n"))
    return trouble(fault.code, file, fault.line + 1, **fault.values)


class _Builder:
    """Builds values from the parser's events, so that depth and duplicates are under our control."""

    def __init__(self, document: Document, header: str) -> None:
        self.document = document
        self.events: Iterator[Any] = yaml.parse(header, Loader=_Loader)

    def build(self) -> None:
        event: Any = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return
        if not isinstance(event, yaml.MappingStartEvent):
            raise trouble("not_fields", self.document.file, event.start_mark.line + 2)
        self.document.data = self._mapping(())
        for after in self.events:
            if isinstance(after, yaml.DocumentStartEvent):
                raise trouble("two_documents", self.document.file, getattr(after.start_mark, "line", 0) + 2)

    def _next(self) -> Any:
        event: Any = next(self.events)
        line = getattr(event.start_mark, "line", 0) + 2
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise trouble("yaml_anchor", self.document.file, line, name=event.anchor)
        if getattr(event, "tag", None):
            raise trouble("yaml_tag", self.document.file, line, tag=event.tag)
        return event

    def _value(self, event: Any, path: Path_) -> Value:
        self.document.lines.setdefault(path, event.start_mark.line + 2)
        if len(path) > _MAX_DEPTH:
            raise trouble("too_deep", self.document.file, event.start_mark.line + 2)
        if isinstance(event, yaml.ScalarEvent):
            text: str = event.value
            return None if event.implicit[0] and text in _NULLS else text
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)

    def _sequence(self, path: Path_) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = event.start_mark.line + 2
            if not isinstance(event, yaml.ScalarEvent):
                raise trouble("odd_key", self.document.file, line)
            key = event.value
            if key in fields:
                raise trouble("duplicate_key", self.document.file, line, key=key, first=self.document.line(*path, key))
            self.document.lines[(*path, key)] = line
            fields[key] = self._value(self._next(), (*path, key))
        return fields


def _find_blocks(document: Document, end: int) -> None:
    """Top-level fields as (first line, line after the last), 0-based in the file, comments above a field belonging to it not."""
    starts = sorted((document.lines[(key,)] - 1, key) for key in document.data)
    for (first, key), (after, _) in zip(starts, [*starts[1:], (end, "")], strict=True):
        document.blocks[key] = (first, after)
