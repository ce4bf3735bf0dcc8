"""Words and numbers of a text, folded once for every step that compares words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from arabic.folding import MARKS, fold

# Digits apart from letters, so that «7يونيو» is two tokens; vowel signs and tatweel stay inside their word.
_MARKS = MARKS.pattern[1:-1]
_TOKEN = re.compile(rf"[0-9\u0660-\u0669\u06f0-\u06f9]+|(?:[^\W\d_]|[{_MARKS}])+")


class Token(NamedTuple):
    """A word or number at [start, end) of the text; `key` is its folded form."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=262_144)
def key_of(word: str) -> str:
    """`fold`, remembered: a few thousand words make up most of any corpus."""
    return fold(word)


@lru_cache(maxsize=4)
def tokenise(text: str) -> tuple[Token, ...]:
    """Every token of the text in order. The last texts are remembered: several steps read the same one."""
    return tuple(Token(m.start(), m.end(), key_of(m.group())) for m in _TOKEN.finditer(text) if not m.group().isspace())


def keys(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as `tokenise` would cut them."""
    return tuple(key_of(m.group()) for m in _TOKEN.finditer(phrase))


@lru_cache(maxsize=131_072)
def stems(key: str) -> tuple[str, ...]:
    """The folded word and what is left of it without the proclitics و ف ب ل ك; للX is read as الX too. Longest first."""
    found = [key]
    rest = key
    if len(rest) > 3 and rest[0] in "وف":
        rest = rest[1:]
        found.append(rest)
    if len(rest) > 3 and rest[:2] == "لل":
        found.extend(("ا" + rest[1:], rest[1:]))
    elif len(rest) > 2 and rest[0] in "بلك":
        found.append(rest[1:])
    return tuple(found)
