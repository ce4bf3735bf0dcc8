"""The analysis is one: Python at index time and JavaScript at query time give the same answer for every text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arabic.analyser import Analyser
from arabic.words import normal
from plugins.search import tables
from tests.search.javascript import mirrored

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "texts"
ANALYSER = Analyser(tables.load()["analyser"])
# Letters that rules look at, their marks and digits, and what surrounds words in pages.
LETTERS = (
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىگڭپڤچﻻﷲًَُِّْٰـ٠١٢٣٤٥٦٧٨٩۰۱۲0123456789abcdefghijklmnopqrstuvwxyz"
    "ÉéèçïÀŒß'’.,/-«»\"()؟،؛:\u200f\u200c\u00a0\n ⵣЖ😀"
)
PARTS = [
    "ال", "لل", "وال", "بال", "كال", "فلل", "ات", "ون", "ين", "تان", "هم", "ها", "ته", "عبد ", "بن ", " الدين", "الدار البيضاء",
    "28 فبراير 2009", "فاتح ماي", "21/02/2015", "كانون الثاني ",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.text(LETTERS, max_size=12), st.sampled_from(PARTS)), max_size=12).map("".join)


def python(text: str) -> dict[str, Any]:
    """The Python side, in the form of mirror.mjs; places count UTF-16 units, as JavaScript does."""
    units, spans = ANALYSER.read(text)
    at = [0]
    for char in text:
        at.append(at[-1] + (2 if ord(char) > 0xFFFF else 1))
    read = []
    for word, forms in units:
        read.append([word.kind, word.text, at[word.start], at[word.end], *(list(map(list, found.items())) for found in forms)])
    return {"units": read, "spans": [list(span) for span in spans]}


def assert_equal(texts: list[str]) -> None:
    answer = mirrored(texts=texts)
    for text, folded, read in zip(texts, answer["normal"], answer["read"], strict=True):
        assert folded == normal(text), text
        assert read == python(text), text


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=150, max_size=150))
def test_random_texts(texts: list[str]) -> None:
    assert_equal(texts)


def test_corpus_and_queries() -> None:
    texts = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    queries = re.findall(r'"query": "((?:[^"\\]|\\.)*)"', (CORPUS.parents[1] / "queries" / "dev.json").read_text("utf-8"))
    assert_equal(texts + queries)


def test_any_character() -> None:
    """Every character of the planes that text uses, alone and inside a word; those unknown to this Python's Unicode are left out."""
    codes = [*range(1, 0x08D0), *range(0x1E00, 0x2100), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]
    chars = [chr(code) for code in codes if unicodedata.category(chr(code)) != "Cn"]
    assert_equal(["".join(chars[start : start + 64]) for start in range(0, len(chars), 64)] + [f"كتا{char}ب" for char in chars])
