"""What all words of a text tell at one look: a byte for each, so that one pattern finds the words that a step must read."""

from __future__ import annotations

import re
from itertools import compress, count

from converter.people.words import Word

# A name may begin with the word | but with nothing to carry it, unless its neighbours do | no such name goes on with it | it may carry
# one | a walk back from a name must look at it | the next word may be somebody who speaks | a quotation mark
OPENS, NEEDY, SHUTS, LIFTS, TELLS, ANNOUNCES, QUOTE = (1 << bit for bit in range(7))


def signs(words: list[Word]) -> bytes:
    return bytes([word.sign for word in words])


def having(row: bytes, sign: int) -> list[int]:
    """The tokens that have a sign."""
    return list(compress(count(), row.translate(_TABLES[sign])))


def openings(row: bytes) -> list[int]:
    """The tokens with which a name may begin; a doubtful one only beside a word that may carry it or go on with it."""
    return [found.start() for found in _OPENING.finditer(row)]


_TABLES = {sign: bytes([value & sign > 0 for value in range(256)]) for sign in (TELLS, ANNOUNCES, QUOTE)}


def _one_of(all_: int, none: int = 0) -> bytes:
    """A pattern for the bytes that have all signs of one sort and none of the other."""
    return b"[%b]" % b"".join([b"\\x%02x" % value for value in range(256) if value & all_ == all_ and not value & none])


_OPENING = re.compile(
    _one_of(OPENS, none=NEEDY) + b"|(?<=%b)%b|%b(?!%b)" % (_one_of(LIFTS), _one_of(OPENS | NEEDY), _one_of(OPENS | NEEDY), _one_of(SHUTS))
)
