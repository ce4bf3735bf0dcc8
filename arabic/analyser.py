"""What the words of a text can be found under: the one analysis that index and query share.

`Analyser.read` gives a `Unit` per word with its candidate forms, and `Span`s over one or more words: concepts (a town,
a party, a month under all its names), days, and names written joined or apart. The JavaScript mirror under
theme/static/search/ gives the same answer for the same text; shared cases and a property test hold them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypedDict

from arabic.stems import WHOLE, Forms, Weighted, forms, stems
from arabic.words import Word, date_parts, words


class Tables(TypedDict):
    """Rules as data, all folded: see `plugins/search/rules/` for their meaning and reasons."""

    plurals: dict[str, list[str]]  # broken plural -> singulars
    lexical: list[str]  # beginnings of words whose ال is their own
    concepts: dict[str, str]  # bases of the words of a name, joined by a space -> concept
    joiners: list[str]  # words that names write joined to the next word, or apart
    joined_before: list[str]  # words that names write joined to the word before


class Unit(NamedTuple):
    """One word: its folded text and the forms it can be found under."""

    word: Word
    forms: Forms


class Span(NamedTuple):
    """A key over `length` words from `start`: kind c(oncept), j(oined name) or d(ay, month or year)."""

    kind: str
    key: str
    start: int
    length: int


_LONGEST = 6
_PLAIN = Forms({}, {})
_MONTH = re.compile(r"([mq])(\d\d)")


class Analyser:
    """The analysis under given rules; keeps what it learned of each word."""

    def __init__(self, tables: Tables) -> None:
        self.concepts: Mapping[str, str] = tables["concepts"]
        self.joiners = frozenset(tables["joiners"])
        self.joined_before = frozenset(tables["joined_before"])
        self._firsts: dict[str, set[str]] = {}  # first word of a name -> words that may follow it
        for name in self.concepts:
            first, *rest = name.split(" ", 2)
            self._firsts.setdefault(first, set()).update(rest[:1])
        self.plurals = plurals = {plural: tuple(singulars) for plural, singulars in tables["plurals"].items()}
        lexical = re.compile(f"(?:{'|'.join(tables['lexical'])}).{{0,2}}$" if tables["lexical"] else "(?!)")
        self.forms = lru_cache(maxsize=200_000)(lambda word: forms(word, plurals, lexical))

    def read(self, text: str) -> tuple[list[Unit], list[Span]]:
        """Units of the text in order, and the spans over them."""
        units = [Unit(word, self._forms(word)) for word in words(text)]
        return units, list(self.spans(units))

    def spans(self, units: Sequence[Unit]) -> Iterator[Span]:
        """Concepts, joined names and days among the units, by where they start."""
        for index in range(len(units)):
            yield from self.spans_at(units, index)

    def spans_at(self, units: Sequence[Unit], index: int) -> Iterator[Span]:
        """The spans that the word at `index` begins, or, for a month, carries."""
        named = self._concepts(units, index)
        for key, length in named:
            yield Span("c", key, index, length)
        if units[index].word.kind == "a":
            yield from self._joined(units, index)
        if named or units[index].word.kind == "d":
            yield from _days(units, named, index)

    def opens(self, unit: Unit) -> bool:
        """Whether a span can begin at such a word, or at the word before it: most words open none."""
        word, forms = unit
        return (
            word.kind == "d"
            or self.follows(unit)
            or any(base in self._firsts for base in forms.bases)
            or not self.joiners.isdisjoint(forms.bases)
        )

    def follows(self, unit: Unit) -> bool:
        """Whether such a word may be joined to the one before it: الدين."""
        return unit.word.text in self.joined_before

    def alone(self, word: str) -> Forms:
        """Forms of a word none of whose letters is a clitic."""
        return Forms({word: WHOLE}, stems(word, self.plurals))

    def unit(self, kind: str, text: str) -> Unit:
        """A word without its place in a text."""
        word = Word(kind, text, 0, 0)
        return Unit(word, self._forms(word))

    def _forms(self, word: Word) -> Forms:
        return self.forms(word.text) if word.kind == "a" else Forms({word.text: WHOLE}, {}) if word.kind != "d" else _PLAIN

    def _concepts(self, units: Sequence[Unit], index: int) -> list[tuple[str, int]]:
        """Concepts whose name begins at the word, each with its length in words, the longest first."""
        found: list[tuple[str, int]] = []
        following = next(iter(units[index + 1].forms.bases), "") if index + 1 < len(units) else ""
        for first in units[index].forms.bases:
            seconds = self._firsts.get(first)
            if seconds is None:
                continue
            if first in self.concepts:
                found.append((self.concepts[first], 1))
            if following in seconds:
                found.extend(self._longer(units, index, first))
        return sorted(dict.fromkeys(found), key=lambda one: -one[1]) if len(found) > 1 else found

    def _longer(self, units: Sequence[Unit], index: int, first: str) -> Iterator[tuple[str, int]]:
        name = first
        for length in range(2, min(_LONGEST, len(units) - index) + 1):
            following = units[index + length - 1].forms.bases
            if not following:
                return
            name = f"{name} {next(iter(following))}"
            if name in self.concepts:
                yield self.concepts[name], length

    def _joined(self, units: Sequence[Unit], index: int) -> Iterator[Span]:
        """Names written apart, as one word: عبد الكبير, بو زيد, نور الدين; up to three words (عبد رب النبي)."""
        if index + 1 >= len(units) or units[index + 1].word.kind != "a":
            return
        following = units[index + 1].word.text
        for base in units[index].forms.bases:
            if base in self.joiners or following in self.joined_before:
                yield Span("j", base + following, index, 2)


def _days(units: Sequence[Unit], named: Sequence[tuple[str, int]], index: int) -> Iterator[Span]:
    """Days and months: keys like x0228m, d200902m, d20090228m (m Gregorian, q Hijri)."""
    word = units[index].word
    if word.kind == "d":
        parts = date_parts(word.text)
        if parts:
            yield from (Span("d", key, index, 1) for key in day_keys("m", *parts))
        return
    month = _month(named)
    if month is None:
        return
    calendar, number, length = month
    day = _number(units, index - 1, 31)
    year = _number(units, index + length, 2100, 1300)
    before = 1 if day else 0
    keys = day_keys(calendar, year, number, day)
    for key in keys:
        first = index - before if key[0] == "x" or len(key) > 8 else index
        yield Span("d", key, first, index + length + (1 if year and key[0] == "d" else 0) - first)


def day_keys(calendar: str, year: int | None, month: int, day: int | None) -> list[str]:
    """Keys under which a date is indexed, the finest first; the month alone is a concept of its own."""
    keys = []
    if year and day:
        keys.append(f"d{year:04}{month:02}{day:02}{calendar}")
    if year:
        keys.append(f"d{year:04}{month:02}{calendar}")
    if day:
        keys.append(f"x{month:02}{day:02}{calendar}")
    return keys


def _month(named: Sequence[tuple[str, int]]) -> tuple[str, int, int] | None:
    for key, length in named:
        if match := _MONTH.fullmatch(key):
            return match[1], int(match[2]), length
    return None


def _number(units: Sequence[Unit], index: int, most: int, least: int = 1) -> int | None:
    if not 0 <= index < len(units):
        return None
    word = units[index].word
    if word.text in {"فاتح", "الفاتح"} and most == 31:
        return 1
    if word.kind != "n" or len(word.text) > 4 or not least <= int(word.text) <= most:
        return None
    return int(word.text)


__all__ = ["Analyser", "Span", "Tables", "Unit", "Weighted", "day_keys"]
