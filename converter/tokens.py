"""Words and numbers of a text, folded once for every step that compares words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate, chain, compress, count
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from arabic.folding import MARKS, fold

# Digits apart from letters, so that «7يونيو» is two tokens; vowel signs and tatweel stay inside their word.
# A run of letters is one step of the pattern, not one step a letter: half the time.
_MARKS = MARKS.pattern[1:-1]
_TOKEN = re.compile(rf"[0-9\u0660-\u0669\u06f0-\u06f9]+|(?:[^\W\d_]+|[{_MARKS}]+)+")

_REMEMBERED = 200_000  # words kept per index: a corpus of ten thousand texts holds fewer


class Token(NamedTuple):
    """A word or number at [start, end) of the text; `key` is its folded form."""

    start: int
    end: int
    key: str


_key: Callable[[Token], str] = itemgetter(2)
_token = partial(tuple.__new__, Token)  # as `Token(…)`, in a third of the time
_and_space = (1).__add__


class Pieces(NamedTuple):
    """What stands between the spaces and line ends of a text, with its places; of two spaces the empty piece between them."""

    texts: list[str]
    starts: list[int]


@lru_cache(maxsize=4)
def pieces(text: str) -> Pieces:
    """The shared pass over a text. No word holds a space, and most pieces have been met before: so a step asks a dictionary what
    it makes of each, and reads letter by letter only what is new. The last texts are remembered: several steps read the same one."""
    texts = text.replace("\n", " ").split(" ")
    return Pieces(texts, list(accumulate(chain((0,), map(_and_space, map(len, texts))))))


@lru_cache(maxsize=262_144)
def key_of(word: str) -> str:
    """`fold`, remembered: a few thousand words make up most of any corpus."""
    return fold(word)


@lru_cache(maxsize=4)
def tokenise(text: str) -> tuple[Token, ...]:
    """Every token of the text in order."""
    found = zip(pieces(text).starts, map(cut.__getitem__, pieces(text).texts), strict=False)
    return tuple([_token((start + first, start + last, key)) for start, piece in found for first, last, key in piece])


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


Answer = TypeVar("Answer")
Entry = TypeVar("Entry")


class Remembered(dict[str, Answer]):
    """What `work` says of a word, worked out once. All is forgotten when it is too much, so that memory stays bounded."""

    def __init__(self, work: Callable[[str], Answer], most: int = _REMEMBERED) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, word: str) -> Answer:
        if len(self) > self._most:
            self.clear()
        found = self[word] = self._work(word)
        return found


cut = Remembered(lambda piece: tuple([(*m.span(), key_of(m[0])) for m in _TOKEN.finditer(piece)]))  # (start, end, key) of each token


class StemIndex(Generic[Entry]):
    """Entries by their first word, found through a word's stems; what was looked up once is remembered."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._seen = Remembered(self._look_up)

    def at(self, key: str) -> tuple[tuple[str, Entry], ...]:
        """(stem, entry) for every stem of the word that begins an entry, longest stem first."""
        return self._seen[key]

    def beginnings(self, tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[int]:
        """Indices of the tokens from `first` to before `last` whose word begins an entry; most words begin none."""
        found = map(self._seen.__getitem__, map(_key, tokens[first:last]))
        return list(compress(count(first), found))

    def _look_up(self, key: str) -> tuple[tuple[str, Entry], ...]:
        return tuple((stem, self.entries[stem]) for stem in stems(key) if stem in self.entries)


def index_at(tokens: Sequence[Token], start: int) -> int:
    """Index of the first token that begins at or after `start`."""
    return bisect_left(tokens, (start,))  # a tuple comes before every longer one that begins alike
