"""Facts -> the article file of the archive, and back to plain values."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from converter import merge, yaml_writer
from converter.markdown_text import escape
from converter.model import EventDate, Facts, Label, Layout, Line, Person
from converter.yaml_writer import Plain

Fields: TypeAlias = dict[str, Plain]

# The order in which a person reads them; fields that a person added go where they were put.
ORDER = (
    "title", "slug", "date", "date_edtf", "region", "people", "tags", "author", "evidence", "repairs",
    "source", "reader_comments", "written", "corrections", "status",
)  # fmt: skip
_KEPT = frozenset({Label.TITLE, Label.BODY, Label.BYLINE})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Article:
    """What one article file holds. `body` is Markdown."""

    fields: Mapping[str, Plain]
    body: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The seed behind an article: its path from the archive's root and the SHA-256 of its bytes."""

    seed: str
    sha256: str


def from_facts(facts: Facts, slug: str, origin: Origin) -> Article:
    fields: Fields = {"title": one_line(facts.title), "slug": slug, **dates(facts.date)}
    optional: Fields = {
        "region": facts.region or "",
        "people": [_person(person) for person in facts.people],
        "tags": list(facts.tags),
        "author": one_line(facts.author or ""),
        "evidence": _evidence(facts),
        "repairs": [{"written": repair.written, "read": repair.read} for repair in facts.repairs],
        "source": _source(facts, origin),
        "reader_comments": [{"name": one_line(c.name), "text": c.text} for c in facts.layout.reader_comments],
    }
    fields |= {key: value for key, value in optional.items() if value}
    body = escape(facts.body)
    return Article({**fields, "written": merge.digests(fields, body)}, body)


def to_text(article: Article) -> str:
    """The file's whole text."""
    ordered = {key: article.fields[key] for key in ORDER if key in article.fields}
    return f"---\n{yaml_writer.write(ordered)}---\n\n{article.body}\n"


def dates(event: EventDate) -> Fields:
    """`date` when one full day is known, `date_edtf` when the words say less, more or otherwise.

    A day that the text itself contradicts (its weekday is another's) is known to nobody: it stays as written, marked `?`.
    """
    stated, day = event.edtf, event.resolved
    if day is None:
        if stated is None:
            return {}
        return {"date_edtf": f"{stated}?" if _DAY.fullmatch(stated) else stated}
    if stated is None or stated == day:
        return {"date": day}
    return {"date": day, "date_edtf": inferred(stated, day)}


def inferred(stated: str, day: str) -> str:
    """The resolved day with `?` after what was not stated: `XXXX-10-24` -> `2025?-10-24` (EDTF: `?` reaches to its left)."""
    parts = stated.split("-")
    unknown = [index for index, part in enumerate(parts) if "X" in part]
    if len(parts) != 3 or not unknown:
        return f"{day}?"
    full = day.split("-")
    full[unknown[-1]] += "?"
    return "-".join(full)


def set_aside(layout: Layout, text: str) -> list[str]:
    """Lines that stand in no other field, in order. The counts line is one when it could not be read as counts."""
    counted = layout.views is not None or layout.comments is not None
    return [one_line(line.span.of(text)) for line in homeless(layout, text) if line.label is not Label.COUNTS or not counted]


def homeless(layout: Layout, text: str) -> Iterator[Line]:
    """Lines that are no part of title, body, byline or a reader's comment: a comment's name without a comment is one too."""
    names = deque(comment.name for comment in layout.reader_comments if comment.name)
    said = {one_line(line) for comment in layout.reader_comments for line in comment.text.split("\n")}
    for line in layout.lines:
        if line.label is Label.COMMENT_NAME and names and names[0] in one_line(line.span.of(text)):
            names.popleft()
        elif line.label is Label.COMMENT_TEXT and all(one_line(part) in said for part in line.span.of(text).split("\n")):
            continue
        elif line.label not in _KEPT:
            yield line


def one_line(text: str) -> str:
    return " ".join(text.split())


def quoted(text: str) -> str:
    return f"«{one_line(text)}»"


def _person(person: Person) -> Fields:
    fields: Fields = {"name": person.name}
    if person.role:
        fields["role"] = person.role
    others = [mention for mention in person.mentions if mention != person.name]
    if others:
        fields["mentions"] = others
    return fields


def _evidence(facts: Facts) -> Fields:
    """The words behind date and region, the clues of an inferred year, and a byline that says more than the name."""
    text = facts.source.text
    found: Fields = {}
    if facts.date.span:
        found["date"] = quoted(facts.date.span.of(text))
    region = next((item for item in facts.evidence if item.field == "region"), None)
    if region and facts.region:
        found["region"] = quoted(region.span.of(text))
    if facts.date.resolved and facts.date.resolved != facts.date.edtf and facts.date.clues:
        found["year"] = list(dict.fromkeys(_clue(clue.note or clue.value, clue.span.of(text)) for clue in facts.date.clues))
    bylines = [one_line(line.span.of(text)) for line in facts.layout.lines if line.label is Label.BYLINE]
    if bylines and bylines != [one_line(facts.author or "")]:
        found["author"] = quoted("، ".join(bylines))
    return found


def _clue(note: str, words: str) -> str:
    return f"{quoted(words)} {note}".strip() if words.strip() else note


def _source(facts: Facts, origin: Origin) -> Fields:
    fields: Fields = {"seed": origin.seed, "sha256": origin.sha256}
    if facts.layout.views is not None:
        fields["views"] = facts.layout.views
    if facts.layout.comments is not None:
        fields["comments"] = facts.layout.comments
    aside = set_aside(facts.layout, facts.source.text)
    if aside:
        fields["set_aside"] = aside
    return fields
