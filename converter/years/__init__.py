"""The year of a day written without one: only when two independent clues leave a single year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from converter.dates import Reading
from converter.dates.mention import Day, Kind, Mention
from converter.model import Authority, EventDate, Evidence, Finding, Layout, Person
from converter.regions.scan import Named
from converter.tokens import tokenise
from converter.years import clues
from converter.years.clue import Clue
from converter.years.history import History


class YearRules(Protocol):
    @property
    def history(self) -> History: ...


def infer(
    text: str, layout: Layout, dated: Reading, named: Sequence[Named], people: Sequence[Person], rules: YearRules, authority: Authority
) -> EventDate:
    """The event's date with its year filled in when the clues agree on one; unchanged otherwise."""
    mention = dated.chosen
    if mention is None or dated.date.resolved or dated.date.findings or not _wants_year(mention):
        return dated.date
    history = rules.history
    days = [day for year in history.years if (day := Day(year, mention.first.month, mention.first.day).on_calendar())]
    found = clues.gather(tokenise(text), layout, dated.mentions, mention, named, people, authority, history)
    useful = [*_weekday(mention, history, days), *(clue for clue in found if not all(clue.allows(day) for day in days))]
    left = [day for day in days if _agrees(day, mention) and all(clue.allows(day) for clue in useful)]
    if not left and useful:
        return replace(dated.date, findings=(*dated.date.findings, _contradiction(mention, text)))
    kinds = {clue.kind for clue in useful}
    if len(left) != 1 or len(kinds) < 2 or not _needed_twice(left[0], days, useful, mention):
        return dated.date
    evidence = tuple(Evidence("year", str(left[0].year), clue.span, clue.kind, clue.note) for clue in _one_per_kind(useful))
    return replace(dated.date, resolved=left[0].isoformat(), clues=(*dated.date.clues, *evidence))


def _wants_year(mention: Mention) -> bool:
    first = mention.first
    return mention.kind is Kind.DAY and first.year is None and first.month is not None and first.day is not None


def _weekday(mention: Mention, history: History, days: Sequence[date]) -> list[Clue]:
    """The weekday written beside the day, with the years in which it falls there."""
    if not mention.weekdays:
        return []
    years = " أو ".join(str(day.year) for day in days if _agrees(day, mention))
    return [Clue("weekday", history.start, history.end, mention.span, f"اسم اليوم يوافق هذا التاريخ سنة {years}")]


def _agrees(day: date, mention: Mention) -> bool:
    return not mention.weekdays or day.weekday() == mention.weekdays[0]


def _needed_twice(answer: date, days: Sequence[date], useful: Sequence[Clue], mention: Mention) -> bool:
    """Whether at least two kinds of clue each rule out some other year: one kind alone, however often met, is one witness."""
    speaking = {clue.kind for clue in useful if clue.kind != "weekday" and any(not clue.allows(day) for day in days if day != answer)}
    if mention.weekdays and any(not _agrees(day, mention) for day in days if day != answer):
        speaking.add("weekday")
    return len(speaking) >= 2


def _one_per_kind(useful: Sequence[Clue]) -> list[Clue]:
    """The narrowest clue of each kind, in the order in which the kinds were met."""
    best: dict[str, Clue] = {}
    for clue in useful:
        if clue.kind not in best or clue.last - clue.first < best[clue.kind].last - best[clue.kind].first:
            best[clue.kind] = clue
    return list(best.values())


def _contradiction(mention: Mention, text: str) -> Finding:
    said = mention.span.of(text)
    return Finding(
        "year-clues-disagree",
        f"«{said}»: لا سنة توافق كل القرائن التي في النص. تركنا السنة مجهولة.",
        f"'{said}': no year agrees with every clue of the text; the year is left open.",
        mention.span,
    )
