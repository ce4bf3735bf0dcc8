"""Words of dates: `rules/dates.toml` joined with the calendar's names, ready to look up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from arabic.calendar import months, weekdays
from converter.phrases import NUMBER, Phrase
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import Remembered, keys, stems


@dataclass(frozen=True, slots=True)
class Context:
    """Words before or after a date that speak for (weight > 0) or against it; `bare` before a date without «يوم» or weekday."""

    where: str
    reach: int
    weight: float
    words: frozenset[str]
    reason: str


DAY, MONTH, RELATIVE = 1, 2, 4  # what a word may begin, as one number; an enumeration of flags is slow to ask


class Beginnings:
    """First words of dates, bare or with proclitics; every number may be a day."""

    def __init__(self, days: Iterable[str], months: Iterable[str], relative: Iterable[str]) -> None:
        self._words: dict[str, int] = {}
        for words, begin in ((days, DAY), (months, MONTH), (relative, RELATIVE)):
            self._words.update({word: self._words.get(word, 0) | begin for word in words})
        self.of = Remembered(self._look_up)

    def words(self) -> Iterable[str]:
        return (*self._words, NUMBER)

    def _look_up(self, key: str) -> int:
        if key.isdecimal():
            return DAY
        return reduce(or_, (self._words.get(stem, 0) for stem in stems(key)))


@dataclass(frozen=True, slots=True)
class DateWords:
    """Folded words; names of more than one word are tuples in the tables. `begins` knows the first word of anything dated."""

    months: dict[Phrase, int]
    weekdays: dict[str, int]
    days: dict[Phrase, int]
    hijri: frozenset[Phrase]
    relative: dict[str, int]
    sets: dict[str, frozenset[str]]
    contexts: tuple[Context, ...]
    pairs: frozenset[str]
    told: Remembered[tuple[int, ...]]  # numbers of the contexts that hold a word, bare or without its proclitics
    begins: Beginnings

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


_SETS = (
    *("end_of_month", "leads", "day_parts", "of_month", "year_words", "range_starts", "range_links", "before_yesterday"),
    *("current", "past", "next", "same_month", "month_word", "weekday_names_places", "parts_of_time", "this", "pairs"),
    *("coincides", "which"),
)


def load(folder: Path = RULES) -> DateWords:
    """Raise `RuleError` when an entry is missing or cannot be a date word."""
    file = read("dates.toml", folder)
    words = file.table("words")
    names = {**{keys(name): number for name, number in months().items()}, **_numbers(file, words, "extra_months", 1, 12)}
    days = {keys(name): _day(file, number) for number, spellings in file.table("days").items() for name in spellings}
    sets = {name: frozenset(" ".join(keys(word)) for word in file.words(f"words.{name}")) for name in _SETS}
    week = {**weekdays(), **{name[0]: number for name, number in _numbers(file, words, "extra_weekdays", 0, 6).items()}}
    relative = {name[0]: number for name, number in _numbers(file, words, "relative", -1, 1).items()}
    contexts = tuple(_context(file, entry) for entry in file.tables("context"))
    return DateWords(
        months=names,
        weekdays=week,
        days=days,
        hijri=frozenset(keys(name) for name in file.words("words.hijri_months")),
        relative=relative,
        sets=sets,
        contexts=contexts,
        told=Remembered(_telling(contexts)),
        pairs=sets["pairs"].union(word for context in contexts for word in context.words if " " in word),
        begins=Beginnings({name[0] for name in days} | sets["end_of_month"], {name[0] for name in names}, {*week, *relative}),
    )


def _telling(contexts: Sequence[Context]) -> Callable[[str], tuple[int, ...]]:
    holding: dict[str, list[int]] = {}
    for number, context in enumerate(contexts):
        for word in context.words:
            holding.setdefault(word, []).append(number)
    return lambda key: tuple(sorted({number for stem in stems(key) for number in holding.get(stem, ())}))


def _numbers(file: RuleFile, words: dict[str, Any], name: str, low: int, high: int) -> dict[Phrase, int]:
    table = words.get(name)
    if not isinstance(table, dict) or not all(isinstance(number, int) and low <= number <= high for number in table.values()):
        raise file.fail(name, f"{name} must map words to numbers from {low} to {high}.", 'Write { "word" = number, … }.')
    return {keys(word): number for word, number in table.items()}


def _day(file: RuleFile, number: str) -> int:
    if not number.isdecimal() or not 1 <= int(number) <= 31:
        raise file.fail(number, f"{number} is not a day of a month.", "Use 1 to 31.")
    return int(number)


def _context(file: RuleFile, entry: dict[str, Any]) -> Context:
    try:
        words = frozenset(word for phrase in entry["words"] for word in [" ".join(keys(phrase))])
        context = Context(str(entry["where"]), int(entry["reach"]), float(entry["weight"]), words, str(entry["reason"]))
    except (KeyError, TypeError, ValueError) as error:
        place = str(entry.get("reason", "context"))
        raise file.fail(place, f"A [[context]] entry is not complete: {error}.", "Give where, reach, weight, words, reason.") from None
    if context.where not in ("before", "after", "bare"):
        raise file.fail(context.reason, f"where = {context.where!r} is unknown.", 'Write "before", "after" or "bare".')
    return context
