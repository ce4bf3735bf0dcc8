"""A و at the head of a word after a given name: the first letter of a surname («لحسن وعراب»), or the «and» of a list."""

from __future__ import annotations

from converter.people.inflection import Number
from converter.people.lexicon import Lexicon
from converter.people.titles import item_begins
from converter.people.words import BREAK, COMMAS, MARK, Word, joined_given

_SEVERAL = frozenset({"الساده", "الاخوه", "الاساتذه", "الدكاتره"})  # courtesies of several people


class Conjunctions:
    """Tells the two apart at token positions of one text; each test is one kind of evidence."""

    def __init__(self, words: list[Word], lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon

    def surname(self, at: int, word: Word) -> str:
        """The weight that the word earns as a surname after one given name; empty when nothing says that it is one."""
        if self._of_one(at, word) or self._in_row(at, word):
            return "listed_usual"
        if word.listed and (self.words[at - 2].servant or self.words[at - 2].pairs) and not self.joins(at, word):
            return "listed_next"  # «عبد الجليل وهابي»: what one given name may bear, one of two words may
        return "rare_next" if self._berber(at, word) or self._of_titled(at, word) else ""

    def _of_one(self, at: int, word: Word) -> bool:
        """«الحاج بوشعيب وعزوز», «حفيظة ولعيد، بائعة …»: two bare given names where one person is announced or described."""
        servant = self.words[at - 2].servant
        before, following = self.words[at - 3 if servant else at - 2], self.words[at + 1]
        if not ((servant or self.words[at - 1].given) and joined_given(word)):
            return False
        if following.given or following.built or following.inside or following.particle or following.servant or following.key[0] == "و":
            return False
        if following.key == ":" and item_begins(self.words, at - 1):
            return True  # «- زايد واعلي: جماعة …»: one person to an item
        announced = (
            (before.title or before.role is Number.ONE) and before.key not in _SEVERAL and not before.key.endswith(("ين", "ان", "ات"))
        )
        return announced or (following.key in COMMAS and self.words[at + 2].role is Number.ONE)

    def _in_row(self, at: int, word: Word) -> bool:
        """«كل من رقية وخليفي، والصديق شبوكي، وهند …»: commas part the names of the list, so this و is no «and»."""
        before, previous, mark, following = self.words[at - 2], self.words[at - 1], self.words[at + 1], self.words[at + 2]
        if mark.key not in COMMAS or following.key[:1] != "و" or not (before.key in COMMAS or before.key in self.lexicon.lists["list"]):
            return False
        if not (previous.given or joined_given(previous)):
            return False
        return any(taken == 1 and (core.built or core.given or (core.nisba and core.zipf < 3.4)) for taken, core in word.cores)

    def _berber(self, at: int, word: Word) -> bool:
        """«النائبة مريم وحساة»: a و before what is no word, after the given name of one person, or again in the text."""
        before, known = self.words[at - 2], self.words[at - 1]
        if word.raw > 0 or not (known.given or before.servant) or any(core.raw > 0 or core.given or core.built for _, core in word.cores):
            return False
        if before.servant:
            before = self.words[at - 3]
        told = self.words[at + 1].key in COMMAS and self.words[at + 2].role is Number.ONE  # «عبد الجبار وكاك، طبيب»
        return told or before.title or before.role is Number.ONE or self.words.count(word) > 1

    def _of_titled(self, at: int, word: Word) -> bool:
        """«السيد لحسن وعراب، …»: one person is announced, who would else have a given name alone, and no name or verb follows the و."""
        title, known, following = self.words[at - 2], self.words[at - 1], self.words[at + 1]
        if (
            not (title.title and known.given)
            or title.key.endswith(("ين", "ان", "ات", "اده"))
            or not (following.kind in (MARK, BREAK) or following.stop)
        ):
            return False
        rest = [core for taken, core in word.cores if taken == 1]
        usual = (
            word.verb
            or word.speech
            or word.closes
            or any(core.verb or core.given or core.raw > 3.4 or core.key.startswith("ال") for core in rest)
        )
        return bool(rest) and not usual

    def joins(self, at: int, word: Word) -> bool:
        """Whether the و of a word that may be a surname joins somebody else."""
        if word.key[0] != "و":
            return False
        if self.words[at - 2].particle and (word.whole or any(core.given for _, core in word.cores)):
            return True  # «أولاد رحو | وتادرت», «أيت موح | ورقية»
        if not word.listed:
            return False
        following, office = self.words[at + 1], self.words[at - 2]  # «الممرضين عادل | وعزيز أيت الحاج»
        return (following.built or following.given) and office.role not in (None, Number.ONE) and any(core.given for _, core in word.cores)
