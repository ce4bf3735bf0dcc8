"""A date expression as the text writes it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from converter.model import Span


class Kind(StrEnum):
    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    RELATIVE = "relative"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is written; None for what is not."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def edtf(self) -> str:
        year = f"{self.year:04d}" if self.year else "XXXX"
        month = f"{self.month:02d}" if self.month else "XX"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02d}"

    @property
    def possible(self) -> bool:
        """Whether the month has such a day (29 February in some year, when none is written)."""
        if self.day is None or self.month is None:
            return True
        year = self.year or 2000
        return self.day <= calendar.monthrange(year, self.month)[1]

    def on_calendar(self) -> date | None:
        if self.year and self.month and self.day and self.possible:
            return date(self.year, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True)
class Mention:
    """`first` and `last` are equal for a single day. `weekdays` are those written beside it, in order.

    `offset` counts days from the page's own day in a relative expression; None there means «that weekday, nearest».
    `core` is the span without what leads it («يوم», the weekday).
    """

    span: Span
    core: Span
    kind: Kind
    first: Day
    last: Day
    weekdays: tuple[int, ...] = ()
    led: bool = False
    offset: int | None = None
    numeric: bool = False

    def may_be(self, day: date) -> bool:
        """Whether a day, the first of a range, is of the weekday written beside it: one of two in «ليلة السبت الأحد»."""
        named = self.weekdays[:1] if self.kind is Kind.RANGE else self.weekdays
        return not named or day.weekday() in named
