"""The day of the event that a text reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from arabic.folding import fold
from converter.dates import choose, edtf, grammar, relative
from converter.dates.mention import Kind, Mention
from converter.dates.vocabulary import DateWords
from converter.model import EventDate, Evidence, Finding, Layout, Span
from converter.tokens import tokenise


class DateRules(Protocol):
    @property
    def dates(self) -> DateWords: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The event's date as written, and every date expression of the text for the inference of its year."""

    date: EventDate
    chosen: Mention | None
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...] = ()


def read(text: str, layout: Layout, rules: DateRules) -> Reading:
    """Choose the event's date and resolve it as far as the calendar and the page's own date allow."""
    words = rules.dates
    mentions = tuple(grammar.find(text, words))
    found = choose.best(mentions, text, tokenise(text), layout, words)
    if found is None:
        return Reading(EventDate(), None, mentions)
    mention = found.mention
    written = edtf.write(mention)
    problems = _problems(mention, text)
    resolved, more = (None, ()) if problems else _resolved(mention, mentions, layout, _is_past(mention, text, words))
    if written is None and resolved is None:
        date_ = EventDate(None, None, mention.span, (), problems + _relative_without_page(mention, layout, text))
        return Reading(date_, mention, mentions)
    chosen = Evidence("date", written or resolved or "", mention.span, "day of the event", "; ".join(found.reasons))
    return Reading(EventDate(written, resolved, mention.span, more, problems), mention, mentions, (chosen,))


def _is_past(mention: Mention, text: str, words: DateWords) -> bool:
    """«27 من الشهر الماضي»: the expression ends with a word of the past."""
    return mention.first.month is None and fold(mention.span.of(text).split()[-1]) in words["past"]


def _resolved(mention: Mention, all_: tuple[Mention, ...], layout: Layout, past: bool) -> tuple[str | None, tuple[Evidence, ...]]:
    """One calendar day: written in full, written in full elsewhere, or fixed by the publication line."""
    if mention.kind in (Kind.RANGE, Kind.MONTH):
        return None, ()
    day = mention.first.on_calendar()
    if day:
        return day.isoformat(), ()
    for other in all_:
        same = (other.first.month, other.first.day) == (mention.first.month, mention.first.day)
        full = other.first.on_calendar() if same and other.first.month and other is not mention else None
        if full and mention.may_be(full):
            return full.isoformat(), (Evidence("date", full.isoformat(), other.span, "the same day written with its year"),)
    published = publication_day(all_, layout)
    if published is None:
        published = publication_day(all_, layout, "dateline")  # «الرباط في …»: the day of writing, from which «أمس» counts
    fixed = relative.resolve(mention, published[0], past) if published else None
    if published and fixed:
        return fixed.isoformat(), (Evidence("date", fixed.isoformat(), published[1], "publication line", published[0].isoformat()),)
    return None, ()


def publication_day(mentions: tuple[Mention, ...], layout: Layout, rule: str = "publication line") -> tuple[date, Span] | None:
    """The page's own day, from its publication line (a day in a dateline is the event's where nothing else tells it)."""
    for line in layout.lines:
        if line.rule != rule:
            continue
        for mention in mentions:
            day = mention.first.on_calendar()
            if day and line.span.start <= mention.core.start < line.span.end:
                return day, line.span
    return None


def _problems(mention: Mention, text: str) -> tuple[Finding, ...]:
    """A day that is not on the calendar, or that falls on another weekday than the one written."""
    said = mention.span.of(text)
    if not (mention.first.possible and mention.last.possible):
        return (
            Finding(
                "impossible-day",
                f"«{said}»: هذا اليوم لا وجود له في هذا الشهر. احتفظنا بالشهر وحده.",
                f"'{said}': the month has no such day; only the month is kept.",
                mention.span,
            ),
        )
    day = mention.first.on_calendar()
    if day and not mention.may_be(day):
        return (
            Finding(
                "weekday-mismatch",
                f"«{said}»: اسم اليوم لا يوافق التاريخ. احتفظنا بالتاريخ كما كتب دون أن نجزم به.",
                f"'{said}': that day is not the weekday written; the date is kept as written and not resolved.",
                mention.span,
            ),
        )
    return ()


def _relative_without_page(mention: Mention, layout: Layout, text: str) -> tuple[Finding, ...]:
    if mention.kind is not Kind.RELATIVE:
        return ()
    said = mention.span.of(text)
    contradiction = any(line.rule == "publication line" for line in layout.lines)
    why_ar = "لا يوافق سطر النشر" if contradiction else "لا سطر نشر يحدده"
    why = "does not agree with the publication line" if contradiction else "no publication line fixes it"
    return (Finding("relative-day", f"«{said}»: يوم نسبي {why_ar}. لم نسجل تاريخا.", f"'{said}': {why}; no date is given.", mention.span),)
