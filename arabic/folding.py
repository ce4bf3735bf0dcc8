"""Fold spellings that a reader takes for the same word into one."""

from __future__ import annotations

import re
import unicodedata

from arabic.digits import ASCII_DIGITS

# Marks that change nothing in the identity of a word: vowel signs, Koranic marks, tatweel, zero-width and bidi controls.
MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")

# One letter for each set that newsrooms use interchangeably. ء on its own is dropped: typing leaves it out first.
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
    "ک": "ك", "ہ": "ه", "ھ": "ه", "ء": None,
    # The hard g of أكادير and الڭنتور, which Morocco writes with any of these.
    "گ": "ك", "ڭ": "ك", "ݣ": "ك",
}  # fmt: skip

_TABLE = str.maketrans({**LETTERS, **ASCII_DIGITS})
_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")


def compose(text: str) -> str:
    """Replace Arabic presentation forms (ﻻ, ﷲ) by the letters they stand for; leave all else alone."""
    return _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)


def strip_marks(text: str) -> str:
    """Remove vowel signs, tatweel and invisible controls."""
    return MARKS.sub("", text)


def fold(text: str) -> str:
    """The comparison form of a text: marks gone, letter sets unified, digits ASCII, Latin lower case."""
    return strip_marks(compose(text)).translate(_TABLE).lower()
