"""Title and paragraphs as one row of tokens: the facts of each word, and beside them its place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from converter.model import Span
from converter.people.pieces import place
from converter.people.vocabulary import Vocabulary
from converter.people.words import BREAK, Word
from converter.pieces import TABLE, Pieces, pieces

_and_space = (1).__add__
_Piece = tuple[Word, ...]


class Places:
    """Where tokens stand. Few are ever asked for, so a token is looked for in the text only then."""

    def __init__(self, text: str, starts: list[int], read: list[_Piece]) -> None:
        """`starts` tells where each of the pieces begins that were `read`."""
        self._text, self._starts, self._read = text, starts, read

    @cached_property
    def _counted(self) -> list[int]:
        """Tokens up to the end of each piece."""
        return list(accumulate(map(len, self._read)))

    def __getitem__(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self._counted, at)
        start, words = self._starts[piece], self._read[piece]
        if words[0].kind is BREAK:
            return start, start
        return place(self._text, start, at - self._counted[piece] + len(words))


class Tokens(NamedTuple):
    """Nearly every question is about words alone, so these stand in a list of their own. A break between lines has no place."""

    words: list[Word]
    places: Places


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> Tokens:
    """All tokens of the spans, a break before each line, more breaks at the end so that neighbours can be looked at freely."""
    end_of_line = (vocabulary.other("\n", BREAK),)
    column = TABLE.column("people", vocabulary, vocabulary.piece)
    shared = pieces(text)
    starts: list[int] = []
    read: list[_Piece] = []
    end = 0
    for start, end in _lines(text, spans):
        starts.append(start)
        read.append(end_of_line)
        _read_line(text, start, end, shared, column, starts, read)
    starts += [end] * 3
    read += [end_of_line] * 3
    return Tokens(list(chain.from_iterable(read)), Places(text, starts, read))


def _lines(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    for span in spans:
        at = span.start
        while (end := text.find("\n", at, span.end)) >= 0:
            yield at, end
            at = end + 1
        yield at, span.end


def _read_line(text: str, start: int, end: int, shared: Pieces, column: int, starts: list[int], read: list[_Piece]) -> None:
    """Adds the pieces of a line: those of the text, unless the line begins or ends within one, as beside a shortcode."""
    first, last = bisect_left(shared.starts, start), bisect_left(shared.starts, end)
    whole = (shared.starts[first : first + 1] == [start] and text[end : end + 1] in ("", " ", "\n")) or start == end
    if whole:
        starts += shared.starts[first:last]
        read += map(itemgetter(column), shared.records[first:last])
        return
    parts = text[start:end].split(" ")
    starts += accumulate(chain((start,), map(_and_space, map(len, parts[:-1]))))
    read += [TABLE[part][column] for part in parts]
