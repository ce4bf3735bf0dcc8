"""What stands around a candidate and speaks for or against it."""

from __future__ import annotations

from converter.people.candidates import Candidate
from converter.people.inflection import Number
from converter.people.recurrence import Recurrence
from converter.people.roles import RoleAfter, RolePhrase, definite
from converter.people.roles_before import RoleBefore
from converter.people.signs import QUOTE, TELLS, having, signs
from converter.people.titles import item_begins, skip_titles
from converter.people.vocabulary import Vocabulary
from converter.people.words import ARABIC, BREAK, COMMAS, COMPLETED, COMPLETING, MARK, Word, joined_given

_QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“"}
_TIED = frozenset({"title_before", "named_before", "kin_before", "nationality_before"})
_TIED |= {"role_before", "role_long_before", "role_comma_before"}
_ENDS = frozenset(".؟!؛;:)»…،,")
_KINDS = frozenset({"الثقافه", "الشباب", "الفنون", "الطالبه", "الطالب", "الضيافه", "الولاده", "الاطفال"})  # what a دار is for
_SMALL = frozenset({"الطفل", "الطفله", "الشاب", "الشابه"})  # called by their given names
_TITLED = frozenset({"title_before", "role_before", "role_long_before", "role_comma_before"})
_GIVEN = frozenset({"given", "servant", "compound_given"})
_THAT = frozenset({"ان", "بان", "الذي", "التي"})
_WHO = frozenset({"الذي", "التي"})
_RELATIVE = frozenset({"الذي", "التي", "وهو", "وهي", "اللذين"})


class Context:
    """Looks left and right of candidates in one text."""

    def __init__(self, words: list[Word], vocabulary: Vocabulary) -> None:
        self.words, self.vocabulary, self.lexicon = words, vocabulary, vocabulary.lexicon
        self.lists = self.lexicon.lists
        self.signs = signs(words)
        self.before = RoleBefore(words, {}, self.lexicon, having(self.signs, TELLS))
        self.after = RoleAfter(words, {}, self.lists)
        self.recurrence = Recurrence(words, vocabulary.bearers, self.signs)
        self._quoted = quoted(words, having(self.signs, QUOTE))

    # -- left -----------------------------------------------------------------------------------------------------

    def bare(self, at: int, taken: int, word: Word) -> bool:
        """Whether `left` would surely find nothing; told from word facts alone."""
        words = self.words
        if words[at - 1].tells or words[at - 2].servant or words[at + 1].built or at in self._quoted or (taken and word.inside):
            return False
        return bool(taken) or not self.before.possible(at)

    def left(self, at: int, taken: int, word: Word, known: bool) -> tuple[str, ...]:
        """Names of the weights that the words before token `at` earn."""
        whole, previous = self.words[at], self.words[at - 1]
        known = known or (not taken and word.shape and self.words[at + 1].given)
        edge = at if taken else skip_titles(self.words, at)
        phrase = None if taken else self.before.read(at)
        found = ["title_before"] if edge < at else []
        if edge < at and self.words[edge - 1].particle:
            return ("after_name",)  # «نور الدين آيت الحاج | حمو»: the title is part of the name before
        adjective = word.also_word and definite(word) and definite(previous) and previous.role is None  # «رئيس المجلس | العلمي»
        if phrase is not None and not adjective:
            found += self._role_weight(phrase, known)
        found = found or (self.near(at, taken, known) if previous.tells else [])
        if not (known or word.particle) and self.surname_at(at + 1):
            found += self._unknown_given(found, taken, whole)
        namesake = self.namesake(edge, title=edge < at, role=phrase is not None)
        if phrase is not None and phrase.last - phrase.first == 1 and not definite(self.words[phrase.first]):
            namesake = namesake or self.namesake(phrase.first, title=False, role=False)  # «حي شيخ المفضل»
        if namesake:
            found.append(namesake)
        if word.key in COMPLETING and not previous.keys.isdisjoint(COMPLETED):
            found.append("after_name")  # «وفاطمة | الزهراء»
        if not taken and edge == at and self._within_name(at, word, previous):
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
        town = (earlier.inside or earlier.particle) and self.words[at - 3].placing  # «رئيس جماعة سيدي الطيبي | X»
        if previous.given and not town and (earlier.inside or not previous.also_word):
            return True
        joined = previous.key[0] == "و" and previous.glued and word.given and joined_given(previous)
        return joined or self.recurrence.halves(at)  # «كاتبة عامة وأحمد | السالك بلبردي»

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

    def surname_at(self, at: int) -> bool:
        """Whether the token is built like a surname of the country: بنX, أوX, a rare الXي, أيت …."""
        return self.words[at].built

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
            if not (the and (title or role or at == edge - 1)):
                return "institution_before"
        if at == edge - 1 and not title and not keys.isdisjoint(self.lists["place"]):
            return "place_before"
        return None

    # -- right ----------------------------------------------------------------------------------------------------

    def following(self, candidate: Candidate) -> list[str]:
        """Names of the weights that the words after the candidate, and its own last one, earn."""
        following = self._following(candidate)
        found = [following] if following else []
        if following == "role_after" and self.elected(candidate.last):
            found.append("elected_after")
        if self._only_surname(candidate):
            found.append("only_surname")
        if "kin_before" in candidate.left and "single" in candidate.reasons and self._and_given(candidate.last):
            found.append("kin_list")
        return found

    def _and_given(self, at: int) -> bool:
        """«وثلاثة أبناء هم سناء | ومهدي»: the next of a list of given names."""
        word = self.words[at]
        return word.key[0] == "و" and joined_given(word)

    def elsewhere(self, candidate: Candidate) -> list[str]:
        """Names of the weights that the rest of the text, and the candidate's own shape, earn."""
        return [*self.recurrence.reasons(candidate), *self._as_place(candidate)]

    def _only_surname(self, candidate: Candidate) -> bool:
        """Whether a person introduced by a given name that comes once has no surname but this word: «العامل زين العابدين الأزهر»."""
        if candidate.reasons[-1] not in ("common_next", "given_usual"):  # «الحاج مولاي إبراهيم الشريف»
            return False
        last = self.words[candidate.last - 1]
        if _TITLED.isdisjoint(candidate.left) or _GIVEN.isdisjoint(candidate.reasons) or not last.key.startswith("ال"):
            return False
        if last.never or last.verb or last.role is not None or last.key.endswith(("ون", "ين", "ات", "ه")) or "third" in candidate.reasons:
            return False
        return self.words[candidate.first - 1].key not in _SMALL and self.recurrence.comes_once(candidate.word)

    def elected(self, at: int) -> bool:
        """Whether an office in the accusative stands here: «وملاك الدرازي | مقررة»."""
        word = self.words[at]
        return word.role is not None and not word.key.startswith("ال") and word.key.endswith(("ا", "ه")) and not word.possessed

    def _following(self, candidate: Candidate) -> str:
        at = candidate.last
        word = self.words[at]
        phrase = self.after.read(at)
        if phrase is not None and self._credible(phrase, candidate, word):
            return "role_after"
        if (word.key in COMMAS and self.words[at + 1].key in _RELATIVE) or word.key in _WHO:
            return "relative_after"
        if word.key == "(":
            return "paren_after"
        return "end_after" if word.key in _ENDS or word.kind is BREAK or word.key in _THAT else ""

    def _credible(self, phrase: RolePhrase, candidate: Candidate, word: Word) -> bool:
        """Without a comma a role follows only a name of two parts, and a bare الخراز is rather its surname."""
        if phrase.rule != "role after":
            return True
        if candidate.reasons[-1] == "ordinary_next":
            return False  # «قدم الحاج بوشعيب شهادة | مؤثرة»
        bare = phrase.last - phrase.first == 1 and definite(word)
        return not bare and candidate.last - candidate.first > 1 + ("servant" in candidate.reasons)

    def _as_place(self, candidate: Candidate) -> list[str]:
        """«بسيدي قاسم», «الفقيه بن صالح»: the words are a town unless a title or a role introduces a person."""
        places, words = self.lexicon.places, self.words
        if words[candidate.first - 1].sited and not candidate.taken and self._within_town(candidate.first):
            return ["place_before"]
        if not (candidate.word.sited or words[candidate.first - 1].lifts):
            return []
        edge = candidate.first if candidate.taken else skip_titles(words, candidate.first)
        titled = edge < candidate.first
        first = words[edge] if titled else candidate.word
        readings = (first.key,) if candidate.taken else first.keys  # «مدير القرض الفلاحي بمشرع بلقصيري»
        named = [(key, names) for key in readings if (names := places.get(key))]
        rest = tuple([word.key for word in words[edge + 1 : candidate.last]])
        if not titled and any((key, *rest) in names for key, names in named if key != first.key):
            return ["place_name"]  # «رئيس المجلس الجماعي لبني ملال»
        if not (named or first.inside) or not (titled or _TIED.isdisjoint(candidate.left)):
            return []
        found = ["place_name"] if any((key, *rest) in names for key, names in named) else []
        if not titled and first.inside and rest and len(rest) == 1 + (rest[0] == "عبد"):
            found.append("inside_alone")
        return found

    def _within_town(self, at: int) -> bool:
        """«جماعات العيون | سيدي ملوك», «جماعة القصر | الكبير»: the word before opens the name of a town that goes on here."""
        words, places = self.words, self.lexicon.places
        named = [names for key in words[at - 1].keys for names in places.get(key, ())]
        return any(len(name) > 1 and all(words[at + n].key == part for n, part in enumerate(name[1:])) for name in named)


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
