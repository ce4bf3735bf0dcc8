"""Days with a month, ranges of days, and days of a month that is not named."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from converter.dates.cursor import Cursor, DayRead
from converter.dates.leads import is_led
from converter.dates.mention import Day, Kind, Mention

_DASH = re.compile(r"[^\S\n]*[-–][^\S\n]*")
_APART = re.compile(r"[\n.]")
_JOINER = re.compile(r"[-–،,/و]")
_Found = tuple[Mention | None, int]


def read(c: Cursor, at: int) -> _Found:
    """A date that begins with a day at this index, and the index after it."""
    days = _day_list(c, at)
    if not days:
        return None, at
    after = days[-1].after
    hijri = c.hijri(after)
    if hijri:
        return _mention(c, at, hijri, Kind.HIJRI, Day(None, None, days[0].day)), hijri
    month, after_month = c.of_month(after)
    if month is None:
        return _of_unnamed_month(c, at, days, after)
    year, after = c.year(after_month)
    first, last = _of_month(days[0], year, month), _of_month(days[-1], year, month)
    second = _second_date(c, after)
    if second and _follows(second[0], last):
        last, after = second
        return _mention(c, at, after, Kind.RANGE, replace(first, year=year or _year_before(last, first)), last), after
    if last != first:
        return _mention(c, at, after, Kind.RANGE, first, last), after
    if days[0].end_of_month and not is_led(c, c.tokens[at].start):  # «قبل متم يونيو» is only a month, «يوم متم يونيو» a day
        return _mention(c, at, after, Kind.MONTH, Day(year, month, None)), after
    return _mention(c, at, after, Kind.DAY, first), after


def _of_month(read: DayRead, year: int | None, month: int) -> Day:
    """The day that was read, in its month; the last one is counted."""
    return Day(year, month, calendar.monthrange(year or 2001, month)[1] if read.end_of_month else read.day)


def _mention(c: Cursor, at: int, after: int, kind: Kind, first: Day, last: Day | None = None) -> Mention:
    span = c.span(at, after)
    return Mention(span, span, kind, first, last or first)


def _day_list(c: Cursor, at: int) -> list[DayRead]:
    """Days joined by و, إلى, a comma or a dash, with weekdays between them («السبت 5 والأحد 6»)."""
    first = c.day(at)
    if first.day is None or c.inside_number(at) or (c.key(at - 1) in c.words["parts_of_time"] and c.joined(at)):
        return []
    days, last = [first], first.day
    while True:
        after = days[-1].after
        link = _link(c, after)
        following = c.day(link)
        if following.day is None or following.day <= last or not _linked(c, after - 1, link):
            return days
        days.append(following)
        last = following.day


def _link(c: Cursor, at: int) -> int:
    """Past the words that join two days: و, إلى غاية, يوم, a weekday's name."""
    while c.has(at, "range_links") or c.key(at) in ("يوم", "ليوم", "ويوم") or c.weekday(at, after=False) is not None:
        at += 1
    return at


def _linked(c: Cursor, before: int, after: int) -> bool:
    """Whether something says that two days belong together: a joining word, a comma or a dash."""
    gap = c.gap(before, after)
    said = any(c.has(at, "range_links") or c.weekday(at, after=False) is not None for at in range(before + 1, after))
    joined = any(_JOINER.search(c.gap(at, at + 1)) for at in range(before, after))
    return not _APART.search(gap) and (said or joined)  # «الاجتماع الثاني يوم 6 مارس» is one day


def _second_date(c: Cursor, at: int) -> tuple[Day, int] | None:
    """The end of a range across months: «29 يونيو و2 يوليوز 2019»."""
    link = _link(c, at)
    read = c.day(link)
    month, after = c.of_month(read.after) if read.day else (None, at)
    if month is None or not (_linked(c, at - 1, link) if link > at else _glued(c, at)):
        return None
    year, after = c.year(after)
    return _of_month(read, year, month), after


def _glued(c: Cursor, at: int) -> bool:
    """«29 مارس - 2 أبريل», «31 مارس وفاتح أبريل»: a dash before the second day, or a و in its word."""
    return bool(_DASH.fullmatch(c.gap(at - 1, at))) or (c.key(at).startswith("و") and c.joined(at))


def _year_before(last: Day, first: Day) -> int | None:
    """The year of a range's first day, when only its last day has one: «29 دجنبر و2 يناير 2020» begins in 2019."""
    return last.year - 1 if last.year and _over_new_year(last, first) else last.year


def _over_new_year(last: Day, first: Day) -> bool:
    return (first.month, last.month) == (12, 1)


def _follows(last: Day, first: Day) -> bool:
    """Whether `last` can end a range that `first` begins: later in the year, or in a later year."""
    if first.year and last.year and last.year != first.year:
        return last.year == first.year + 1
    over = first.year is None and last.year is not None and _over_new_year(last, first)
    return over or last.edtf[4:] > first.edtf[4:]  # «-06-29»


def _of_unnamed_month(c: Cursor, at: int, days: list[DayRead], after: int) -> _Found:
    """«19 من الشهر الجاري», «يوم 19 الجاري»: a day of a month that only the page's own date would tell."""
    here = after + 1 if c.key(after) == "من" else after
    this = c.key(here) in c.words["this"] and c.key(here + 1) in c.words["month_word"]
    here += this
    named = c.key(here) in c.words["month_word"]
    if here > after and not named:
        return None, at
    here += named
    told = this or any(c.key(here) in c.words[name] for name in ("current", "past", "next", "same_month"))
    if not told or not c.close(after - 1, here) or not (named or is_led(c, c.tokens[at].start)):
        return None, at
    # The word «الجاري» stays outside the span: it is evidence about the day, not a part of it.
    end = here if named else after
    first, last = Day(None, None, days[0].day), Day(None, None, days[-1].day)
    return _mention(c, at, end, Kind.DAY if first == last else Kind.RANGE, first, last), end
