"""Days that the page's own date fixes: «أمس السبت» on a page published on a Sunday."""

from __future__ import annotations

from datetime import date, timedelta

from converter.dates.mention import Day, Kind, Mention

_DAYS_BACK = 31  # a yearless day written on a page happened within weeks of its publication


def resolve(mention: Mention, published: date, month_before: bool = False) -> date | None:
    """The one day meant by a relative day or one without its year; None when the weekday written beside it disagrees.

    `month_before` says that a day of an unnamed month is one of «الشهر الماضي».
    """
    if mention.kind is Kind.RELATIVE:
        return _relative(mention, published)
    return _yearless(mention, published) if mention.first.month else _monthless(mention, published, month_before)


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


def _monthless(mention: Mention, published: date, month_before: bool) -> date | None:
    """«يوم الخميس 18 من الشهر الجاري»: of the page's own month, or of the one before it."""
    month = (published.replace(day=1) - timedelta(days=1)) if month_before else published
    day = Day(month.year, month.month, mention.first.day).on_calendar()
    return day if day and mention.may_be(day) else None
