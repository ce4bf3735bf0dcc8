"""What stands before a candidate and speaks for or against it: a title, a role, a verb, an institution, another name."""

from __future__ import annotations

from converter.people.inflection import Number
from converter.people.lexicon import Lexicon
from converter.people.recurrence import Recurrence
from converter.people.roles import RolePhrase, definite
from converter.people.roles_before import RoleBefore
from converter.people.signs import QUOTE, having
from converter.people.titles import item_begins, skip_titles
from converter.people.words import ARABIC, COMPLETED, COMPLETING, MARK, Word, joined_given

_QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“"}
_SONS = frozenset({"ولد", "منت"})
_KINDS = frozenset({"الثقافه", "الشباب", "الفنون", "الطالبه", "الطالب", "الضيافه", "الولاده", "الاطفال"})  # what a دار is for


class Introduction:
    """Looks left of the candidates of one text."""

    def __init__(self, words: list[Word], lexicon: Lexicon, signs: bytes, before: RoleBefore, recurrence: Recurrence) -> None:
        self.words, self.lists, self.before, self.recurrence = words, lexicon.lists, before, recurrence
        self._springs = lexicon.springs
        self._quoted = quoted(words, having(signs, QUOTE))

    def bare(self, at: int, taken: int, word: Word) -> bool:
        """Whether `read` would surely find nothing; told from word facts alone."""
        words = self.words
        if words[at - 1].tells or words[at - 2].servant or words[at + 1].built or at in self._quoted or (taken and word.inside):
            return False
        return bool(taken) or not self.before.walk.possible(at)

    def read(self, at: int, taken: int, word: Word, known: bool) -> tuple[str, ...]:
        """Names of the weights that the words before token `at` earn."""
        whole, previous = self.words[at], self.words[at - 1]
        known = known or (not taken and word.shape and self.words[at + 1].given)
        edge = skip_titles(self.words, at) if previous.lifts and not taken else at
        phrase = None if taken else self.before.read(at)
        found = ["title_before"] if edge < at else []
        if edge < at and self.words[edge - 1].particle:
            return ("after_name",)  # «نور الدين آيت الحاج | حمو»: the title is part of the name before
        adjective = (
            word.also_word and definite(word) and definite(previous) and previous.role is None and not self.words[at + 1].built
        )  # «رئيس المجلس | العلمي»
        adjective = adjective or (word.nisba and not (word.given or word.listed) and previous.role is Number.ONE and definite(previous))
        if phrase is not None and not adjective:
            found += self._role_weight(phrase, known)
        found = found or (self.near(at, taken, known) if previous.tells else [])
        title_of_work = at in self._quoted and not found  # «أسكاس أماينو»
        if not (known or word.particle or title_of_work or (definite(word) and word.raw > 2.5)) and self.words[at + 1].built:
            found += self._unknown_given(found, taken, whole)
        namesake = self.namesake(edge, title=edge < at, role=phrase is not None and self._holds_office(phrase))
        if phrase is not None and phrase.last - phrase.first == 1 and not definite(self.words[phrase.first]):
            namesake = namesake or self.namesake(phrase.first, title=False, role=False)  # «حي شيخ المفضل»
        if namesake:
            found.append(namesake)
        if word.key in COMPLETING and not previous.keys.isdisjoint(COMPLETED):
            found.append("after_name")  # «وفاطمة | الزهراء»
        ended = phrase is not None and not word.particle and (previous.given or self.words[at - 2].servant) and self._namesake_ends(at)
        if not taken and edge == at and not ended and self._within_name(at, word, previous):
            found.append("after_name")
        if at in self._quoted:
            found.append("quoted")
        if word.inside and taken and whole.key[0] in "بل":
            found.append("preposition_place")
        return tuple(found)

    def _within_name(self, at: int, word: Word, previous: Word) -> bool:
        """Whether the word before is part of a name that goes on here."""
        earlier = self.words[at - 2]
        if previous.inside or previous.servant or earlier.servant:
            return True
        town = (earlier.inside or earlier.particle) and self.words[at - 3].placing and not word.particle  # «رئيس جماعة سيدي الطيبي | X»
        if previous.given and not town and (earlier.inside or not previous.also_word):
            return True
        joined = previous.key[0] == "و" and previous.glued and word.given and joined_given(previous)
        return joined or self.recurrence.halves(at)  # «كاتبة عامة وأحمد | السالك بلبردي»

    def _holds_office(self, phrase: RolePhrase) -> bool:
        """«مدير المركز الثقافي | X», but not «المستشفى الجامعي | الحسن الثاني» nor «تلاميذ الثانوية الإعدادية | يوسف بن تاشفين»."""
        kind = phrase.last - phrase.first == 1 and self.words[phrase.first].key in self.lists["between"]
        return phrase.number is Number.ONE and not kind

    def _namesake_ends(self, at: int) -> bool:
        """«رئيس جامعة سيدي محمد بن عبد الله | X»: the name before is an institution's."""
        for near in range(at - 1, max(at - 7, 0), -1):
            word = self.words[near]
            if not word.keys.isdisjoint(self.lists["institution"]):
                return near < at - 2
            part = word.given or word.servant or word.particle or word.inside or word.key == "الله" or self.words[near - 1].servant
            if not part:
                return False
        return False

    def _role_weight(self, phrase: RolePhrase, known: bool) -> list[str]:
        """A role before a name proves more, the shorter its phrase and the better known the given name."""
        long = phrase.last - phrase.first > 2
        if self.words[phrase.last - 1].nationality:
            return ["role_before" if known else "nationality_before"]
        if not known:
            first = phrase.last + (self.words[phrase.last].kind is MARK)
            second = self.words[first + 1]
            built = second.built or (second.nisba and second.zipf < 3.4 and second.role is None and not second.never)
            if phrase.rule != "role before":
                return ["role_comma_before"] if built else []
            if self.words[first].key in _SONS and phrase.number is Number.ONE and second.kind is ARABIC:
                return ["role_before"]  # «الفنان الشعبي ولد الحوات»: known by his father's name alone
            if (
                phrase.number is Number.ONE
                and not built
                and not long
                and self.words[first].raw < 2
                and second.kind is ARABIC
                and second.raw < 2
            ):
                return ["role_rare_before"]
            return ["role_unknown_before"] if built or not long else []
        if phrase.rule != "role before":
            return ["role_comma_before"]
        if phrase.tie:
            return ["kin_before"]
        return ["role_long_before" if long else "role_before"]

    def _unknown_given(self, found: list[str], taken: int, whole: Word) -> list[str]:
        """An unknown word before a built surname is most likely a given name that the lists lack."""
        if found:
            return ["unknown_given"]
        return ["unknown_given_alone"] if taken == 0 or whole.key[0] == "و" else []

    def near(self, at: int, taken: int, known: bool = True) -> list[str]:
        """What the single word before the name earns."""
        previous, lists = self.words[at - 1], self.lists
        if not previous.keys.isdisjoint(lists["named"]):
            return ["named_before"]
        if previous.nationality:
            return ["nationality_before"]
        if known and not previous.keys.isdisjoint(lists["company"]):
            return ["company_before"]
        if known and not taken and previous.key in lists["list"]:
            return ["list_before"]
        if known and previous.key == ":":
            return ["colon_before"]
        if known and item_begins(self.words, at):
            return ["item_before"]
        return ["speech_before"] if not taken and previous.speech else []

    def namesake(self, edge: int, title: bool, role: bool) -> str | None:
        """Whether an institution, a street or a place is named here."""
        at, between = edge - 1, self.lists["between"]
        if not (self.words[at].tells or self.words[at].key in _QUOTES):
            return None
        while at > 0 and edge - at < 3 and (self.words[at].key in between or self.words[at].key in _QUOTES):
            at -= 1
        keys = self.words[at].keys
        if not keys.isdisjoint(self.lists["institution"]):
            the = any(key.startswith("ال") for key in keys)
            if role and at == edge - 2 and self.words[edge - 1].key in _KINDS:
                return None  # «مديرة دار الثقافة | سهيلة الريكي»
            named = title or role or (at == edge - 1 and self.words[edge].key not in between)  # «الملعب | الكبير مولاي عبد الله»
            if not (the and named) and not self._appoints(at):
                return "institution_before"
        if at == edge - 1 and not title and not keys.isdisjoint(self.lists["place"]):
            return "place_before"
        return None

    def _appoints(self, at: int) -> bool:
        """«وعين | سعيد بوزيد منسقا»: named to an office, and no spring that gave its name to a town."""
        word, before = self.words[at], self.words[at - 1]
        if word.key not in ("عين", "وعين", "فعين") or self.words[at + 1].key in self._springs:
            return False
        return not (before.placing or before.preposition or before.role_noun or self.words[at + 1].sited)


def quoted(words: list[Word], marks: list[int], longest: int = 7) -> frozenset[int]:
    """Tokens inside short quotations: titles of works, names of papers."""
    inside: set[int] = set()
    for at in marks:
        closing = _QUOTES.get(words[at].key)
        for end in range(at + 1, min(at + longest, len(words))):
            if words[end].key == closing:
                inside.update(range(at + 1, end))
                break
    return frozenset(inside)
