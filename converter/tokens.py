"""Words and numbers of a text, folded once for every step that compares words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar, overload

from arabic.folding import MARKS, fold
from converter.model import Span

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


class Tokens(Sequence[Token]):
    """Every token of a text, in columns: nearly every question is about keys alone, and making a token costs ten times its key."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self, starts: list[int], ends: list[int], keys: list[str]) -> None:
        self.starts, self.ends, self.keys = starts, ends, keys

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, self.ends, self.keys)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return list(map(Token, self.starts[at], self.ends[at], self.keys[at]))
        return Token(self.starts[at], self.ends[at], self.keys[at])

    def index_at(self, start: int) -> int:
        """Index of the first token that begins at or after `start`."""
        return bisect_left(self.starts, start)

    def within(self, zones: Sequence[Span]) -> Tokens:
        """The tokens that begin in one of the zones."""
        kept = [token for token in self if any(zone.start <= token.start < zone.end for zone in zones)]
        return Tokens([token.start for token in kept], [token.end for token in kept], [token.key for token in kept])

    def before(self, text: str, at: int, edge: int, most: int, stop: re.Pattern[str]) -> list[str]:
        """Keys to the left of token `at` and of place `edge`, nearest first, up to a sign that `stop` finds."""
        keys: list[str] = []
        for near in range(at - 1, max(0, at - most) - 1, -1):
            end = self.ends[near]
            if text[end:edge] != " " and stop.search(text, end, edge):
                break
            keys.append(self.keys[near])
            edge = self.starts[near]
        return keys

    def after(self, text: str, at: int, edge: int, most: int, stop: re.Pattern[str]) -> list[str]:
        """Keys from token `at` on, to the right of place `edge`, up to a sign that `stop` finds."""
        keys: list[str] = []
        for near in range(at, min(at + most, len(self.keys))):
            start = self.starts[near]
            if text[edge:start] != " " and stop.search(text, edge, start):
                break
            keys.append(self.keys[near])
            edge = self.ends[near]
        return keys


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
def tokenise(text: str) -> Tokens:
    """Every token of the text in order."""
    texts, places = pieces(text)
    cuts = list(map(cut.__getitem__, texts))
    starts = [place + first for place, piece in zip(places, cuts, strict=False) for first in piece[0]]
    ends = [place + last for place, piece in zip(places, cuts, strict=False) for last in piece[1]]
    return Tokens(starts, ends, list(chain.from_iterable(map(_keys, cuts))))


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


class Cut(NamedTuple):
    """The tokens of one piece, in columns; places are within the piece."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]


_keys: Callable[[Cut], tuple[str, ...]] = itemgetter(2)


def _cut(piece: str) -> Cut:
    found = list(_TOKEN.finditer(piece))
    return Cut(tuple([m.start() for m in found]), tuple([m.end() for m in found]), tuple([key_of(m[0]) for m in found]))


cut = Remembered(_cut)


class StemIndex(Generic[Entry]):
    """Entries by their first word, found through a word's stems; what was looked up once is remembered."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._seen = Remembered(self._look_up)

    def at(self, key: str) -> tuple[tuple[str, Entry], ...]:
        """(stem, entry) for every stem of the word that begins an entry, longest stem first."""
        return self._seen[key]

    def beginnings(self, tokens: Tokens, first: int = 0, last: int | None = None) -> list[int]:
        """Indices of the tokens from `first` to before `last` whose word begins an entry; most words begin none."""
        keys = tokens.keys if last is None and not first else tokens.keys[first:last]
        return list(compress(count(first), map(self._seen.__getitem__, keys)))

    def _look_up(self, key: str) -> tuple[tuple[str, Entry], ...]:
        return tuple((stem, self.entries[stem]) for stem in stems(key) if stem in self.entries)


Phrase = tuple[str, ...]


class PhraseIndex(Generic[Entry]):
    """Entries by a phrase of folded words, of which the first may stand in the text with proclitics.

    Many phrases share their first word, so the second one chooses among them; `""` is the second word of a single one.
    """

    def __init__(self, entries: Mapping[Phrase, Entry]) -> None:
        firsts: dict[str, dict[str, list[tuple[Phrase, Entry]]]] = {}
        for phrase, entry in sorted(entries.items(), key=lambda item: -len(item[0])):
            firsts.setdefault(phrase[0], {}).setdefault("".join(phrase[1:2]), []).append((phrase, entry))
        self.entries = entries
        self.firsts = StemIndex(firsts)

    def at(self, keys: Sequence[str], at: int) -> Iterator[tuple[str, Phrase, Entry]]:
        """(what the first word is without proclitics, phrase, entry) of all that stand at a token; the longest first for each."""
        following = keys[at + 1] if at + 1 < len(keys) else ""
        for stem, seconds in self.firsts.at(keys[at]):
            for phrase, entry in seconds.get(following, ()) if following else ():
                size = len(phrase)
                if size == 2 or tuple(keys[at + 2 : at + size]) == phrase[2:]:
                    yield stem, phrase, entry
            for phrase, entry in seconds.get("", ()):
                yield stem, phrase, entry
