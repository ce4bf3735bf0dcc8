"""Title and paragraphs as one row of tokens: the facts of each word, and beside them its place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from converter.model import Span
from converter.people.pieces import Piece
from converter.people.vocabulary import Vocabulary
from converter.people.words import Kind, Word
from converter.pieces import TABLE, Pieces, pieces

_and_space = (1).__add__
_Line = tuple[list[int], list[Piece]]  # where each piece of a line begins, and what it holds


class Places:
    """Where tokens stand. Few are ever asked for, so a token's piece is looked for only then."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lines: list[_Line] = []
        self._counted: dict[int, list[int]] = {}  # line -> tokens up to the end of each of its pieces

    def line(self, first: int, line: _Line) -> None:
        """The line that begins with token `first`."""
        self._firsts.append(first)
        self._lines.append(line)

    def __getitem__(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._firsts, at) - 1
        starts, line = self._lines[number]
        counted = self._counted.get(number)
        if counted is None:
            counted = self._counted[number] = list(accumulate(map(len, map(itemgetter(1), line))))
        offset = at - self._firsts[number]
        piece = bisect_right(counted, offset)
        within = line[piece][1]
        first, last = within[offset - counted[piece] + len(within)]
        return starts[piece] + first, starts[piece] + last


class Tokens(NamedTuple):
    """Nearly every question is about words alone, so these stand in a list of their own. A break between lines has no place."""

    words: list[Word]
    places: Places


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> Tokens:
    """All tokens of the spans, a break before each line, more breaks at the end so that neighbours can be looked at freely."""
    end_of_line = vocabulary.other("\n", Kind.BREAK)
    break_: Piece = (end_of_line,), ((0, 0),)
    column = TABLE.column("people", vocabulary, vocabulary.piece)
    shared = pieces(text)
    words: list[Word] = []
    places = Places()
    end = 0
    for start, end in _lines(text, spans):
        starts, line = _line(text, start, end, shared, column)
        places.line(len(words), ([start, *starts], [break_, *line]))
        words.append(end_of_line)
        words += chain.from_iterable(map(itemgetter(0), line))
    places.line(len(words), ([end] * 3, [break_] * 3))
    words += [end_of_line] * 3
    return Tokens(words, places)


def _lines(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    for span in spans:
        at = span.start
        while (end := text.find("\n", at, span.end)) >= 0:
            yield at, end
            at = end + 1
        yield at, span.end


def _line(text: str, start: int, end: int, shared: Pieces, column: int) -> _Line:
    """The pieces of a line: those of the text, unless the line begins or ends within one, as beside a shortcode."""
    first, last = bisect_left(shared.starts, start), bisect_left(shared.starts, end)
    whole = (shared.starts[first : first + 1] == [start] and text[end : end + 1] in ("", " ", "\n")) or start == end
    if whole:
        return shared.starts[first:last], list(map(itemgetter(column), shared.records[first:last]))
    parts = text[start:end].split(" ")
    starts = list(accumulate(chain((start,), map(_and_space, map(len, parts[:-1])))))
    return starts, [TABLE[part][column] for part in parts]
