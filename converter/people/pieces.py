"""Pieces of text between two spaces, cut into tokens once: most pieces of any text are words that came before."""

from __future__ import annotations

import re
from collections.abc import Callable

from arabic.folding import MARKS
from converter.people.words import Kind, Word

_MARKS = MARKS.pattern[1:-1]
_ARABIC = rf"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff{_MARKS}]+"
_LATIN = r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_TOKEN = re.compile(rf"(?P<ar>{_ARABIC})|(?P<la>{_LATIN})|(?P<nu>{_NUMBER})|(?P<ma>\S)")
_KINDS = {"ar": Kind.ARABIC, "la": Kind.LATIN, "nu": Kind.NUMBER, "ma": Kind.MARK}

Piece = tuple[tuple[Word, int, int], ...]  # (word, start, end within the piece) for each token


class Pieces(dict[str, Piece]):
    """The tokens of a piece. No token holds a space or a line end, so that cutting there first changes nothing."""

    def __init__(self, word: Callable[[str, Kind], Word]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, piece: str) -> Piece:
        found = tuple([(self._word(m[0], _KINDS[m.lastgroup or "ma"]), *m.span()) for m in _TOKEN.finditer(piece)])
        self[piece] = found
        return found
