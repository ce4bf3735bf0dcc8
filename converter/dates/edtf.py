"""Write a date in EDTF (ISO 8601-2), confirmed before it leaves."""

from __future__ import annotations

import re
from functools import lru_cache

from converter.dates.mention import Day, Kind, Mention

_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")  # the days are known to be possible


def write(mention: Mention) -> str | None:
    """What the words state; a day that its month does not have leaves only the month, of a range's other day too."""
    if mention.kind in (Kind.RELATIVE, Kind.HIJRI):
        return None
    first, last = mention.first, mention.last
    if not (first.possible and last.possible):
        first, last = Day(first.year, first.month, None), Day(last.year, last.month, None)
    return _valid(first.edtf if first == last else f"{first.edtf}/{last.edtf}")


@lru_cache(maxsize=4096)
def _valid(text: str) -> str | None:
    """The text when it is EDTF. The `edtf` package takes 10 ms a parse, so it is asked only of what plain ISO 8601 does not cover."""
    if all(_ISO.fullmatch(part) for part in text.split("/")):
        return text
    from edtf import parse_edtf  # here, since its grammar takes a sixth of a second to build and most texts need none
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except EDTFParseException:
        return None
    return text
