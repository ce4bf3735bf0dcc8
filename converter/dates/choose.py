"""Which of the dates of a text is the day of its event: evidence added up, each piece with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.dates.mention import Kind, Mention
from converter.dates.vocabulary import DateWords
from converter.model import Layout, Span
from converter.tokens import Tokens

# Where a date stands: the lead tells the event, what follows tells the rest.
_PLACES = ("lead", "second", "third")
_PLACE_WEIGHT = {"lead": 3.0, "second": 2.0, "third": 1.0, "later": 0.0, "title": 1.0, "dateline": 1.0}
_YEAR, _WEEKDAY, _LED, _NUMERIC = 3.0, 2.0, 1.0, 0.5
_MONTH_ONLY, _RELATIVE, _DAY_ONLY = -2.0, 0.5, -0.5
_LONG_AGO = 1990  # the pages that are read are of the web
THRESHOLD = 2.5
_SURE = 6.5  # a full date in the lead that is said to be a day
_BEFORE, _AFTER = 12, 2  # words; no context reaches farther
_STOP = re.compile(r"[.؟!?\n…]")


@dataclass(frozen=True, slots=True)
class Scored:
    """A mention with what speaks for and against it."""

    mention: Mention
    score: float
    reasons: tuple[str, ...]
    zone: str


def best(mentions: Sequence[Mention], text: str, tokens: Tokens, layout: Layout, words: DateWords) -> Scored | None:
    """The strongest mention above the threshold; the first of equals."""
    zones = _zones(layout)
    scored = [
        _score(mention, zone, text, tokens, words)
        for mention in mentions
        if mention.kind is not Kind.HIJRI and (zone := _zone(mention, zones))
    ]
    above = [found for found in scored if found.score >= THRESHOLD]
    if any(found.mention.kind is Kind.RELATIVE for found in above):  # a dateline is the day from which «أمس» counts
        above = [found for found in above if found.zone != "dateline"]
    top = max(above, key=lambda found: found.score, default=None)
    if top is None or top.mention.kind is not Kind.RELATIVE or any(line.rule == "publication line" for line in layout.lines):
        return top
    # «اختتمت أمس الأحد … المنظم يومي 18 و19 دجنبر 2010»: a relative day that nothing fixes yields to a full date of that weekday.
    full = [found for found in above if found.score >= _SURE and _falls_on(found.mention, top.mention.weekdays)]
    return max(full, key=lambda found: found.score, default=top)


def _falls_on(mention: Mention, weekdays: tuple[int, ...]) -> bool:
    days = (mention.first.on_calendar(), mention.last.on_calendar())
    return any(day is not None and day.weekday() in weekdays for day in days)


def _zones(layout: Layout) -> list[tuple[Span, str]]:
    """Title, dateline and paragraphs with the name of their place."""
    zones = [(layout.title, "title")]
    datelines = [line.span for line in layout.lines if line.rule == "dateline"]
    zones += [(span, "dateline") for span in datelines]
    zones += [(span, _PLACES[at] if at < len(_PLACES) else "later") for at, span in enumerate(layout.paragraphs)]
    return zones


def _zone(mention: Mention, zones: list[tuple[Span, str]]) -> str | None:
    return next((name for span, name in zones if span.start <= mention.core.start < span.end), None)


def _score(mention: Mention, zone: str, text: str, tokens: Tokens, words: DateWords) -> Scored:
    parts = [(_PLACE_WEIGHT[zone], zone)]
    if mention.kind is Kind.RELATIVE:
        parts.append((_RELATIVE, "relative"))
    elif mention.kind is Kind.MONTH:
        parts.append((_MONTH_ONLY, "month only"))
    elif mention.first.month is None:
        parts.append((_DAY_ONLY, "month not named"))
    if mention.first.year:
        parts.append((_YEAR, "year written") if mention.first.year >= _LONG_AGO else (-_YEAR, "long ago"))
    if mention.weekdays:
        parts.append((_WEEKDAY, "weekday written"))
    if mention.led:
        parts.append((_LED, "said to be a day"))
    elif mention.numeric:
        parts.append((_NUMERIC, "in figures"))
    parts += _said(mention, text, tokens, words)
    return Scored(mention, sum(weight for weight, _ in parts), tuple(f"{weight:+g} {reason}" for weight, reason in parts), zone)


def _said(mention: Mention, text: str, tokens: Tokens, words: DateWords) -> list[tuple[float, str]]:
    """What the words around speak for and against; a date that is led («يوم», a weekday) does not belong to the noun before it."""
    before, after = _around(mention, text, tokens, words)
    sides = (before, ("before",) if mention.led else ("before", "bare")), (after, ("after",))
    told = {
        at
        for near, wheres in sides
        for far, key in enumerate(near)
        for at in words.told[key]
        if words.contexts[at].where in wheres and words.contexts[at].reach > far
    }
    return [(words.contexts[at].weight, words.contexts[at].reason) for at in sorted(told)]


def _around(mention: Mention, text: str, tokens: Tokens, words: DateWords) -> tuple[list[str], list[str]]:
    """Folded words of the same sentence, nearest first: (before the date, after its month and year)."""
    start, end = mention.span.start, mention.core.end
    before = _paired(tokens.before(text, tokens.index_at(start), start, _BEFORE, _STOP)[::-1], words)[::-1]
    after = tokens.after(text, tokens.index_at(end), end, _AFTER + 2, _STOP)
    if after[:1] == ["من"] and after[1:2] and after[1] in words["year_words"]:  # «20 مارس من السنة الجارية»
        del after[:2]
    return before, _paired(after[:_AFTER], words)


def _paired(near: list[str], words: DateWords) -> list[str]:
    """The words in the order of the text, with pairs that say one thing together as one."""
    pairs = [at for at in range(len(near) - 1) if f"{near[at]} {near[at + 1]}" in words.pairs]
    for at in reversed(pairs):
        near[at : at + 2] = [f"{near[at]} {near[at + 1]}"]
    return near
