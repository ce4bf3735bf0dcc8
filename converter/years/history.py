"""Dated public facts: `rules/history.toml`, ready to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from converter.phrases import StemIndex
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import keys

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A phrase that can only be written between two days; `needs` must stand in the text too; `note` is Arabic."""

    phrase: Phrase
    first: date
    last: date
    needs: Phrase
    note: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    base: int
    words: frozenset[str]
    note: str


@dataclass(frozen=True, slots=True)
class History:
    """`words` holds the lists of the file by `section.name`; `eras` maps a first word to the phrases that begin with it."""

    years: range
    regions_from: date
    regions_until: date
    provinces_from: date
    provinces: frozenset[str]
    announced_years: int
    words: dict[str, frozenset[str]]
    spans: dict[str, int]
    soon: tuple[Phrase, ...]
    eras: StemIndex[tuple[Era, ...]]
    anniversaries: tuple[Anniversary, ...]

    @property
    def start(self) -> date:
        return date(self.years.start, 1, 1)

    @property
    def end(self) -> date:
        return date(self.years.stop - 1, 12, 31)


_LISTS = ("announced.words", "budget.words", "budget.ahead", "past.words", "past.future", "elapsed.passed")


def load(folder: Path = RULES) -> History:
    """Raise `RuleError` when a section is missing or a day is not one."""
    file = read("history.toml", folder)
    horizon, regions, provinces = file.table("horizon"), file.table("regions"), file.table("provinces")
    years = range(int(horizon["first"]), int(horizon["last"]) + 1)
    return History(
        years=years,
        regions_from=_day(file, regions, "new_from"),
        regions_until=_day(file, regions, "old_until"),
        provinces_from=_day(file, provinces, "new_from"),
        provinces=frozenset(file.words("provinces.codes")),
        announced_years=int(file.table("announced")["years"]),
        words={name: frozenset(keys(word)[0] for word in file.words(name)) for name in _LISTS},
        spans={keys(word)[0]: int(number) for word, number in file.table("elapsed.spans").items()},
        soon=tuple(keys(phrase) for phrase in file.words("announced.less_than_a_year")),
        eras=_eras(file, date(years.start, 1, 1), date(years.stop - 1, 12, 31)),
        anniversaries=tuple(
            Anniversary(int(entry["base"]), frozenset(keys(word)[0] for word in entry["words"]), str(entry["note"]))
            for entry in file.tables("anniversary")
        ),
    )


def _eras(file: RuleFile, first: date, last: date) -> StemIndex[tuple[Era, ...]]:
    index: dict[str, list[Era]] = {}
    for entry in file.tables("era"):
        if not entry.get("phrases") or not entry.get("reason") or not entry.get("note"):
            raise file.fail("[[era]]", "An [[era]] has no phrases, no note or no reason.", "Give phrases, from or until, note and reason.")
        begin = _day(file, entry, "from") if "from" in entry else first
        end = _day(file, entry, "until") if "until" in entry else last
        needs = keys(str(entry.get("needs", "")))
        for phrase in entry["phrases"]:
            words = keys(phrase)
            index.setdefault(words[0], []).append(Era(words, begin, end, needs, str(entry["note"])))
    return StemIndex({word: tuple(eras) for word, eras in index.items()})


def _day(file: RuleFile, entry: dict[str, Any], name: str) -> date:
    value = entry.get(name)
    if not isinstance(value, date):
        raise file.fail(name, f"{name} is not a day.", "Write it as 2015-02-20, without quotes.")
    return value
