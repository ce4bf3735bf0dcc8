"""Pieces of text between two spaces, cut into the tokens that names are read from: marks are tokens of their own here."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from arabic.folding import MARKS
from converter.people.words import ARABIC, LATIN, MARK, NUMBER, Kind, Word

_MARKS = MARKS.pattern[1:-1]
_ARABIC = rf"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f{_MARKS}]+"
_LATIN = r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_TOKEN = re.compile(rf"(?P<ar>{_ARABIC})|(?P<la>{_LATIN})|(?P<nu>{_NUMBER})|(?P<ma>\S)")
_KINDS = {"ar": ARABIC, "la": LATIN, "nu": NUMBER, "ma": MARK}


def cut(piece: str, word: Callable[[str, Kind], Word]) -> tuple[Word, ...]:
    """The tokens of a piece. No token holds a space or a line end, so that cutting there first changes nothing."""
    return tuple([word(m[0], _KINDS[m.lastgroup or "ma"]) for m in _TOKEN.finditer(piece)])


def place(text: str, start: int, number: int) -> tuple[int, int]:
    """Where a token of the piece stands that begins at `start`."""
    found = _TOKEN.match(text, start) if not number else None  # mostly the first one, which mostly begins the piece
    return (found or next(islice(_TOKEN.finditer(text, start), number, None))).span()
