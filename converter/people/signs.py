"""What all words of a text tell at one look: a byte for each, so that one pattern finds the words that a step must read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, count

from converter.people.words import Word

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
    return list(compress(count(), marked(row, sign)))


def marked(row: bytes, sign: int) -> bytes:
    """1 for each token that has a sign, 0 for the others."""
    return row.translate(_TABLES[sign])


def openings(row: bytes) -> list[int]:
    """The tokens with which a name may begin; a doubtful one only beside a word that may carry it or go on with it."""
    return [found.start() for found in _OPENING.finditer(row)]


_TABLES = {sign: bytes([value & sign > 0 for value in range(256)]) for sign in (TELLS, ANNOUNCES, QUOTE, FIRST)}


def _one_of(all_: int, none: int = 0) -> bytes:
    """A pattern for the bytes that have all signs of one sort and none of the other."""
    return b"[%b]" % b"".join([b"\\x%02x" % value for value in range(256) if value & all_ == all_ and not value & none])


_OPENING = re.compile(
    _one_of(OPENS, none=NEEDY) + b"|(?<=%b)%b|%b(?!%b)" % (_one_of(LIFTS), _one_of(OPENS | NEEDY), _one_of(OPENS | NEEDY), _one_of(SHUTS))
)
