"""Title and paragraphs as one row of tokens: the facts of each word, and beside them its place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress
from operator import add
from typing import NamedTuple

from converter.model import Span
from converter.people.pieces import place
from converter.people.signs import FIRST, follow, marked, signs
from converter.people.vocabulary import Vocabulary
from converter.people.words import BREAK, Word
from converter.pieces import TABLE, Pieces, pieces, turned

_and_space = (1).__add__
_Piece = tuple[Word, ...]
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
    """All tokens of the spans, a break before each line, more breaks at the end so that neighbours can be looked at freely."""
    end_of_line = (vocabulary.other("\n", BREAK),)
    row = signs(end_of_line)
    column = TABLE.column("people", vocabulary, vocabulary.piece, joins=(add, follow))
    shared = pieces(text)
    starts: list[int] = []
    read: list[_Piece] = []
    rows: list[bytes] = []
    end = 0
    for start, end in _lines(text, spans):
        starts.append(start)
        read.append(end_of_line)
        rows.append(row)
        found, words_of, signs_of = _line(text, start, end, shared, column)
        starts += found
        read += words_of
        rows += signs_of
    starts += [end] * 3
    read += [end_of_line] * 3
    rows += [row] * 3
    words, whole = list(chain.from_iterable(read)), b"".join(rows)
    return Tokens(words, whole, Places(text, list(compress(starts, read)), words, whole))


def _lines(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    for span in spans:
        at = span.start
        while (end := text.find("\n", at, span.end)) >= 0:
            yield at, end
            at = end + 1
        yield at, span.end


def _line(text: str, start: int, end: int, shared: Pieces, column: int) -> tuple[Iterable[int], Sequence[_Piece], Sequence[bytes]]:
    """Where the pieces of a line begin, their words and what these tell: the text's, unless it begins or ends within one,
    as beside a shortcode."""
    starts, columns = shared
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    whole = (starts[first : first + 1] == [start] and text[end : end + 1] in ("", " ", "\n")) or start == end
    if whole:
        return starts[first:last], columns[column][first:last], columns[column + 1][first:last]
    parts = text[start:end].split(" ")
    columns = turned(map(TABLE.__getitem__, parts))
    return accumulate(chain((start,), map(_and_space, map(len, parts[:-1])))), columns[column], columns[column + 1]
