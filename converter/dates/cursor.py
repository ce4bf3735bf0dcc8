"""Read the parts of a date at a place in the token list: a day, a month, a year, a weekday. Each returns (value, next index)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from converter.dates.vocabulary import DAY, MONTH, DateWords
from converter.model import Span
from converter.phrases import Phrase
from converter.tokens import Tokens, stems

# What may stand between the words of one date: spaces, tatweel, a comma, a dash, a slash, brackets, a colon; no line's end.
_GAP = re.compile(r"(?:[^\S\n]|[،,/\-–—ـ()«»:])*")
_INSIDE_NUMBER = re.compile(r"(?<=\d[.,٫/])|\d+(?:[.,٫]\d|[%٪])")
_YEARS, _HIJRI_YEARS = range(1900, 2100), range(1300, 1500)


class DayRead(NamedTuple):
    day: int | None
    after: int
    end_of_month: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """One text's tokens with the words of dates."""

    text: str
    tokens: Tokens
    words: DateWords

    def key(self, at: int) -> str:
        """The folded word at an index; empty outside the text."""
        return self.tokens.keys[at] if 0 <= at < len(self.tokens.keys) else ""

    def gap(self, before: int, after: int) -> str:
        return self.text[self.tokens.end(before) : self.tokens.starts[after]]

    def close(self, first: int, last: int) -> bool:
        """Whether nothing but spaces, commas, dashes and the like parts the tokens from first to last."""
        if last >= len(self.tokens.keys):
            return False
        for at in range(first, last):
            gap = self.gap(at, at + 1)
            if gap != " " and not self.is_gap(gap):
                return False
        return True

    def joined(self, at: int) -> bool:
        """Whether a token stands close to the one before it."""
        return self.close(at - 1, at)

    @staticmethod
    def is_gap(gap: str) -> bool:
        return _GAP.fullmatch(gap) is not None

    def span(self, first: int, after: int) -> Span:
        return Span(self.tokens.starts[first], self.tokens.end(after - 1))

    def has(self, at: int, name: str) -> bool:
        """Whether a stem of the word at an index is in a list of the vocabulary."""
        key = self.key(at)
        return bool(key) and not self.words.sets[name].isdisjoint(stems(key))

    def day(self, at: int) -> DayRead:
        key = self.key(at)
        if key.isdecimal():
            return DayRead(int(key), at + 1) if len(key) <= 2 and 1 <= int(key) <= 31 else DayRead(None, at)
        if not self.words.begins.of[key] & DAY:
            return DayRead(None, at)
        if self.has(at, "end_of_month"):
            return DayRead(31, at + 1, True)
        return DayRead(*self._number(at, self.words.days))

    def inside_number(self, at: int) -> bool:
        """Part of 111.14 or 06.22 or 5,5 or a percentage: no day."""
        return _INSIDE_NUMBER.match(self.text, self.tokens.starts[at]) is not None

    def month(self, at: int) -> tuple[int | None, int]:
        return self._number(at, self.words.months) if self.words.begins.of[self.key(at)] & MONTH else (None, at)

    def _number(self, at: int, names: Mapping[Phrase, int]) -> tuple[int | None, int]:
        """What the name at an index stands for; a name of two words before its first word alone."""
        for length in (2, 1):
            rest = self.tokens.keys[at + 1 : at + length]
            for stem in stems(self.key(at)):
                number = names.get((stem, *rest))
                if number is not None and self.close(at, at + length - 1):
                    return number, at + length
        return None, at

    def of_month(self, at: int) -> tuple[int | None, int]:
        """The month that belongs to a day just before: «من شهر ماي», «تشرين الثاني/نونبر», «يوليو (تموز)»."""
        begin = at
        while self.key(at) in self.words["of_month"]:
            at += 1
        month, after = self.month(at)
        if month is None or not self.close(begin - 1, at):
            return None, begin
        again, further = self.month(after)
        return month, further if again == month and self.joined(after) else after

    def year(self, at: int) -> tuple[int | None, int]:
        """A year of four figures, after «سنة», «من عام» or nothing; «م» after it belongs to it."""
        here = at
        while here < at + 2 and (self.key(here) == "من" or self.has(here, "year_words")):
            here += 1
        key = self.key(here)
        if len(key) != 4 or not key.isdecimal() or int(key) not in _YEARS or not self.close(at - 1, here):
            return None, at
        lettered = self.key(here + 1) == "م" and self.joined(here + 1)
        return int(key), here + 2 if lettered else here + 1

    def hijri(self, at: int) -> int | None:
        """Past a Hijri month, its year and «هـ»; None when no such month stands here."""
        begin = at
        while self.key(at) in self.words["of_month"]:
            at += 1
        for length in (2, 1):
            name = tuple(self.tokens.keys[at : at + length])
            if name in self.words.hijri and self.close(begin - 1, at):
                at += length
                if self.key(at).isdecimal() and int(self.key(at)) in _HIJRI_YEARS:
                    at += 1
                return at + 1 if self.key(at) in ("ه", "هجريه", "هجري") else at
        return None

    def weekday(self, at: int, after: bool = True) -> int | None:
        """The weekday named at an index: with its article, close to the word before when `after` is set."""
        key = self.key(at)
        if not key or (after and not self.joined(at)):
            return None
        return next((self.words.weekdays[stem] for stem in stems(key) if stem in self.words.weekdays and stem.startswith("ال")), None)
