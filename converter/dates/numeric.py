"""Dates written in figures: day, month, year; or year, month, day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic.digits import ascii_digits
from converter.dates.mention import Day, Kind, Mention
from converter.model import Span

_ANY = re.compile(r"\d\s?[/.\-–]\s?\d")  # from the last figure of a number on
_GAP = r"\s?[/.\-–]\s?"
_DAY_FIRST = re.compile(rf"(?<![\d/.\-])(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}((?:19|20)\d{{2}})(?!\d|[/.\-]\d)")
# A year of two figures is believed only between slashes: 12-13-14 is a list of days.
_SHORT_YEAR = re.compile(r"(?<![\d/.\-])(\d{1,2})/(\d{1,2})/(\d{2})(?!\d|[/.\-]\d)")
_YEAR_FIRST = re.compile(r"(?<![\d/.\-])((?:19|20)\d{2})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_TO = re.compile(r"\s+(?:إلى|الى|حتى)(?:\s+غاية)?(?:\s+يوم)?\s+|\s+و\s?|\s*[-–]\s*")


def find(text: str, ends: Sequence[int]) -> Iterator[Mention]:
    """`ends`: where the numbers of the text end."""
    if not any(_ANY.match(text, end - 1) for end in ends):
        return
    digits = ascii_digits(text)
    for found in _DAY_FIRST.finditer(digits):
        yield from _mention(found, int(found[3]), int(found[2]), int(found[1]))
    for found in _SHORT_YEAR.finditer(digits):
        yield from _mention(found, 2000 + int(found[3]), int(found[2]), int(found[1]))
    for found in _YEAR_FIRST.finditer(digits):
        yield from _mention(found, int(found[1]), int(found[2]), int(found[3]))


def ranges(text: str, found: list[Mention]) -> list[Mention]:
    """«من 20/03/2021 إلى 22/03/2021»: two days that follow each other are one range."""
    for at in range(len(found) - 1, 0, -1):
        first, last = found[at - 1], found[at]
        if first.last.edtf < last.first.edtf and _TO.fullmatch(text, first.span.end, last.span.start):
            span = Span(first.span.start, last.span.end)
            found[at - 1 : at + 1] = [Mention(span, span, Kind.RANGE, first.first, last.last, numeric=True)]
    return found


def _mention(found: re.Match[str], year: int, month: int, day: int) -> Iterator[Mention]:
    if month > 12:
        day, month = month, day  # a foreign machine wrote month-day-year; only one reading is a date
    if 1 <= month <= 12 and 1 <= day <= 31:
        at = Day(year, month, day)
        span = Span(*found.span())
        yield Mention(span, span, Kind.DAY, at, at, numeric=True)
