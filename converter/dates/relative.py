"""Days that the page's own date fixes: «أمس السبت» on a page published on a Sunday."""

from __future__ import annotations

from datetime import date, timedelta

from converter.dates.mention import Day, Kind, Mention

_DAYS_BACK = 31  # a yearless day written on a page happened within weeks of its publication


def resolve(mention: Mention, published: date) -> date | None:
    """The one day meant by a relative day or one without its year; None when the weekday written beside it disagrees."""
    return _relative(mention, published) if mention.kind is Kind.RELATIVE else _yearless(mention, published)


def _relative(mention: Mention, published: date) -> date | None:
    if mention.offset is not None:
        day = published + timedelta(days=mention.offset)
        return day if mention.may_be(day) else None
    back = (published.weekday() - mention.weekdays[0]) % 7
    return published - timedelta(days=back)


def _yearless(mention: Mention, published: date) -> date | None:
    for year in (published.year, published.year - 1):
        day = Day(year, mention.first.month, mention.first.day).on_calendar()
        if day and timedelta(days=-_DAYS_BACK) <= published - day <= timedelta(days=334):
            return day if mention.may_be(day) else None
    return None
