"""Title and paragraphs as one row of tokens: the facts of each word, and beside them its place in the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain
from typing import NamedTuple

from converter.model import Span
from converter.people.vocabulary import Vocabulary
from converter.people.words import Kind, Word

_and_space = (1).__add__


class Tokens(NamedTuple):
    """Two columns of one length: nearly every question is about words alone, so these stand in a list of their own."""

    words: list[Word]
    places: list[tuple[int, int]]


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> Tokens:
    """All tokens of the spans, a break after each line, more breaks at the end so that neighbours can be looked at freely.

    A line is cut at its spaces, and each piece looked up: a dictionary is many times faster than a pattern run over the text.
    """
    words: list[Word] = []
    places: list[tuple[int, int]] = []
    end_of_line = vocabulary.other("\n", Kind.BREAK)
    stop = 0
    for span in spans:
        words.append(end_of_line)
        places.append((span.start, span.start))
        at = span.start
        for line in text[span.start : span.end].split("\n"):
            if at > span.start:
                words.append(end_of_line)
                places.append((at - 1, at))
            pieces = line.split(" ")
            found = list(map(vocabulary.pieces.__getitem__, pieces))
            starts = accumulate(chain((at,), map(_and_space, map(len, pieces))))
            words += [word for piece in found for word, _, _ in piece]
            places += [(start + first, start + last) for start, piece in zip(starts, found, strict=False) for _, first, last in piece]
            at += len(line) + 1
        stop = places[-1][1]
    words += [end_of_line] * 3
    places += [(stop, stop)] * 3
    return Tokens(words, places)
