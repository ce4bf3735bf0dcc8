"""The walk from a name to the left, over the words that a role phrase may hold."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from converter.people.announcing import speaks_for
from converter.people.lexicon import Lexicon
from converter.people.role_heads import Head
from converter.people.roles import REACH, at_court, definite
from converter.people.things import is_thing
from converter.people.titles import of_the_role
from converter.people.words import ARABIC, AT, BREAK, HYPHENS, MARK, QUOTES, Gate, Word, her_act

GONE = frozenset({"الراحل", "الراحله", "الفقيد", "الفقيده", "المرحوم", "المرحومه"})  # stand for a person without the name
_AND = ("و", "ف")


class RoleWalk:
    """Meets role nouns; stops at what no phrase holds."""

    def __init__(self, words: list[Word], names: dict[int, int], lexicon: Lexicon, telling: Sequence[int]) -> None:
        """`telling`: the tokens that tell something when nobody is named yet."""
        self.words, self.names, self.lexicon = words, names, lexicon
        self.ends = frozenset(names.values())
        self._stops = lexicon.lists["role_stop"]
        self.telling = list(telling)
        for at in self.ends.union([first + 1 for first in names]):  # the words beside a name tell something too
            if words[at - 1].inert:
                insort(self.telling, at - 1)
        self._possible: dict[int, bool] = {}

    def possible(self, last: int) -> bool:
        """Whether any role noun stands near enough before token `last` to be the head of a phrase that ends there."""
        found = self._possible.get(last)
        if found is None:
            found = self._possible[last] = self._is_head(last)
        return found

    def _is_head(self, last: int) -> bool:
        telling, near = self.telling, bisect_left(self.telling, last)
        while near and telling[near - 1] >= last - REACH:
            near -= 1
            gate = self.words[telling[near]].gate
            if gate is not Gate.OPEN:
                return gate is Gate.HEAD
        return False

    def heads(self, last: int) -> list[Head]:
        """Role nouns in the stretch of words that ends at token `last`, leftmost first."""
        heads: list[Head] = []
        nearest, farthest = bisect_left(self.telling, last), bisect_left(self.telling, max(last - REACH, 1))
        for at in reversed(self.telling[farthest:nearest]):
            word = self.words[at]
            if word.kind in (MARK, BREAK):
                if word.key in QUOTES or (word.key in HYPHENS and self.words[at - 1].kind is ARABIC):
                    continue
                break
            stops = word.stop and not (word.key == AT and at_court(self.words, at, self.lexicon.lists["accredited"]))
            if stops or at + 1 in self.ends or (word.barrier and self._barrier(at, word)):
                break
            if (word.title or word.alone) and self._introduces(at, word):
                break
            if (word.given or at in self.names) and self._other_name(at, word):
                return heads[::-1] if heads and heads[-1].word.possessed else []  # «باسو أوعسو | نجله يوسف»
            if word.noun is not None and not (last - at > 1 and is_thing(self.words, at, last, self.lexicon.things)):
                heads.append(Head(at, *word.noun))
                if word.noun[0] and word.key[0] == "و" and word.noun[1].key not in self.lexicon.lists["paired"]:
                    break
            elif (
                word.verb
                or her_act(word)
                or (word.key in self._stops and not speaks_for(self.words, at))
                or (word.key[:1] in _AND and (word.speech or word.closes))
            ):
                break
        return heads[::-1]

    def _barrier(self, at: int, word: Word) -> bool:
        """A preposition that ends the stretch; على only after a definite word: «المشرف على الورش»."""
        return word.key != "علي" or not definite(self.words[at - 1])

    def _introduces(self, at: int, word: Word) -> bool:
        """A courtesy, which belongs to the name it stands before: «نائبا الرئيسة السيدان كمال | ماجد» is no role of a ماجد."""
        following = self.words[at + 1]
        before_name = word.alone and (following.given or following.inside or following.servant)
        return (word.title or before_name) and not of_the_role(self.words, at)

    def _other_name(self, at: int, word: Word) -> bool:
        """A name of somebody else inside the phrase, which then is not this name's role; جامعة محمد الخامس is none."""
        if at in self.names:
            return True
        if not word.given or word.also_word or word.role is not None or self._town(at, word):
            return False
        if word.kin is not None and self.words[at + 1].key in GONE:
            return False  # «كريمة الراحل»
        if any(core.particle for _, core in self.words[at - 1].cores):
            return False  # «مربي الخيول بأولاد فرج | X»
        lists = self.lexicon.lists
        for near in (at - 1, at - 2, at - 3):
            before = self.words[near]
            if not before.keys.isdisjoint(lists["namesake"]):
                return False
            inside = not before.keys.isdisjoint(lists["between"]) or before.particle or before.given or before.key in QUOTES
            if not inside and not (near == at - 1 and before.kind is ARABIC):
                break
        return True

    def _town(self, at: int, word: Word) -> bool:
        """«رئيس المجلس الجماعي لبني ملال، | أحمد»: ل and a town of two words, which reads like a given name."""
        following = self.words[at + 1].key
        return any((key, following) in self.lexicon.places.get(key, ()) for key in word.keys if key != word.key)
