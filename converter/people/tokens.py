"""Title and paragraphs as one row of tokens: the facts of each word, and beside them its place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, NamedTuple

from converter.model import Span
from converter.people.pieces import cut, place
from converter.people.signs import FIRST, marked, signs
from converter.people.vocabulary import Vocabulary
from converter.people.words import BREAK, Word
from converter.pieces import TABLE, Pieces, marked_places, pieces, turned

_and_space = (1).__add__
_Words = tuple[Word, ...]
# The columns of a piece: its only word; or else all its words, in a tuple of their own, so that none are something too; what they tell.
_Columns = tuple[Word | None, tuple[_Words] | None, bytes]
_WIDTH = 3
_STRETCH = 512


class Places:
    """Where tokens stand. Few are ever asked for, so a token is looked for in the text only then."""

    def __init__(self, text: str, starts: list[int], words: list[Word], signs: bytes) -> None:
        """`starts` tells where each of the pieces begins that hold words."""
        self._text, self._starts, self._words, self._signs = text, starts, words, signs

    @cached_property
    def _firsts(self) -> bytes:
        return marked(self._signs, FIRST)

    @cached_property
    def _before(self) -> list[int]:
        """Pieces before each stretch of tokens, so that those of a long text are not counted from its beginning."""
        counts = (self._firsts.count(1, at, at + _STRETCH) for at in range(0, len(self._firsts), _STRETCH))
        return list(accumulate(counts, initial=0))

    def __getitem__(self, at: int) -> tuple[int, int]:
        stretch = at // _STRETCH
        start = self._starts[self._before[stretch] + self._firsts.count(1, stretch * _STRETCH, at + 1) - 1]
        if self._words[at].kind is BREAK:
            return start, start
        return place(self._text, start, at - self._firsts.rfind(1, 0, at + 1))


class Tokens(NamedTuple):
    """Nearly every question is about words alone, so these stand in a list of their own. A break between lines has no place."""

    words: list[Word]
    signs: bytes
    places: Places


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> Tokens:
    """All tokens of the spans, a break before each line, more breaks at the end so that neighbours can be looked at freely.

    The only word of nearly each piece, and those of the few others between.
    """
    end_of_line = _columns((vocabulary.other("\n", BREAK),))
    column = TABLE.column("people", vocabulary, lambda piece, _: _columns(cut(piece, vocabulary.word)), _closed, _WIDTH)
    shared = pieces(text)
    starts: list[int] = []
    rows: list[list[Any]] = [[], [], []]
    end = 0
    for start, end in _lines(text, spans):
        found_at, columns = _line(text, start, end, shared, column)
        starts += (start, *found_at)
        for row, begin, more in zip(rows, end_of_line, columns, strict=True):
            row.append(begin)
            row += more
    starts += (end, end, end)
    for row, begin in zip(rows, end_of_line, strict=True):
        row += (begin, begin, begin)
    only, several, told = rows
    words: list[Word] = []
    begun, at = [], 0
    for stop in marked_places(several):
        (found,) = several[stop]
        words += (*only[at:stop], *found)
        begun += starts[at : stop + bool(found)]
        at = stop + 1
    words += only[at:]
    signs_of_all = b"".join(told)
    return Tokens(words, signs_of_all, Places(text, begun + starts[at:], words, signs_of_all))


def _columns(words: _Words) -> _Columns:
    return (words[0], None, signs(words)) if len(words) == 1 else (None, (words,), signs(words))


def _closed(word: Sequence[Any], mark: Sequence[Any]) -> _Columns:
    """The columns of a piece that ends with a mark."""
    only, several, row = word
    words = several[0] if several else (only,)
    return None, ((*words, mark[0]),), row + bytes((mark[2][0] & ~FIRST,))


def _lines(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    for span in spans:
        at = span.start
        while (end := text.find("\n", at, span.end)) >= 0:
            yield at, end
            at = end + 1
        yield at, span.end


def _line(text: str, start: int, end: int, shared: Pieces, column: int) -> tuple[Iterable[int], list[Sequence[Any]]]:
    """Where the pieces of a line begin, and their columns: the text's, unless it begins or ends within one, as beside a shortcode."""
    starts, columns = shared
    own = columns[column : column + _WIDTH]
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    whole = (starts[first : first + 1] == [start] and text[end : end + 1] in ("", " ", "\n")) or start == end
    if whole:
        return starts[first:last], [found[first:last] for found in own]
    parts = text[start:end].split(" ")
    return _begins(start, parts), turned(map(TABLE.__getitem__, parts))[column : column + _WIDTH]


def _begins(start: int, parts: list[str]) -> Iterator[int]:
    return accumulate(chain((start,), map(_and_space, map(len, parts[:-1]))))
