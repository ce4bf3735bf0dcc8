"""Write a date in EDTF (ISO 8601-2), confirmed before it leaves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from converter.dates.mention import Day, Kind, Mention


def write(mention: Mention) -> str | None:
    """What the words state; a day that its month does not have leaves only the month."""
    if mention.kind in (Kind.RELATIVE, Kind.HIJRI):
        return None
    first, last = _possible(mention.first), _possible(mention.last)
    if mention.kind is Kind.RANGE and first != last:
        return _valid(f"{first.edtf}/{last.edtf}")
    return _valid(first.edtf)


def _possible(day: Day) -> Day:
    return day if day.possible else Day(day.year, day.month, None)


@lru_cache(maxsize=4096)
def _valid(text: str) -> str | None:
    """The text when it is EDTF. The `edtf` package takes 10 ms a parse, so what ISO 8601 already covers is left to `datetime`."""
    if all(_is_iso(part) for part in text.split("/")):
        return text
    from edtf import parse_edtf  # here, since its grammar takes a sixth of a second to build and most texts need none
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except EDTFParseException:
        return None
    return text


def _is_iso(text: str) -> bool:
    """A calendar day, or a month of a year."""
    try:
        date.fromisoformat(text if text.count("-") == 2 else f"{text}-01")
    except ValueError:
        return False
    return True
