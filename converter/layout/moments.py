"""Lines that say when the page was published, and datelines that say where and when the text was written."""

from __future__ import annotations

import re

from arabic.calendar import months, weekdays
from arabic.digits import ascii_digits
from converter.layout.boilerplate import Boilerplate
from converter.layout.rows import Row
from converter.regions.gazetteer import Gazetteer

_NUMERIC = re.compile(
    r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)?\d{2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{2}[/.\-]\d{1,2}[/.\-]\d{1,2}(?!\d)"
)
_HOUR = re.compile(r"(?<!\d)\d{1,2}\s*[:hH]\s*\d{2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def is_publication(row: Row, lists: Boilerplate, strict: bool) -> bool:
    """A line of a date and of words of publication only; `strict` asks for such a word or an hour beside the date."""
    if not row.tokens or len(row.tokens) > 20:
        return False
    if row.words and all(word in lists["ago_words"].exact for word in row.words) and row.words[0] in ("منذ", "قبل") and len(row.tokens) < 6:
        return True
    if not _has_date(row) or _foreign_words(row.words, lists):
        return False
    return not strict or lists["published_heads"].head(row.words) > 0 or bool(_HOUR.search(ascii_digits(row.text)))


def is_dateline(row: Row, lists: Boilerplate, gazetteer: Gazetteer) -> bool:
    """«ميدلت في 02-06-2012»: a known place, then a full date, and nothing else."""
    if len(row.tokens) > 12 or not _has_date(row) or not _YEAR.search(ascii_digits(row.text)):
        return False
    foreign = _foreign_words(row.words, lists)
    leads = bool(foreign) and row.tokens[: len(foreign)] == foreign
    return leads and any(gazetteer.knows(foreign[at:]) for at in range(min(2, len(foreign))))


def is_hour(text: str) -> bool:
    """«11:02», «الساعة 11:02»: an hour and nothing else."""
    return len(text) < 14 and bool(_HOUR.search(ascii_digits(text)))


def _has_date(row: Row) -> bool:
    text = ascii_digits(row.text)
    if _NUMERIC.search(text):
        return True
    return any(token.isdecimal() for token in row.tokens) and any(_is_month(row.words, at) for at in range(len(row.words)))


def _is_month(words: tuple[str, ...], at: int) -> bool:
    return words[at] in months() or " ".join(words[at : at + 2]) in months()


def _foreign_words(words: tuple[str, ...], lists: Boilerplate) -> tuple[str, ...]:
    """Words that no publication line holds."""
    known = lists["published_words"].exact
    left = []
    skip = False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif " ".join(words[at : at + 2]) in months():
            skip = True
        elif word not in months() and word not in weekdays() and word not in known:
            left.append(word)
    return tuple(left)
