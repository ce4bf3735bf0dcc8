"""Facts -> the JSON object that `facts` prints: every fact with its words and their place in the decoded file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from converter.article import homeless, one_line
from converter.model import Evidence, Facts, Finding, Person, Source, Span


def record(facts: Facts) -> dict[str, Any]:
    """Keys as in the project's contract; values are JSON's own types."""
    layout, source = facts.layout, facts.source
    return {
        "id": source.id,
        "title": facts.title,
        "date": facts.date.edtf,
        "date_resolved": facts.date.resolved,
        "region": facts.region,
        "people": [{"name": p.name, "role": p.role, "mentions": list(p.mentions)} for p in facts.people],
        "author": facts.author,
        "views": layout.views,
        "comments": layout.comments,
        "reader_comments": [{"name": comment.name, "text": comment.text} for comment in layout.reader_comments],
        "tags": list(facts.tags),
        "body": facts.body,
        "residue": [one_line(line.span.of(source.text)) for line in homeless(layout, source.text)],
        "evidence": [_evidence(item, source) for item in all_evidence(facts)],
        "findings": [_finding(item, source) for item in (*facts.date.findings, *facts.findings)],
    }


def all_evidence(facts: Facts) -> list[Evidence]:
    """What the reading steps recorded, and the words of every fact that they left to its span; in the order of the text."""
    found = list(facts.evidence)
    told = {(item.field, item.span) for item in found}
    for item in (*_spans(facts), *facts.date.clues):
        if (item.field, item.span) not in told:
            told.add((item.field, item.span))
            found.append(item)
    return sorted(found, key=lambda item: (item.span.start, item.span.end, item.field))


def _spans(facts: Facts) -> Iterator[Evidence]:
    layout = facts.layout
    yield Evidence("title", facts.title, layout.title, "title line")
    if facts.date.span and (facts.date.edtf or facts.date.resolved):
        yield Evidence("date", facts.date.edtf or facts.date.resolved or "", facts.date.span, "date expression")
    if layout.byline and facts.author:
        yield Evidence("author", facts.author, layout.byline, "byline")
    for person in facts.people:
        yield from _mentions(person)


def _mentions(person: Person) -> Iterator[Evidence]:
    rules = list(dict.fromkeys(item.rule for item in person.evidence if item.rule))
    for index, span in enumerate(person.spans):
        yield Evidence("people", person.name, span, " + ".join(rules) if rules and not index else "mention")
    if person.role and person.role_span:
        yield Evidence("role", person.role, person.role_span, "role beside the name", person.name)


def place(span: Span, source: Source) -> tuple[int, int]:
    """Start and end of a span in the decoded file; cleaned-away characters after the last one are not part of it."""
    if not source.jumps:
        return span
    start = source.origin(span.start)
    return start, source.origin(span.end - 1) + 1 if span.end > span.start else start


def _evidence(item: Evidence, source: Source) -> dict[str, Any]:
    start, end = place(item.span, source)
    original = source.original or source.text
    told = {"field": item.field, "value": item.value, "quote": original[start:end], "start": start, "end": end, "rule": item.rule}
    return {**told, "note": item.note} if item.note else told


def _finding(item: Finding, source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {"code": item.code, "arabic": item.arabic, "english": item.english}
    if item.span:
        told["start"], told["end"] = place(item.span, source)
    return told
