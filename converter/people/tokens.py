"""Title and paragraphs as one row of tokens, each with its word facts and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from arabic.folding import MARKS
from converter.model import Span
from converter.people.vocabulary import Vocabulary
from converter.people.words import Kind, Word

_MARKS = MARKS.pattern[1:-1]
_TOKEN = re.compile(
    rf"(?P<ar>[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff{_MARKS}]+)"
    r"|(?P<la>[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*)"
    r"|(?P<nu>[0-9\u0660-\u0669\u06f0-\u06f9]+)|(?P<nl>\n)|(?P<ma>[^\s])"
)
_KINDS = {"ar": Kind.ARABIC, "la": Kind.LATIN, "nu": Kind.NUMBER, "nl": Kind.BREAK, "ma": Kind.MARK}


class Token(NamedTuple):
    """One token at [start, end) of the text."""

    word: Word
    start: int
    end: int


_token = partial(tuple.__new__, Token)  # as `Token(…)`, in a third of the time


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> list[Token]:
    """All tokens of the spans, a break after each line, two breaks at the end so that neighbours can be looked at freely."""
    tokens: list[Token] = []
    add, seen = tokens.append, vocabulary.seen.get
    end_of_line = vocabulary.other("\n", Kind.BREAK)
    for span in spans:
        add(Token(end_of_line, span.start, span.start))
        for match in _TOKEN.finditer(text, span.start, span.end):
            start, end = match.span()
            add(_token((seen(match[0]) or _read(match, vocabulary), start, end)))
    stop = tokens[-1].end if tokens else 0
    tokens += [Token(end_of_line, stop, stop)] * 3
    return tokens


def _read(match: re.Match[str], vocabulary: Vocabulary) -> Word:
    """The word's first time."""
    group = match.lastgroup or "ma"
    return vocabulary.arabic(match[0]) if group == "ar" else vocabulary.other(match[0], _KINDS[group])
