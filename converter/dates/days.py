"""Days with a month, ranges of days, and days of a month that is not named."""

from __future__ import annotations

import re

from converter.dates.cursor import Cursor
from converter.dates.leads import is_led
from converter.dates.mention import Day, Kind, Mention

_DASH = re.compile(r"\s*[-–]\s*")
_JOINER = re.compile(r"[-–،,و]")
_Found = tuple[Mention | None, int]


def read(c: Cursor, at: int) -> _Found:
    """A date that begins with a day at this index, and the index after it."""
    days, after, end_of_month = _day_list(c, at)
    if not days:
        return None, at
    hijri = c.hijri(after)
    if hijri:
        return _mention(c, at, hijri, Kind.HIJRI, Day(None, None, days[0])), hijri
    month, after_month = c.of_month(after)
    if month is None:
        return _of_unnamed_month(c, at, days[0], after)
    year, after = c.year(after_month)
    second = _second_date(c, after)
    if second and _follows(second[0], Day(year, month, days[-1])):
        last, after = second
        return _mention(c, at, after, Kind.RANGE, Day(year or last.year, month, days[0]), last), after
    if end_of_month:
        return _month_end(c, at, after, year, month), after
    if days[-1] > days[0]:
        return _mention(c, at, after, Kind.RANGE, Day(year, month, days[0]), Day(year, month, days[-1])), after
    return _mention(c, at, after, Kind.DAY, Day(year, month, days[0])), after


def _mention(c: Cursor, at: int, after: int, kind: Kind, first: Day, last: Day | None = None) -> Mention:
    span = c.span(at, after)
    return Mention(span, span, kind, first, last or first)


def _day_list(c: Cursor, at: int) -> tuple[list[int], int, bool]:
    """Days joined by و, إلى, a comma or a dash, with weekdays between them («السبت 5 والأحد 6»)."""
    first = c.day(at)
    if first.day is None or c.inside_number(at):
        return [], at, False
    days, after = [first.day], first.after
    while after < len(c.tokens):
        link = _link(c, after)
        following = c.day(link)
        if following.day is None or following.day <= days[-1] or not _linked(c, after - 1, link):
            break
        days.append(following.day)
        after = following.after
    return days, after, first.end_of_month


def _link(c: Cursor, at: int) -> int:
    """Past the words that join two days: و, إلى غاية, يوم, a weekday's name."""
    for _ in range(4):
        if not (c.has(at, "range_links") or c.key(at) in ("يوم", "ليوم", "ويوم") or c.weekday(at, after=False) is not None):
            break
        at += 1
    return at


def _linked(c: Cursor, before: int, after: int) -> bool:
    """Whether something says that two days belong together: a joining word, a comma or a dash."""
    if after >= len(c.tokens):
        return False
    gap = c.gap(before, after)
    return len(gap) < 30 and "\n" not in gap and "." not in gap and (after > before + 1 or bool(_JOINER.search(gap)))


def _second_date(c: Cursor, at: int) -> tuple[Day, int] | None:
    """The end of a range across months: «29 يونيو و2 يوليوز 2019»."""
    if at >= len(c.tokens):
        return None
    link = _link(c, at)
    if link >= len(c.tokens) or (link == at and not _DASH.fullmatch(c.gap(at - 1, at))):
        return None
    day, after, _ = c.day(link)
    month, after = c.of_month(after) if day else (None, after)
    if day is None or month is None or not _linked(c, at - 1, link):
        return None
    year, after = c.year(after)
    return Day(year, month, day), after


def _follows(last: Day, first: Day) -> bool:
    """Whether `last` can end a range that `first` begins: later in the year, or in a later year."""
    if first.year and last.year and last.year != first.year:
        return last.year == first.year + 1
    return (last.month or 0, last.day or 0) > (first.month or 0, first.day or 0)


def _month_end(c: Cursor, at: int, after: int, year: int | None, month: int) -> Mention:
    """«يوم متم يونيو» is a day; «قبل متم يونيو» only a month."""
    last = max(day for day in (28, 29, 30, 31) if Day(year or 2001, month, day).possible)
    if is_led(c, c.tokens[at].start):
        return _mention(c, at, after, Kind.DAY, Day(year, month, last))
    return _mention(c, at, after, Kind.MONTH, Day(year, month, None))


def _of_unnamed_month(c: Cursor, at: int, day: int, after: int) -> _Found:
    """«19 من الشهر الجاري», «يوم 19 الجاري»: a day of a month that only the page's own date would tell."""
    here = after + 1 if c.key(after) == "من" else after
    named = c.key(here) in c.words["month_word"]
    if here > after and not named:
        return None, at
    here += named
    told = any(c.key(here) in c.words[name] for name in ("current", "past", "next", "same_month"))
    if not told or not c.close(after - 1, here) or not (named or is_led(c, c.tokens[at].start)):
        return None, at
    # The word «الجاري» stays outside the span: it is evidence about the day, not a part of it.
    end = here if named else after
    return _mention(c, at, end, Kind.DAY, Day(None, None, day)), end
