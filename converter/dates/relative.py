"""Days that the page's own date fixes: «أمس السبت» on a page published on a Sunday."""

from __future__ import annotations

from datetime import date, timedelta

from converter.dates.mention import Day, Kind, Mention

_DAYS_BACK = 31  # a yearless day written on a page happened within weeks of its publication


def resolve(mention: Mention, published: date) -> date | None:
    """The one day meant; None when the weekday written beside it disagrees."""
    if mention.kind is Kind.RELATIVE:
        return _relative(mention, published)
    if mention.kind is Kind.DAY and mention.first.month and mention.first.day and not mention.first.year:
        return _yearless(mention, published)
    return None


def _relative(mention: Mention, published: date) -> date | None:
    if mention.offset is not None:
        day = published + timedelta(days=mention.offset)
        return day if not mention.weekdays or day.weekday() == mention.weekdays[0] else None
    back = (published.weekday() - mention.weekdays[0]) % 7
    return published - timedelta(days=back)


def _yearless(mention: Mention, published: date) -> date | None:
    for year in (published.year, published.year - 1):
        day = Day(year, mention.first.month, mention.first.day).on_calendar()
        if day and timedelta(days=-_DAYS_BACK) <= published - day <= timedelta(days=334):
            agrees = not mention.weekdays or day.weekday() == mention.weekdays[0]
            return day if agrees else None
    return None
