"""What stands after a candidate, or elsewhere in the text, and speaks for or against it."""

from __future__ import annotations

from converter.people.candidates import Candidate
from converter.people.hope import LAST
from converter.people.introduction import Introduction
from converter.people.recurrence import Recurrence
from converter.people.roles import RoleAfter, RolePhrase, definite
from converter.people.roles_before import RoleBefore
from converter.people.signs import TELLS, having
from converter.people.titles import skip_titles
from converter.people.vocabulary import Vocabulary
from converter.people.words import BREAK, COMMAS, NUMBER, Word, elected, joined_given

_TIED = frozenset({"title_before", "named_before", "kin_before", "nationality_before"})
_TIED |= {"role_before", "role_long_before", "role_comma_before"}
_ENDS = frozenset(".؟!؛;:)»…،,")
_SMALL = frozenset({"الطفل", "الطفله", "الشاب", "الشابه"})  # called by their given names
_TITLED = frozenset({"title_before", "role_before", "role_long_before", "role_comma_before"})
_GIVEN = frozenset({"given", "servant", "compound_given"})
# «أن», and what follows the last of those who are named: «X وعدد من المناضلين».
_THAT = frozenset({"ان", "بان", "الذي", "التي", "وعدد", "واخرون", "واخرين", "وغيرهم", "وثله", "وباقي"})
_WHO = frozenset({"الذي", "التي"})
_YEARS = frozenset({"سنه", "عاما", "سنوات", "اعوام", "ربيعا"})
_NEITHER = (False, False)
_RELATIVE = frozenset({"الذي", "التي", "وهو", "وهي", "اللذين"})


class Context:
    """The words around the candidates of one text; what stands before one is `introduction`'s."""

    def __init__(self, words: list[Word], signs: bytes, vocabulary: Vocabulary) -> None:
        self.words, self.vocabulary, self.lexicon = words, vocabulary, vocabulary.lexicon
        self.signs = signs
        self.before = RoleBefore(words, {}, self.lexicon, having(self.signs, TELLS))
        self.after = RoleAfter(words, {}, self.lexicon.lists)
        self.recurrence = Recurrence(words, vocabulary.bearers, self.signs)
        self.introduction = Introduction(words, self.lexicon, self.signs, self.before, self.recurrence)

    def following(self, candidate: Candidate) -> list[str]:
        """Names of the weights that the words after the candidate, and its own last one, earn."""
        following = self._following(candidate)
        found = [following] if following else []
        if following == "role_after" and elected(self.words[candidate.last]):
            found.append("elected_after")
        if candidate.reasons[-1] in LAST and self._only_surname(candidate):  # «الحاج مولاي إبراهيم الشريف»
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
        last = self.words[candidate.last - 1]
        if _TITLED.isdisjoint(candidate.left) or _GIVEN.isdisjoint(candidate.reasons):
            return False
        if not last.key.startswith("ال") and (self.words[candidate.last].key not in COMMAS or last.key[-1] == "ا"):
            return False  # «السيد محمد لمين ماسك، …»
        if last.never or last.verb or last.role is not None or last.key.endswith(("ون", "ين", "ات", "ه")) or "third" in candidate.reasons:
            return False
        return self.words[candidate.first - 1].key not in _SMALL and self.recurrence.comes_once(candidate.word)

    def _following(self, candidate: Candidate) -> str:
        at = candidate.last
        word = self.words[at]
        phrase = self.after.read(at)
        if phrase is not None and self._credible(phrase, candidate, word):
            return "role_after"
        if (word.key in COMMAS and self.words[at + 1].key in _RELATIVE) or word.key in _WHO:
            return "relative_after"
        if word.key in COMMAS and self.words[at + 1].kind is NUMBER and self.words[at + 2].key in _YEARS:
            return "age_after"
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
        near = (words[candidate.first - 1].sited, words[candidate.first - 2].sited)  # «جماعات العيون | سيدي ملوك», «قرية با | محمد»
        if near != _NEITHER and not candidate.taken and any(near[n] and self._within_town(candidate.first, n + 1) for n in (0, 1)):
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

    def _within_town(self, at: int, opening: int) -> bool:
        """Whether the word so many tokens before opens the name of a town that goes on here."""
        words, places, first = self.words, self.lexicon.places, at - opening
        named = [names for key in words[first].keys for names in places.get(key, ()) if len(names) > opening]
        return any(all(words[first + n].key == part for n, part in enumerate(name) if n) for name in named)
