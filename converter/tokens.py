"""Words and numbers of a text, folded once for every step that compares words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple, TypeVar, overload

from converter.model import Span
from converter.pieces import KEY, LENGTH, ODD, TOKEN, key_of, marked_places, pieces

_REMEMBERED = 200_000  # words kept per index: a corpus of ten thousand texts holds fewer


class Token(NamedTuple):
    """A word or number at [start, end) of the text; `key` is its folded form."""

    start: int
    end: int
    key: str


class Tokens(Sequence[Token]):
    """Every token of a text, in columns: nearly every question is about keys alone, and making a token costs ten times its key."""

    __slots__ = ("keys", "lengths", "starts")

    def __init__(self, starts: list[int], lengths: list[int], keys: list[str]) -> None:
        self.starts, self.lengths, self.keys = starts, lengths, keys

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, map(add, self.starts, self.lengths), self.keys)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return list(Tokens(self.starts[at], self.lengths[at], self.keys[at]))
        return Token(self.starts[at], self.end(at), self.keys[at])

    def end(self, at: int) -> int:
        """The place behind token `at`."""
        return self.starts[at] + self.lengths[at]

    def index_at(self, start: int) -> int:
        """Index of the first token that begins at or after `start`."""
        return bisect_left(self.starts, start)

    def within(self, zones: Sequence[Span]) -> Tokens:
        """The tokens that begin in one of the zones."""
        kept = [token for token in self if any(zone.start <= token.start < zone.end for zone in zones)]
        return Tokens([token.start for token in kept], [token.end - token.start for token in kept], [token.key for token in kept])

    def before(self, text: str, at: int, edge: int, most: int, stop: re.Pattern[str]) -> list[str]:
        """Keys to the left of token `at` and of place `edge`, nearest first, up to a sign between words that `stop` finds."""
        if not at:
            return []
        first = max(0, at - most)
        signs = [sign.end() for sign in stop.finditer(text, self.starts[first], edge)]
        if signs:
            first = bisect_left(self.starts, signs[-1], first, at)
        return self.keys[first:at][::-1]

    def after(self, text: str, at: int, edge: int, most: int, stop: re.Pattern[str]) -> list[str]:
        """Keys from token `at` on, to the right of place `edge`, up to a sign between words that `stop` finds."""
        last = min(at + most, len(self.keys))
        sign = stop.search(text, edge, self.starts[last - 1]) if at < last else None
        if sign:
            last = bisect_left(self.starts, sign.start(), at, last)
        return self.keys[at:last]


@lru_cache(maxsize=4)
def tokenise(text: str) -> Tokens:
    """Every token of the text in order: the only one of nearly each piece, and those of the few others between."""
    places, columns = pieces(text)
    odd, at = columns[ODD], 0
    starts: list[int] = []
    lengths: list[int] = []
    keys: list[str] = []
    for stop in marked_places(odd):
        offsets, own_lengths, own_keys = odd[stop]
        starts += (*places[at:stop], *map(places[stop].__add__, offsets))
        lengths += (*columns[LENGTH][at:stop], *own_lengths)
        keys += (*columns[KEY][at:stop], *own_keys)
        at = stop + 1
    return Tokens(starts + places[at:], [*lengths, *columns[LENGTH][at:]], [*keys, *columns[KEY][at:]])


def keys(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as `tokenise` would cut them."""
    return tuple(key_of(m.group()) for m in TOKEN.finditer(phrase))


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


def any_stem_of(near: Sequence[str], words: frozenset[str]) -> bool:
    """Whether a stem of one of the keys is among the words."""
    return not words.isdisjoint(chain.from_iterable(map(stems, near)))


Answer = TypeVar("Answer")


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
