"""Role phrases tied to a name, on either side of it."""

from __future__ import annotations

from typing import NamedTuple

from converter.people.inflection import Number
from converter.people.words import (
    ARABIC,
    AT,
    BREAK,
    BULLETS,
    COMMAS,
    HYPHENS,
    MARK,
    PARENTS,
    QUOTES,
    RANKS,
    Word,
    elected,
    her_act,
    of_children,
)

YOUNG = frozenset({"الشاب", "الشابه"})
_STILL = frozenset({"سابقا", "حاليا", "ايضا"})
REACH = 16  # words that a role phrase may have: the longest offices of regional councils have 14


class RolePhrase(NamedTuple):
    """Tokens first..last-1, `taken` proclitic letters off the first; `rule` says how it is tied to the name."""

    first: int
    last: int
    taken: int
    number: Number
    rule: str
    tie: bool = False


class RoleAfter:
    """Role phrases that follow a name."""

    def __init__(self, words: list[Word], names: dict[int, int], lists: dict[str, frozenset[str]]) -> None:
        """`names`: first token -> token after, of the names already believed; a phrase never runs into one."""
        self.words, self.names, self.lists = words, names, lists
        self._found: dict[int, RolePhrase | None] = {}

    def read(self, at: int) -> RolePhrase | None:
        """The role phrase that follows the name which ends before token `at`."""
        if not self.words[at].describes and self.words[at + 1].key not in self.lists["choice"]:
            return None  # most words, told by their own facts
        if at not in self._found:
            self._found[at] = self._read(at)
        return self._found[at]

    def _read(self, at: int) -> RolePhrase | None:
        key = self.words[at].key
        if key == "(":
            return self._phrase(at + 1, "role in parentheses") or self._past_brackets(at)
        if key in COMMAS:
            return self._after_comma(at + 1)
        if key == ":" or key in HYPHENS:
            return self._of_item(at)
        for ahead in (at, at + 1):
            if self.words[ahead].key in self.lists["choice"]:
                return self._phrase(ahead + 1, "role after")
        return self._phrase(at, "role after")

    def _past_brackets(self, at: int) -> RolePhrase | None:
        """«X (فاس)، منسق الجهة», «X (الأصالة والمعاصرة) نائبا ثانيا»: what stands in brackets is passed over."""
        close = next((n for n in range(at + 2, min(at + 5, len(self.words) - 1)) if self.words[n].key == ")"), 0)
        if close and elected(self.words[close + 1]):
            return self._phrase(close + 1, "role after")
        return self._after_comma(close + 2) if close and self.words[close + 1].key in COMMAS else None

    def _past_party(self, at: int) -> RolePhrase | None:
        """«X، المنتمي لحزب الاستقلال، نائبا أول للرئيس»: the party is passed over, the office to which X was elected is told."""
        comma = next((n for n in range(at + 2, min(at + 8, len(self.words) - 1)) if self.words[n].key in COMMAS), 0)
        return self._phrase(comma + 1, "role after comma") if comma and elected(self.words[comma + 1]) else None

    def _of_item(self, colon: int) -> RolePhrase | None:
        """The office in an item of a list, «- X: رئيسا», «- X - رئيسا» or a line «X: رئيسا», and not in a title, «X: رئيس الجماعة يكذب»."""
        line = next((n for n in range(colon, max(colon - 12, 0), -1) if self.words[n].kind is BREAK), 0)
        phrase = self._phrase(colon + 1, "role after comma")
        whole = phrase is not None and line > 0 and self.words[phrase.last].kind is BREAK
        return phrase if whole or self.words[line + 1].key in BULLETS else None

    def _after_comma(self, at: int) -> RolePhrase | None:
        """«، رئيس …», «، وهو رئيس …», «، الذي يتولى مهمة رئيس …»."""
        key = self.words[at].key
        if key in self.lists["belonging"] and (office := self._past_party(at)):
            return office
        if key in ("وهو", "وهي"):
            return self._phrase(at + 1, "and he is")
        if key in ("الذي", "التي") and self.words[at + 1].key in self.lists["holding"]:
            return self._phrase(at + 2 + (self.words[at + 2].key in self.lists["post"]), "role after comma")
        return self._phrase(at, "role after comma")

    def _phrase(self, at: int, rule: str) -> RolePhrase | None:
        word = self.words[at]
        first = word.key in RANKS and self.words[at + 1].role is not None  # «، أول رئيسة للفرع»
        parent = word.key in PARENTS and of_children(self.words[at + 1])
        if not (word.role_noun or word.superlative or first or parent) or at in self.names:
            return None
        kin = word.kin is not None and word.role is None
        many = definite(word) and word.role is Number.MANY  # «شكرت X | المنظمين»
        if rule == "role after" and (word.verb or many or (kin and word.possessed)):
            return None
        last = self._end(at + 1, kin)
        if last == at + 1 and word.key == "شيخ":
            return None  # an old man, not the head of a tribe
        if rule.endswith("parentheses") and self.words[last].key != ")":
            return None
        return RolePhrase(at, last, 0, word.role or word.kin or Number.ONE, rule, tie=word.kin is not None)

    def _end(self, first: int, kin: bool) -> int:
        """The first token that no longer belongs to the phrase. A tie of family holds titles and names: «أرملة المرحوم X»."""
        at, quoted = first, False
        while at < first + REACH:
            word = self.words[at]
            quoted = word.key in "«“" or (quoted and word.key not in "»”")
            if word.kind in (MARK, BREAK):
                if not self._inner_mark(at):
                    break
            elif not quoted and not (at == first and word.key in ("له", "لها")) and (self._ends(at, kin) or self._turns(first - 1, at)):
                break
            at += 1
        while self.words[at - 1].preposition or self.words[at - 1].key in HYPHENS:
            at -= 1
        return at

    def _ends(self, at: int, kin: bool) -> bool:
        """A stop word, or the next name with its titles: «رئيس الجماعة | وسعداني», «الأمين الجهوي | و الأستاذ»."""
        word, following = self.words[at], self.words[at + 1]
        named = at in self.names or (word.titled and not self._young(at, word) and not self._guild(at, word))
        glued = word.key[:1] in ("و", "ف")
        acts = word.verb if not glued else word.key[:2] == "وي" and any(core.verb for _, core in word.cores)  # «… | ويرفع مذكرة»
        ranked = word.key == "اول" and self.words[at - 1].key.endswith("ا")  # «نائبا أول»
        acts = acts or her_act(word) or self._opens_object(at, word)
        stops = word.stop and not (ranked or (word.key == AT and at_court(self.words, at, self.lists["accredited"])))
        if stops or acts or (glued and (named or word.closes)) or (not kin and named):
            return True
        return word.key == "و" and (at + 1 in self.names or following.titled)

    def _opens_object(self, at: int, word: Word) -> bool:
        """«قدم X أستاذ التاريخ | قراءة», «… رئيس المصلحة | عرضا», «دعا X رئيس الفرع | إلى»: the verb before the name goes on."""
        if word.key == "الي":
            return True
        before = self.words[at - 1]
        if not definite(before) or definite(word) or word.given or word.role_noun or word.cores or word.raw < 3.5:
            return False
        return len(word.key) > 3 and (word.key[-1] == "ه" or (word.key[-1] == "ا" and word.pronoun and word.key not in _STILL))

    def _young(self, at: int, word: Word) -> bool:
        """«X، المقاول | الشاب،»."""
        return word.key in YOUNG and self.words[at - 1].role is not None and self.words[at + 1].kind in (MARK, BREAK)

    def _guild(self, at: int, word: Word) -> bool:
        """«رئيس منتدى المهندسين», «نقابة الأساتذة»: a courtesy of many before a name, and a body's members before anything else."""
        following = self.words[at + 1]
        return word.alone and word.key.endswith(("ين", "ات", "ذه")) and not (following.known or following.built or following.kind is MARK)

    def _turns(self, head: int, at: int) -> bool:
        """«رئيسا منتدبا | وتجديد الهياكل»: و joins like to like, or something else begins. «شدد X رئيس الجماعة | على»."""
        key, before = self.words[at].key, self.words[at - 1].key
        if key[0] == "ل" and key in self.lists["term"] and self.words[at + 1].key in self.lists["term_length"]:
            return True  # «رئيسا للجمعية | لولاية من أربع سنوات»
        if key == "علي" and self.words[at].preposition and self.words[at + 1].key != "التوالي":  # «المكلفين على التوالي ب…»
            what = self.words[at + 1].key in self.lists["upon_what"]
            return what or self.lists["upon"].isdisjoint(word.key.removeprefix("ال") for word in self.words[head:at])
        return self.words[head].key.endswith("ا") and before.endswith("ا") and key[0] == "و" and key[-1] not in "اه"

    def _inner_mark(self, at: int) -> bool:
        """Quotation marks inside the phrase, and a hyphen between two words: «الدار البيضاء- سطات»."""
        key = self.words[at].key
        return key in QUOTES or (key in HYPHENS and self.words[at + 1].kind is ARABIC)


def at_court(words: list[Word], at: int, accredited: frozenset[str]) -> bool:
    """«وكيل الملك | لدى المحكمة», «الوكيل العام للملك | لدى …», where «قال X لدى وصوله» says when."""
    return any(not words[n].keys.isdisjoint(accredited) for n in range(max(at - 4, 0), at))


def definite(word: Word) -> bool:
    return word.key.startswith("ال")
