"""People win over programs: what a later run may change in an article, and how it leaves all else as it stands.

Each field carries a digest of what the converter last wrote there (`written`). A field whose digest no longer fits was
touched by a person, and is theirs from then on. So is a field in which a person left a comment.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from converter import yaml_writer
from converter.front_matter import Document

# What is compared and replaced as one: a date without its words, or a region without its evidence, would mislead.
GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "title": (("title",),),
    "date": (("date",), ("date_edtf",), ("evidence", "date"), ("evidence", "year")),
    "region": (("region",), ("evidence", "region")),
    "people": (("people",),),
    "tags": (("tags",),),
    "author": (("author",), ("evidence", "author")),
    "repairs": (("repairs",),),
    "counts": (("source", "views"), ("source", "comments")),
    "set_aside": (("source", "set_aside"),),
    "reader_comments": (("reader_comments",),),
}
_NESTED = ("evidence", "source")


@dataclass(frozen=True, slots=True)
class Change:
    """One field that the converter would now write differently. `touched`: a person wrote it, so it stays."""

    field: str
    before: Any
    after: Any
    touched: bool


def digests(fields: Mapping[str, Any], body: str) -> dict[str, str]:
    """Field -> eight hex digits, absent fields absent."""
    found = {name: digest(_values(fields, name)) for name in GROUPS if _values(fields, name)}
    return {**found, "body": digest(body.strip("\n"))}


def digest(value: Any) -> str:
    """Equal for values that a person sees as equal: numbers as their digits, mappings in any order of keys."""
    canonical = json.dumps(_as_text(value), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:8]


def changes(document: Document, source: str, fields: Mapping[str, Any], body: str) -> list[Change]:
    """What differs between an article file (parsed, and its text) and what the converter would write today."""
    written = document.data.get("written")
    trusted: Mapping[str, Any] = written if isinstance(written, dict) else {}
    commented = _commented(document, source)
    found = []
    for name in GROUPS:
        before, after = _values(document.data, name), _values(fields, name)
        if _as_text(before) != _as_text(after):
            now = digest(before) if before else None
            keys = {path[0] for path in GROUPS[name]}
            found.append(Change(name, before, after, now != trusted.get(name) or bool(keys & commented)))
    if document.body.strip("\n") != body.strip("\n"):
        touched = digest(document.body.strip("\n")) != trusted.get("body")
        found.append(Change("body", document.body, body, touched))
    return found


def apply(document: Document, source: str, accepted: Sequence[Change], fields: Mapping[str, Any], order: Sequence[str]) -> str:
    """The file's text with the accepted changes made; every other line, comments included, stays byte for byte."""
    data: dict[str, Any] = dict(document.data)
    touched_keys = {"written"}
    for change in accepted:
        for path in GROUPS.get(change.field, ()):
            touched_keys.add(path[0])
            _put(data, path, _get(fields, path))
    body = next((change.after for change in accepted if change.field == "body"), document.body)
    data["written"] = _renewed(data, body, accepted)
    lines = source.split("\n")
    end = document.body_line - 1
    header = _replaced(lines, document, {key: data.get(key) for key in touched_keys}, order)
    if not any(change.field == "body" for change in accepted):
        closing = next(n for n in range(1, end + 1) if lines[n].rstrip() == "---")
        return "\n".join([*header, *lines[closing:]])
    return "\n".join([*header, "---", "", body, ""])


def _renewed(data: Mapping[str, Any], body: str, accepted: Sequence[Change]) -> dict[str, str]:
    """The digests with those of the changed fields renewed; a touched field keeps the one that shows it was touched."""
    old = data.get("written")
    written: dict[str, str] = dict(old) if isinstance(old, dict) else {}
    now = digests(data, body)
    for change in accepted:
        written.pop(change.field, None)
        if change.field in now:
            written[change.field] = now[change.field]
    return {name: written[name] for name in (*GROUPS, "body") if name in written}


def _replaced(lines: list[str], document: Document, new: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    """The header's lines, opening fence included, with the given top-level fields written anew, added or dropped."""
    closing = next(n for n in range(1, len(lines)) if lines[n].rstrip() == "---")
    blocks = {key: lines[first : _core(lines, first, after)] for key, (first, after) in document.blocks.items()}
    out = [lines[0]]
    pending = [key for key in order if new.get(key) and key not in blocks]
    at = 1
    for key, (first, _) in sorted(document.blocks.items(), key=lambda item: item[1]):
        out += lines[at:first]
        while pending and key in order and order.index(pending[0]) < order.index(key):
            name = pending.pop(0)
            out += yaml_writer.block(name, new[name]).split("\n")[:-1]
        if key not in new:
            out += blocks[key]
        elif new[key]:
            out += yaml_writer.block(key, new[key]).split("\n")[:-1]
        at = first + len(blocks[key])
    out += lines[at:closing]
    for name in pending:
        out += yaml_writer.block(name, new[name]).split("\n")[:-1]
    return out


def _core(lines: list[str], first: int, after: int) -> int:
    """Where a field's own lines end: comments and blank lines below it belong to what follows."""
    while after > first + 1 and (not lines[after - 1].strip() or lines[after - 1].startswith("#")):
        after -= 1
    return after


def _commented(document: Document, source: str) -> set[str]:
    """Top-level fields within which a person wrote a YAML comment, which rewriting the field would lose."""
    lines = source.split("\n")
    found = set()
    for key, (first, after) in document.blocks.items():
        own = "\n".join(lines[first : _core(lines, first, after)]) + "\n"
        value: Any = document.data[key]
        if "#" in own and own != yaml_writer.block(key, value or ""):
            found.add(key)
    return found


def _values(fields: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The parts of a group that are there, by dotted path."""
    parts = ((".".join(path), _get(fields, path)) for path in GROUPS[name])
    return {path: value for path, value in parts if value not in (None, "", [], {})}


def _get(fields: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = fields
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _put(fields: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value, or take it out when it is None; a mapping emptied so goes too."""
    key = path[0]
    if len(path) == 1:
        fields[key] = value
    else:
        old = fields.get(key)
        inner = dict(old) if isinstance(old, Mapping) else {}
        inner.pop(path[1], None) if value is None else inner.update({path[1]: value})
        fields[key] = inner
    if not fields[key]:
        fields.pop(key)


def _as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_text(item) for item in value]
    return "" if value is None else str(value)
