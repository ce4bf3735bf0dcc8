"""Lists of words and phrases, found in a text under the proclitics that may stand before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count
from typing import Generic, Protocol, TypeVar

from converter.pieces import TABLE, marked_places, pieces
from converter.tokens import Remembered, Tokens, stems

Entry = TypeVar("Entry")
Phrase = tuple[str, ...]


class Index(Protocol):
    """Knows which words begin an entry."""

    def words(self) -> Iterable[str]:
        """Without proclitics; `NUMBER` where any number does."""


NUMBER = "0"
_BITS = tuple([bytes([value & 1 << bit for value in range(256)]) for bit in range(8)])  # a byte's bit alone, as a table to translate by
_INDEXES: dict[str, Index] = {}  # those that texts are read with, by their names; one bit of a byte for each, so eight at most


def beginnings(text: str, name: str, index: Index) -> list[int]:
    """The tokens of the text whose key is in the index. One pass over a text answers for the indexes of all steps."""
    if _INDEXES.get(name) is not index:
        _INDEXES[name] = index
        _firsts.cache_clear()
        _begun.cache_clear()
    return _begun(text)[name]


@lru_cache(maxsize=4)
def _begun(text: str) -> dict[str, list[int]]:
    firsts = _firsts()
    column = TABLE.column("begins", firsts, lambda _, keys: (bytes([_marks(key, firsts) for key in keys]),))
    marks = b"".join(pieces(text).columns[column])
    begun = marked_places(marks)
    of_begun = bytes(compress(marks, marks))
    return {name: list(compress(begun, of_begun.translate(_BITS[bit]))) for bit, name in enumerate(_INDEXES)}


@lru_cache(maxsize=1)
def _firsts() -> dict[str, int]:
    """One bit for each index that a word begins in. The same object as long as the indexes are the same: it owns the column."""
    firsts: dict[str, int] = {}
    for bit, index in enumerate(_INDEXES.values()):
        for word in index.words():
            firsts[word] = firsts.get(word, 0) | 1 << bit
    return firsts


def _marks(key: str, firsts: dict[str, int]) -> int:
    """The bits of all indexes that know a stem of the word."""
    found = firsts.get(NUMBER, 0) if key.isdecimal() else 0
    for stem in stems(key):
        found |= firsts.get(stem, 0)
    return found


class StemIndex(Generic[Entry]):
    """Entries by their first word, found through a word's stems; what was looked up once is remembered."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._seen = Remembered(self._look_up)

    def words(self) -> Iterable[str]:
        return self.entries

    def at(self, key: str) -> tuple[tuple[str, Entry], ...]:
        """(stem, entry) for every stem of the word that begins an entry, longest stem first."""
        return self._seen[key]

    def beginnings(self, tokens: Tokens, first: int, last: int) -> list[int]:
        """Indices of the tokens from `first` to before `last` whose word begins an entry; most words begin none."""
        return list(compress(count(first), map(self._seen.__getitem__, tokens.keys[first:last])))

    def _look_up(self, key: str) -> tuple[tuple[str, Entry], ...]:
        return tuple((stem, self.entries[stem]) for stem in stems(key) if stem in self.entries)


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
        self._alone = Remembered(self._look_up)

    def standing(self, keys: Sequence[str], begun: Iterable[int]) -> Iterator[tuple[int, Sequence[tuple[str, Phrase, Entry]]]]:
        """Of the tokens whose word begins an entry those at which one may stand, each with
        (what the first word is without proclitics, phrase, entry) of all that do; the longest first for each."""
        size = len(keys)
        for at in begun:
            alone, seconds = self._alone[keys[at]]
            following = keys[at + 1] if at + 1 < size else ""
            if following in seconds:
                yield at, list(self._with(keys, at, following))
            elif alone:
                yield at, alone

    def _look_up(self, key: str) -> tuple[tuple[tuple[str, Phrase, Entry], ...], frozenset[str]]:
        """The phrases of one word that stand at it, and the second words of the longer ones that begin with it."""
        found = self.firsts.at(key)
        alone = tuple([(stem, *one) for stem, seconds in found for one in seconds.get("", ())])
        return alone, frozenset(chain.from_iterable(seconds for _, seconds in found)) - {""}

    def _with(self, keys: Sequence[str], at: int, following: str) -> Iterator[tuple[str, Phrase, Entry]]:
        for stem, seconds in self.firsts.at(keys[at]):
            for phrase, entry in seconds.get(following, ()):
                size = len(phrase)
                if size == 2 or tuple(keys[at + 2 : at + size]) == phrase[2:]:
                    yield stem, phrase, entry
            for phrase, entry in seconds.get("", ()):
                yield stem, phrase, entry
