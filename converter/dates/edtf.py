"""Write a date in EDTF (ISO 8601-2) and have the `edtf` package confirm it."""

from __future__ import annotations

from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

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


@lru_cache(maxsize=16_384)
def _valid(text: str) -> str | None:
    try:
        parse_edtf(text)
    except EDTFParseException:
        return None
    return text
