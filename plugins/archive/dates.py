"""EDTF dates of events as sort keys, years and Arabic text."""

from __future__ import annotations

import datetime
import re
from functools import cache

# As Babel's ar_MA has them, and a test compares: loading Babel's own tables takes a twentieth of a rebuild.
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
UNDATED_TEXT = "بدون تاريخ"
_PART = re.compile(r"[?~%]?(?P<y>\d{4}|[\dX]{3}X)[?~%]?(?:-[?~%]?(?P<m>\d\d|XX)[?~%]?(?:-[?~%]?(?P<d>\d\d|XX)[?~%]?)?)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNCERTAIN = re.compile(r"[?~%X]")


class When:
    """One date as written in EDTF.

    `sort` orders dated events (`2020-10-00` for a month alone) and is empty for an event of unknown year;
    `day` is the one full day of the event or None; `feed_day` is its first full day or None.
    """

    sort: str
    year: int | None
    day: datetime.date | None
    feed_day: datetime.date | None
    _parts: list[tuple[int | None, int | None, int | None]]
    __slots__ = ("_parts", "_text", "certain", "day", "edtf", "feed_day", "sort", "year")

    def __init__(self, edtf: str) -> None:
        if _DAY.fullmatch(edtf):  # nearly all of them
            day = datetime.date(int(edtf[:4]), int(edtf[5:7]), int(edtf[8:]))
            self.edtf, self.sort, self.certain, self._text = edtf, edtf, True, ""
            self.day, self.feed_day, self.year, self._parts = day, day, day.year, [(day.year, day.month, day.day)]
            return
        parts = [_read(part) for part in edtf.split("/")] if edtf else []
        if len(parts) > 2:
            raise ValueError(edtf)
        first = parts[0] if parts else (None, None, None)
        self.edtf = edtf
        self.year = first[0]
        self.sort = f"{first[0]:04d}-{first[1] or 0:02d}-{first[2] or 0:02d}" if first[0] is not None else ""
        self.feed_day = datetime.date(*first) if None not in first else None  # type: ignore[arg-type]
        self.day = self.feed_day if len(parts) == 1 else None
        self.certain = bool(edtf) and not _UNCERTAIN.search(edtf)
        self._parts = parts
        self._text = ""

    @property
    def text(self) -> str:
        """Worked out when it is shown: most pages of most runs are not."""
        self._text = self._text or _text(self._parts)
        return self._text


@cache
def when(edtf: str) -> When:
    """The date of an EDTF string; `""` is an unknown date. Raises ValueError when it is not one."""
    return When(edtf)


def _read(part: str) -> tuple[int | None, int | None, int | None]:
    match = _PART.fullmatch(part.strip())
    if not match:
        raise ValueError(part)
    year, month, day = (int(value) if value and value.isdigit() else None for value in match.group("y", "m", "d"))
    datetime.date(year or 2000, month or 1, day or 1)  # 2000 is a leap year: 02-29 of an unknown year is a day
    return year, month, day


def _text(parts: list[tuple[int | None, int | None, int | None]]) -> str:
    if not parts:
        return UNDATED_TEXT
    if len(parts) == 1:
        return _one(*parts[0])
    (year, month, day), last = parts
    if None in (year, month, day) or None in last:
        return f"من {_one(*parts[0])} إلى {_one(*last)}"
    start, end = datetime.date(year, month, day), datetime.date(*last)  # type: ignore[arg-type]
    pattern = "d" if (start.year, start.month) == (end.year, end.month) else "d MMMM" if start.year == end.year else "d MMMM y"
    return f"من {_format(start, pattern)} إلى {_format(end, 'd MMMM y')}"


def _one(year: int | None, month: int | None, day: int | None) -> str:
    if year and month and day:
        return _format(datetime.date(year, month, day), "EEEE d MMMM y")
    if year:
        return _format(datetime.date(year, month, 1), "MMMM y") if month else str(year)
    if month:
        return f"{_format(datetime.date(2000, month, day or 1), 'd MMMM' if day else 'MMMM')} (السنة غير معروفة)"
    return f"يوم {day} (الشهر والسنة غير معروفين)" if day else UNDATED_TEXT


def _format(day: datetime.date, pattern: str) -> str:
    """What `babel.dates.format_date` makes of these patterns; its own way costs more than the rest of an article."""
    words = {"EEEE": WEEKDAYS[day.weekday()], "d": str(day.day), "MMMM": MONTHS[day.month - 1], "y": str(day.year)}
    return " ".join(words[part] for part in pattern.split(" "))


def month_name(number: int) -> str:
    return MONTHS[number - 1]
