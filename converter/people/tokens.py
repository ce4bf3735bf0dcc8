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
_ARABIC = rf"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff{_MARKS}]+"
_LATIN = r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_TOKEN = re.compile(rf"{_ARABIC}|{_LATIN}|{_NUMBER}|\n|\S")
_SORT = re.compile(rf"(?P<ar>{_ARABIC})|(?P<la>{_LATIN})|(?P<nu>{_NUMBER})|(?P<nl>\n)")  # told at a word's first time only
_KINDS = {"la": Kind.LATIN, "nu": Kind.NUMBER, "nl": Kind.BREAK, "ma": Kind.MARK}


class Token(NamedTuple):
    """One token at [start, end) of the text."""

    word: Word
    start: int
    end: int


_token = partial(tuple.__new__, Token)  # as `Token(…)`, in a third of the time


def tokenise(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> list[Token]:
    """All tokens of the spans, a break after each line, two breaks at the end so that neighbours can be looked at freely."""
    tokens: list[Token] = []
    seen = vocabulary.seen.get
    end_of_line = vocabulary.other("\n", Kind.BREAK)
    for span in spans:
        tokens.append(Token(end_of_line, span.start, span.start))
        found = _TOKEN.finditer(text, span.start, span.end)
        tokens += [_token((seen(match[0]) or _read(match[0], vocabulary), *match.span())) for match in found]
    stop = tokens[-1].end if tokens else 0
    tokens += [Token(end_of_line, stop, stop)] * 3
    return tokens


def _read(surface: str, vocabulary: Vocabulary) -> Word:
    """The word's first time."""
    match = _SORT.match(surface)
    group = (match and match.lastgroup) or "ma"
    return vocabulary.arabic(surface) if group == "ar" else vocabulary.other(surface, _KINDS[group])
