"""Role phrases that end where a name begins."""

from __future__ import annotations

from collections.abc import Sequence

from converter.people.announcing import FOR, announced
from converter.people.inflection import Number
from converter.people.lexicon import Lexicon
from converter.people.role_heads import Head, choose
from converter.people.role_walk import GONE, RoleWalk
from converter.people.roles import RolePhrase, definite
from converter.people.titles import item_begins, plain_title, skip_titles
from converter.people.words import ARABIC, BEING, BREAK, COMMAS, HYPHENS, PARENTS, RANKS, Word, no_office

_LATE = frozenset({"الراحل", "الراحله"})
_SON = frozenset({"ابن", "بنت", "ابنه"})


class RoleBefore:
    """Finds the phrase and its head among the role nouns that a walk to the left of the name meets."""

    def __init__(self, words: list[Word], names: dict[int, int], lexicon: Lexicon, telling: Sequence[int]) -> None:
        """`telling`: the tokens that tell something when nobody is named yet."""
        self.words, self.names, self.lexicon = words, names, lexicon
        self.walk = RoleWalk(words, names, lexicon, telling)
        self._found: dict[int, RolePhrase | None] = {}

    def read(self, at: int) -> RolePhrase | None:
        """The role phrase that ends where the name (or its titles) at token `at` begins."""
        if at not in self._found:
            self._found[at] = self._read(at)
        return self._found[at]

    def _read(self, at: int) -> RolePhrase | None:
        edge = skip_titles(self.words, at) if self.words[at - 1].lifts else at
        if edge < at and self.words[edge].cores and not plain_title(self.words[edge]):
            return None  # «والسيد X» opens a new item: what stands before belongs to somebody else
        previous, second = self.words[edge - 1], self.words[edge - 2]
        if edge == 0 or previous.key == "و":
            return None
        if not previous.tells:
            return self._apposed(self._late(edge, at), at)
        item = item_begins(self.words, edge)
        while item > 1 and self.words[item - 1].kind is BREAK:
            item -= 1
        colon = item - 1 if item else edge - 1
        if self.words[colon].key == ":":
            return self._phrase(announced(self.words, colon), "role colon")
        if previous.key in COMMAS or previous.key in HYPHENS:
            return self._phrase(edge - 1, "role comma")
        if previous.key in ("هي", "هو") or previous.key in BEING or not previous.keys.isdisjoint(self.lexicon.lists["named"]):
            return self._phrase(edge - 1 - (second.key in COMMAS), "role before")
        if previous.nationality and second.key in COMMAS:
            return self._phrase(edge - 2, "role comma")
        return self._apposed(self._late(edge, at), at)

    def _apposed(self, phrase: RolePhrase | None, at: int) -> RolePhrase | None:
        """«ألقى منسق الحملة، الأستاذ الجامعي | X، كلمة»: the first of two phrases tells the office, the second who holds it."""
        last = self.names.get(at)
        if phrase is None or last is None or phrase.taken or phrase.number is not Number.ONE or not definite(self.words[phrase.first]):
            return phrase
        comma, after = self.words[phrase.first - 1], self.words[last]
        weak = self.words[phrase.first].weak  # «الصانع المتخصص في السروج، المعلم | X»
        if comma.key not in COMMAS or not (weak or after.key in COMMAS) or self.words[last + 1].key[:1] == "و":
            return phrase
        office = self._phrase(phrase.first - 1, "role comma")
        if office is None or office.number is not Number.ONE:
            return phrase
        head = self.words[office.first]
        if office.tie and head.role is None:
            return phrase
        of_noun = definite(head) and not self.words[office.first - 1].speech  # «التمس دفاع المتهم، | المحامي X، …»
        return phrase if of_noun or head.key in self.lexicon.things else office

    def _late(self, edge: int, at: int) -> RolePhrase | None:
        """«المدرب الراحل | X»: between role and name this is no courtesy but part of the role."""
        phrase = self._phrase(edge, "role before")
        if phrase is None or phrase.last != edge or edge == at or self.words[edge].key not in _LATE:
            return phrase
        first = self.words[phrase.first]
        other = phrase.tie and not first.possessed  # «أرملة الراحل X», but «رفيقهم الراحل X»
        return phrase if other or first.weak else phrase._replace(last=edge + 1)

    def _phrase(self, last: int, rule: str) -> RolePhrase | None:
        previous = self.words[last - 1]
        heads = self.walk.heads(last) if self.walk.possible(last) and not self._cuts(previous) else []
        heads = heads or (self._tie_to_named(last) if rule == "role comma" else [])
        if not heads:
            origin = previous.nationality and rule == "role before"
            return RolePhrase(last - 1, last, 0, Number.ONE, rule) if origin else None
        at, taken, word = (rule == "role comma" and self._tie_of_other(heads[-2:])) or choose(heads, self.words, self.lexicon)
        if rule == "role comma" and not taken and self._said_before(at):
            return None
        number = word.role if word.role is not None else word.kin
        if self._of_titled(word, self.words[at + 1], at + 1 < last) or (at == last - 1 and self._of_named(word, last)):
            return None
        if word.kin is not None and not taken and not _SON.isdisjoint(self.words[at - 1].keys):
            at, taken = at - 1, int(self.words[at - 1].key not in _SON)  # «ابن عمها», «وابن أخيه»
        elif not taken and superlative(self.words[at - 1]) and (number is Number.MANY or not (definite(word) or word.possessed)):
            return self._one_of(at - 1, last, rule)
        elif self._construct(at, word):
            number = Number.TWO
        elif self.words[at - 1].key in RANKS and word.role is Number.ONE and not (taken or definite(word)):
            at -= 1  # «أول كاتب عام للنادي، X»
        if number is Number.MANY and FOR in self.words[at - 1].keys:
            return None  # «وباسم الصيادين علي X»: he speaks for them
        several = rule == "role colon" and word.kin is not None and number is not Number.ONE
        if several or (at == last - 1 and (word.title or word.alone or no_office(word, self.words[last]))):
            return None
        tie = word.kin is not None and (word.possessed or word.role is None)  # «نائب الرئيس» is an office, «نائبه» a tie
        return RolePhrase(at, last, taken, number or Number.ONE, rule, tie)

    def _tie_to_named(self, last: int) -> list[Head]:
        """«قالت | والدة هاجر، السيدة X»: a tie to somebody whose name is said."""
        named = last - 1
        for at in range(last - 2, max(last - 7, 1), -1):
            noun = self.words[at].noun
            if noun is not None and noun[1].kin is Number.ONE and noun[1].role is None:
                return [Head(at, *noun)] if at not in self.names and self._bare_tie(noun[1]) and self.words[named].known else []
            named = named if self.words[at].titled else at
        return []

    def _bare_tie(self, word: Word) -> bool:
        """«والدة», «ابن», without an article or a pronoun: somebody follows to whom it is."""
        return word.kin is not None and word.role is None and not (word.possessed or definite(word))

    def _tie_of_other(self, heads: list[Head]) -> Head | None:
        """«قالت | زوجة المتهم، السيدة X»: a tie to whom the next word tells; without the comma it is the next one's name."""
        one, two = heads[0], heads[-1]
        if self.words[two.at - 1].key in PARENTS and definite(two.word):
            return Head(two.at - 1, 0, two.word)  # «أم البطلة، السيدة X»
        return one if self._bare_tie(one.word) and two.at == one.at + 1 and definite(two.word) else None

    def _cuts(self, word: Word) -> bool:
        """Whether a phrase cannot end with the word: «يشيد رئيس الفرع ب | X», «أربعة أطباء في مقدمتهم | X»."""
        return (word.preposition and not word.role_noun) or word.key in self.lexicon.lists["list"]

    def _one_of(self, at: int, last: int, rule: str) -> RolePhrase:
        """«أحد المشاركين، واسمه X», «لأقدم البائعات X»."""
        taken = next((taken for taken, core in self.words[at].cores if core.superlative), 0)
        return RolePhrase(at, last, taken, Number.ONE, rule)

    def _construct(self, at: int, word: Word) -> bool:
        """«عضوا المكتب السياسي X وY», «نائبا رئيس الجماعة»: two people, since the accusative of one takes no complement."""
        following = self.words[at + 1]
        base = self.lexicon.roles.get(word.key[:-1]) if word.key.endswith("ا") and not (word.possessed or definite(word)) else None
        return base is Number.ONE and (definite(following) or following.role is Number.ONE) and not following.key.endswith("ا")

    def _of_titled(self, word: Word, following: Word, inside: bool) -> bool:
        """«والدة الأخ | عزيز» is somebody else; «أرملة الفقيد | X» is X."""
        return word.kin is not None and not word.possessed and inside and following.title and following.key not in GONE

    def _of_named(self, word: Word, last: int) -> bool:
        """«والدة | وئام»: the tie of somebody else to the one who is named."""
        following = self.words[last]
        other = word.kin is Number.ONE and word.role is None and not (word.possessed or definite(word) or word.key.endswith(("ي", "ا")))
        return other and following.kind is ARABIC and not following.titled and following.key not in BEING

    def _said_before(self, at: int) -> bool:
        """«X رئيس اللجنة، | Y»: the role follows a name that has no other, and is said of X."""
        first = next((first for first, last in self.names.items() if last == at), None) if at in self.walk.ends else None
        if first is None:
            return False
        own = self.read(first)
        return own is None or own.number is not Number.ONE  # «الرؤساء كالآتي: X رئيس حسان؛ | Y»


def superlative(word: Word) -> bool:
    """أحد, أصغر, also with a proclitic."""
    return word.superlative or any(core.superlative for _, core in word.cores)
