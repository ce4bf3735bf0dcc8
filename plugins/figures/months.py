"""How many texts in which month, and where nothing is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from plugins.archive.dates import month_name

Month = int
"""Months since year 0, so that they can be counted: `2020 * 12 + 9` is October 2020."""


class Tally(NamedTuple):
    """Texts by month; `vague` have a year and no month, `undated` have no year."""

    months: Counter[Month]
    vague: Counter[int]
    undated: int

    @property
    def total(self) -> int:
        return self.months.total() + self.vague.total() + self.undated


def tally(articles: Iterable[Any]) -> Tally:
    """Count articles by the first month of their event."""
    months: Counter[Month] = Counter()
    vague: Counter[int] = Counter()
    undated = 0
    for known, count in Counter([article.sort[:7] for article in articles]).items():  # `2020-10`: few, however many articles
        if not known:
            undated = count
        elif known.endswith("00"):
            vague[int(known[:4])] = count
        else:
            months[month(int(known[:4]), int(known[5:]))] = count
    return Tally(months, vague, undated)


def month(year: int, number: int) -> Month:
    return year * 12 + number - 1


def whole_years(tallies: Iterable[Tally]) -> range:
    """From January of the first year in which anything is kept to December of the last; empty when nothing has a year."""
    years = {year for one in tallies for year in (*(m // 12 for m in one.months), *one.vague)}
    return range(min(years) * 12, max(years) * 12 + 12) if years else range(0)


def longest_silence(months: Counter[Month], within: range) -> range:
    """The longest run of months without a text between the first and the last month of `within`; the latest when several are equal."""
    best, start = range(0), within.start
    for stop in [*sorted(m for m in months if m in within), within.stop]:
        if stop - start >= len(best) and stop > start:
            best = range(start, stop)
        start = stop + 1
    return best


def name(value: Month) -> str:
    """`أكتوبر 2020`"""
    return f"{month_name(value % 12 + 1)} {value // 12}"


def initials() -> list[tuple[str, str]]:
    """Number and name of the twelve months, January first."""
    return [(str(number), month_name(number)) for number in range(1, 13)]
