"""What the rest of the text says about a name: its surname comes again, speaks, or two rare words stand together twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise, product
from operator import attrgetter
from typing import TYPE_CHECKING

from converter.people.signs import ANNOUNCES, having
from converter.people.words import ARABIC, COMMAS, HOWEVER, LATIN, MARK, Word

if TYPE_CHECKING:
    from converter.people.candidates import Candidate

_UNKNOWN = frozenset({"rare_first", "shape_first"})
_PLURALS = ("ون", "ين", "ات", "ها")


class Recurrence:
    """Counts words and neighbours of one text, and only when a candidate asks; neighbours in a string with one letter for each word."""

    def __init__(self, words: list[Word], bearers: Mapping[str, Iterable[Word]], signs: bytes) -> None:
        """`bearers`: the spellings that may be read as a word; each is counted once, and only for the words that are asked for."""
        self.words, self.bearers, self.signs = words, bearers, signs
        self._found: dict[str, int] = {}

    @cached_property
    def _row(self) -> str:
        return "".join(map(attrgetter("letter"), self.words))

    @cached_property
    def _met(self) -> Counter[Word]:
        return Counter(self.words)

    def _times(self, key: str) -> int:
        """How many tokens may be read as the word, proclitics off or not."""
        if key not in self._found:
            met = self._met
            self._found[key] = sum([met[word] for word in self.bearers.get(key, ()) if word in met])
        return self._found[key]

    def comes_once(self, word: Word) -> bool:
        """Whether no other token may be read as the word."""
        return self._times(word.key) < 2

    @cached_property
    def _speakers(self) -> frozenset[str]:
        verbs = having(self.signs[:-3], ANNOUNCES)
        return frozenset([self.words[at + 1].key for at in verbs if self._speaks_at(at + 1)])

    def _together(self, one: Word, two: Word) -> int:
        """How often two words that stand together somewhere stand together."""
        if self._times(two.key) == 1 or self._times(one.key) == 1:
            return 1
        return sum([self._pairs(*pair) for pair in product(self._spellings(one.key), self._spellings(two.key))])

    def _spellings(self, key: str) -> list[str]:
        """The letters for the words that are spelled with just these letters, hamzas and vowel signs aside."""
        return [word.letter for word in self.bearers[key] if word.key == key and word in self._met]

    def _pairs(self, one: str, two: str) -> int:
        if one == two:  # pairs of the same word overlap in three of it
            return sum([pair == (one, two) for pair in pairwise(self._row)])
        return self._row.count(one + two)

    def halves(self, at: int) -> bool:
        """Whether token `at` is the second half of a double surname that the text holds elsewhere: «وعد بنلياس | حسون Y»."""
        one, two = self.words[at - 1], self.words[at]
        return one.shape and not one.given and two.kind is ARABIC and self._together(one, two) > 1

    def _speaks_at(self, at: int) -> bool:
        """Whether the word after a verb of speech or «أما» stands where a speaker stands: «قال X إن», «أوضح X،», «أما X ف»."""
        word, before, after = self.words[at], self.words[at - 1], self.words[at + 1]
        if word.kind is not ARABIC:
            return False
        if word.never or word.title or word.role is not None or word.kin is not None or word.glued or word.key.endswith(_PLURALS):
            return False
        return before.key in HOWEVER or after.key in ("ان", "بان") or after.key in COMMAS

    def reasons(self, candidate: Candidate) -> list[str]:
        """The strongest way in which the text comes back to the name."""
        if candidate.last - candidate.first < 2:
            return []
        together = ["together_again"] if candidate.known and self._surnames_together(candidate) else []
        if candidate.named:
            if self._speaks(candidate):
                return ["speaks_again", *together]
            again = "unknown_given_alone" not in candidate.reasons and self._comes_again(candidate)
            return ["repeated", *together] if again else together
        return ["pair_again"] if self._pair_again(candidate) else []

    def _speaks(self, candidate: Candidate) -> bool:
        """Whether one of the surnames speaks elsewhere in the text."""
        speakers = self._speakers
        return bool(speakers) and any(word.key in speakers and not word.given for word in self.words[candidate.first + 1 : candidate.last])

    def _comes_again(self, candidate: Candidate) -> bool:
        """Whether a rare surname is used elsewhere without the word before it."""
        for at in range(candidate.first + 1, candidate.last):
            word, previous = self.words[at], self.words[at - 1]
            if rare(word) and (times := self._times(word.key)) > 1 and times > self._together(previous, word):
                return True
        return False

    def _surnames_together(self, candidate: Candidate) -> bool:
        """Whether the last two words of a longer name stand together more often than the whole name does."""
        size, last = candidate.last - candidate.first, self.words[candidate.last - 1]
        if size > 3 and last.nisba and not last.never and self._pair_ends(candidate.last - 1):
            return True  # «الطيب العلوي المدغري السجلماسي», whose granddaughter is العلوي المدغري
        return size > 2 and self._pair_ends(candidate.last)

    def _pair_ends(self, end: int) -> bool:
        """Whether the two words before token `end` stand together elsewhere without the word before them."""
        first, one, two = self.words[end - 3 : end]
        if one.particle or one.servant or two.never or MARK in (one.kind, two.kind):
            return False
        times = self._together(one, two)
        return times > 1 and times > self._together(first, one)

    def _pair_again(self, candidate: Candidate) -> bool:
        """Whether a pair of rare words comes twice."""
        if candidate.last - candidate.first != 2 or candidate.taken or _UNKNOWN.isdisjoint(candidate.reasons):
            return False
        one, two = self.words[candidate.first], self.words[candidate.first + 1]
        return one.raw < 2.6 and two.raw < 2.6 and self._together(one, two) > 1


def rare(word: Word) -> bool:
    """Whether coming twice is no chance."""
    if word.role is not None and not word.listed:
        return False  # «الكسابة»
    return word.kind is LATIN or (word.kind is ARABIC and (word.raw < 2.6 or (word.nisba and word.zipf < 3.4)))
