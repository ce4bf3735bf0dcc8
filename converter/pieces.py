"""What stands between the spaces of a text, each such piece looked up once for all steps.

No word holds a space, and most pieces of a text have been met before. Looking a word up costs more than anything that is then done
with it, so there is one table for all steps: the tokens of a piece, and beside them a column for each step that has a question about
words. A step names its column and how it is filled; it reads the column of a whole text at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count, takewhile
from operator import add
from typing import Any, NamedTuple

from arabic.folding import MARKS, fold

# Digits apart from letters, so that «7يونيو» is two tokens; vowel signs and tatweel stay inside their word.
# A run of letters is one step of the pattern, not one step a letter: half the time.
_MARKS = MARKS.pattern[1:-1]
TOKEN = re.compile(rf"[0-9\u0660-\u0669\u06f0-\u06f9]+|(?:[^\W\d_]+|[{_MARKS}]+)+")

REMEMBERED = 200_000  # pieces kept: a corpus of ten thousand texts holds fewer

Record = tuple[Any, ...]
Fill = Callable[[str, Sequence[str]], tuple[Any, ...]]  # what the columns of a step hold of a piece with these keys
Join = Callable[[Record, Record], Iterable[Any]]  # what they hold of two pieces without a space between them
# The first columns: the way to the next piece; of a piece that begins with its only token, as nearly all do, that token's length and
# folded form; of any other the places, lengths and folded forms of its tokens.
STEP, LENGTH, KEY, ODD = range(4)
# Four new pieces of five are a known word and one of these behind it. They are no part of any token.
_CLOSING = frozenset("،.؛:؟!»”)")
_NO_WORD = _CLOSING | {""}  # before such a sign: of a row of signs each would ask for the row without it


@lru_cache(maxsize=262_144)
def key_of(word: str) -> str:
    """`fold`, remembered: a few thousand words make up most of any corpus."""
    return fold(word)


def _added(one: Record, two: Record) -> Iterable[Any]:
    return map(add, one, two)


class Table(dict[str, Record]):
    """A record for each piece met. All is forgotten when it is too much, so that memory stays bounded."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: dict[str, tuple[object, Fill, Join, int]] = {}

    def __missing__(self, piece: str) -> Record:
        if len(self) > REMEMBERED:
            self.clear()
        if piece[-1:] in _CLOSING and piece[-2:-1] not in _NO_WORD:
            record = self._closed(self[piece[:-1]], self[piece[-1]])
        else:
            own, keys = self._tokens(piece)
            record = (*own, *chain.from_iterable([fill(piece, keys) for _, fill, _, _ in self._columns.values()]))
        self[piece] = record
        return record

    def _closed(self, word: Record, sign: Record) -> Record:
        """The record of a piece that ends with a sign, made of theirs."""
        record = [word[STEP] + 1, *word[LENGTH : ODD + 1]]
        for _, _, join, width in self._columns.values():
            own = slice(len(record), len(record) + width)
            record += join(word[own], sign[own])
        return tuple(record)

    @staticmethod
    def _tokens(piece: str) -> tuple[Record, Sequence[str]]:
        size = len(piece)
        if TOKEN.fullmatch(piece):
            key = key_of(piece)
            return (size + 1, size, key, None), (key,)
        found = list(TOKEN.finditer(piece))
        keys = [key_of(m[0]) for m in found]
        starts, lengths = [m.start() for m in found], [len(m[0]) for m in found]
        if starts == [0]:
            return (size + 1, *lengths, *keys, None), keys
        return (size + 1, 0, "", (starts, lengths, keys)), keys

    def column(self, name: str, owner: object, fill: Fill, join: Join = _added, width: int = 1) -> int:
        """The number of a step's first column. With other rules, that is another owner, its columns are begun again."""
        known = self._columns.get(name)
        if known is None or known[0] is not owner:
            self._columns[name] = owner, fill, join, width
            self.forget()
        before = takewhile(name.__ne__, self._columns)
        return ODD + 1 + sum([self._columns[other][3] for other in before])

    def forget(self) -> None:
        """Forget every piece, and the texts that were made of them."""
        self.clear()
        pieces.cache_clear()


TABLE = Table()


class Pieces(NamedTuple):
    """Where each of a text's pieces begins, of two spaces also the empty one between them, and the columns of their records."""

    starts: list[int]
    columns: list[Sequence[Any]]


_NUMBERS = list(range(16_384))  # words of a long text; numbers that are there already cost a third of those that are counted


def marked_places(row: Sequence[object]) -> list[int]:
    """The places of all in a row that is not zero or nothing."""
    return list(compress(_NUMBERS if len(row) <= len(_NUMBERS) else count(), row))


@lru_cache(maxsize=4)
def pieces(text: str) -> Pieces:
    """The shared pass over a text. The last texts are remembered: several steps read the same one."""
    columns = turned(map(TABLE.__getitem__, text.replace("\n", " ").split(" ")))
    starts = list(accumulate(columns[STEP], initial=0))
    starts.pop()
    return Pieces(starts, columns)


def turned(records: Iterable[Record]) -> list[Sequence[Any]]:
    """The columns of rows; at once, a third of the work of one column after the other."""
    return list(zip(*records, strict=True))
