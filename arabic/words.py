"""Cut a text into the words a reader may search for, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from arabic.digits import ascii_digits
from arabic.folding import LETTERS, MARKS, compose

# Letters of neighbouring alphabets that Moroccan writers use for sounds Arabic has no letter for.
_BORROWED = {"ڨ": "ق", "پ": "ب", "ڤ": "ف", "چ": "ج", "ژ": "ج", "ٯ": "ق", "ڢ": "ف"}
_TABLE = str.maketrans({**LETTERS, **_BORROWED})
_LATIN_MARKS = re.compile(r"[\u0300-\u036f]")

_ARABIC = "\u0610-\u061a\u0620-\u0659\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06fc\u0750-\u077f"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_PRESENTED = "\ufb50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0300-\u036f"
_OTHER = "\u0370-\u052f\u2d30-\u2d7f"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
# A date in digits is one word (21/02/2015, 2015-02-21, 28.08); a run of letters and digits is cut again after folding.
_DATES = "|".join(f"[{_DIGIT}]{{1,4}}{sep}[{_DIGIT}]{{1,2}}(?:{sep}[{_DIGIT}]{{2,4}})?" for sep in ("\\.", "/", "-"))
_RUN = re.compile(f"(?<![{_DIGIT}])(?:{_DATES})(?![{_DIGIT}])|[{_ARABIC}{_PRESENTED}{_LATIN}{_OTHER}{_DIGIT}{_HIDDEN}]+")
_NUMBER = re.compile("[0-9]+")
_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})(?:[./-](\d{2,4}))?")
# ة ends a word, so a letter after it begins the next: الأصالةوالمعاصرة; ء and ى end one before an article: الماءالشروب.
_GLUED = re.compile(f"(ة[\u064b-\u065f\u0640]*(?=[{_ARABIC}])|[ءى](?=ال[{_ARABIC}]{{2}}))")
_PIECE = re.compile(
    r"[0-9]*[a-z\u00df-\u024f][a-z0-9\u00df-\u024f]*|[0-9]+"
    r"|[\u0620-\u064a\u066e-\u06fc\u0750-\u077f]+|[\u0370-\u052f\u2d30-\u2d7f]+"
)


class Word(NamedTuple):
    """A searchable word: `kind` is a(rabic), l(atin), n(umber), d(ate in digits) or o(ther); start and end are of the raw run."""

    kind: str
    text: str
    start: int
    end: int


def normal(text: str) -> str:
    """Folded form for searching: as `folding.fold`, with accents of Latin letters and borrowed letters folded too."""
    decomposed = unicodedata.normalize("NFD", compose(text))
    return ascii_digits(_LATIN_MARKS.sub("", MARKS.sub("", decomposed)).translate(_TABLE)).lower()


def words(text: str) -> list[Word]:
    """Every searchable word of a text, in order."""
    return [Word(kind, piece, run.start(), run.end()) for run in _RUN.finditer(text) for kind, piece in pieces(run.group())]


def runs(text: str) -> list[str]:
    """The raw runs that `words` cuts: what lies between white space and punctuation."""
    return _RUN.findall(text)


def pieces(run: str) -> list[tuple[str, str]]:
    """Kind and folded text of the words in one raw run: `7يونيو` holds two, `21/02/2015` is one, and 06.22 (of a law) is no date."""
    if "." in run or "/" in run or "-" in run:
        text = ascii_digits(run)
        return [("d", text)] if date_parts(text) else [("n", number) for number in _NUMBER.findall(text)]
    return [(_kind(piece), piece) for piece in _PIECE.findall(normal(_GLUED.sub(r"\1 ", run)))]


def _kind(piece: str) -> str:
    last = piece[-1]
    if piece.isdigit():
        return "n"
    if "\u0620" <= last <= "\u077f":
        return "a"
    return "o" if "\u0370" <= last <= "\u052f" or "\u2d30" <= last <= "\u2d7f" else "l"


def date_parts(text: str) -> tuple[int | None, int, int] | None:
    """Year (None when not written), month and day of a date in digits; None when it is no date. Day first, as Morocco writes."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    first, second, third = (int(part) if part else None for part in match.groups())
    assert first is not None and second is not None
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    return year, month, day
