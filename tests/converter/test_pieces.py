"""A piece that ends with a sign is known by its word and the sign: what is told of it is what reading it whole would tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import pieces as module
from converter import rules
from converter.model import Span
from converter.people import tokens as people
from converter.people.vocabulary import Vocabulary
from converter.phrases import beginnings
from converter.pieces import TABLE
from converter.tokens import tokenise

TEXTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "corpus" / "texts").glob("*.txt"))]


@pytest.fixture
def vocabulary() -> Vocabulary:
    """With it the columns of words; beside them those of phrases."""
    known = Vocabulary(rules.load().people)
    people.tokenise("كلمة، وأخرى.", [Span(0, 12)], known)
    beginnings("كلمة، وأخرى.", "places", rules.load().gazetteer.places.firsts)
    return known


def test_a_piece_with_a_sign_is_told_as_if_it_had_been_read_whole(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {piece for text in TEXTS for piece in text.split() if piece[-1] in "،.؛:؟!»”)"}
    joined = {piece: TABLE[piece] for piece in found}
    monkeypatch.setattr(module, "_CLOSING", frozenset())
    TABLE.forget()
    assert len(found) > 1000
    for piece in found:
        assert TABLE[piece] == joined[piece], piece
    TABLE.forget()


@pytest.mark.parametrize("unit", ["،", ".", "»", "كلمة، ", "- ", "«كلمة». "])
def test_a_long_row_of_signs_and_words_is_read(vocabulary: Vocabulary, unit: str) -> None:
    """Each token stands where it is told to stand; a row of signs is one piece, however long."""
    text = unit * 20_000
    words, signs, places = people.tokenise(text, [Span(0, len(text))], vocabulary)
    assert len(words) == len(signs)
    for at in (1, 2, len(words) // 2, len(words) - 4):
        start, end = places[at]
        assert text[start:end] == words[at].key or vocabulary.arabic(text[start:end]) is words[at]
    tokens = tokenise(text)
    assert len(tokens) == text.count("كلمة")
    assert {text[token.start : token.end] for token in tokens} <= {"كلمة"}
