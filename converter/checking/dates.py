"""Dates as editors write them: what is valid, and what an invalid one was probably meant to be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from arabic.calendar import months
from arabic.digits import ascii_digits
from arabic.folding import fold
from converter.archive import text
from converter.checking.nearest import suggestion
from converter.front_matter import Document
from converter.problems import Problem, problem

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What an event's date may be: one day, month or year, or an interval of two; the site shows no seasons and no open ends.
_PART = r"[?~%]?(?:\d{4}|[\dX]{3}X)[?~%]?(?:-[?~%]?(?:0[1-9]|1[0-2]|XX)[?~%]?(?:-[?~%]?(?:\d\d|XX)[?~%]?)?)?"
_EVENT = re.compile(rf"{_PART}(?:/{_PART})?", re.ASCII)
_QUALIFIERS = re.compile(r"[?~%]")
_NUMERIC = re.compile(r"(\d{1,4})\s*[-/.\\]\s*(\d{1,2})\s*[-/.\\]\s*(\d{1,4})")
_WORDS = re.compile(r"(\d{1,2})\s*(\D+?)\s*(\d{4})")


def is_day(value: str) -> bool:
    if not _DAY.fullmatch(value) or not value.isascii():
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def is_edtf(value: str) -> bool:
    if is_day(value):
        return True
    try:
        parse_edtf(value)
    except (EDTFParseException, ValueError, TypeError):
        return False
    return True


def guess(value: str) -> str:
    """The ISO day behind `24/10/2025`, `٢٤ أكتوبر ٢٠٢٥` or `2025-10-24 10:30`; empty when there is none."""
    digits = ascii_digits(value)
    numeric, words = _NUMERIC.search(digits), _WORDS.search(digits)
    if numeric:
        first, month, last = numeric.groups()
        year, day = (first, last) if len(first) == 4 else (last, first)
    elif words and fold(words[2]).strip() in months():
        day, month, year = words[1], str(months()[fold(words[2]).strip()]), words[3]
    else:
        return ""
    iso = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    return iso if is_day(iso) else ""


def check(document: Document) -> Iterator[Problem]:
    """`date` and `date_edtf` of an article: each valid, and both of one day."""
    day, edtf = text(document.data.get("date")), text(document.data.get("date_edtf"))
    if day and not is_day(day):
        yield problem("bad_date", document.file, document.line("date"), value=day, **suggestion(guess(day)))
        return
    if edtf and not _EVENT.fullmatch(edtf):
        yield problem("bad_edtf", document.file, document.line("date_edtf"), value=edtf, key="date_edtf", **suggestion(guess(edtf)))
        return
    yield from check_edtf(document, edtf, ("date_edtf",))
    if day and edtf and is_edtf(edtf) and not covers(edtf, day):
        yield problem("dates_disagree", document.file, document.line("date_edtf"), date=day, edtf=edtf)


def check_edtf(document: Document, value: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if value and not is_edtf(value):
        yield problem("bad_edtf", document.file, document.line(*path), value=value, key=path[-1], **suggestion(guess(value)))


def covers(edtf: str, day: str) -> bool:
    """Whether a day can be the one that the expression speaks of."""
    start, _, end = _QUALIFIERS.sub("", edtf).partition("/")
    if end or "/" in edtf:
        return (start in {"", ".."} or start <= day) and (end in {"", ".."} or day[: len(end)] <= end)
    return len(start) <= len(day) and all(a in {b, "X"} for a, b in zip(start, day, strict=False))
