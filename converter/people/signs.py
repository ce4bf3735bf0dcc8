"""What all words of a text tell at one look: a byte for each, so that one pattern finds the words that a step must read."""

from __future__ import annotations

from collections.abc import Sequence

from converter.people.words import Word
from converter.pieces import marked_places

# A name may begin with the word | but with nothing to carry it, unless its neighbours do | no such name goes on with it | it may carry
# one | a walk back from a name must look at it | the next word may be somebody who speaks | a quotation mark
OPENS, NEEDY, SHUTS, LIFTS, TELLS, ANNOUNCES, QUOTE = (1 << bit for bit in range(7))


FIRST = 1 << 7  # the word is the first one of its piece of text


def signs(words: Sequence[Word]) -> bytes:
    """The row of the words of one piece."""
    if len(words) == 1:
        return bytes((words[0].sign | FIRST,))
    return bytes([word.sign | FIRST * (not at) for at, word in enumerate(words)])


def having(row: bytes, sign: int) -> list[int]:
    """The tokens that have a sign."""
    return marked_places(marked(row, sign))


def marked(row: bytes, sign: int) -> bytes:
    """1 for each token that has a sign, 0 for the others."""
    return row.translate(_TABLES[sign])


def openings(row: bytes) -> list[int]:
    """The tokens with which a name may begin; a doubtful one only beside a word that may carry it or go on with it."""
    opens, needy, shuts, lifts = [int.from_bytes(marked(row, sign), "little") for sign in (OPENS, NEEDY, SHUTS, LIFTS)]
    found = opens & (~needy | lifts << 8 | ~(shuts >> 8))  # a number's lowest byte is the first word: all words are asked at once
    return marked_places(found.to_bytes(len(row), "little"))


_TABLES = {1 << bit: bytes([value >> bit & 1 for value in range(256)]) for bit in range(8)}
