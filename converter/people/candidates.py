"""Every run of words that could be a name, with what the words themselves say for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from converter.people.continuing import DOUBTFUL, son_of
from converter.people.parts import Part, Parts
from converter.people.signs import openings
from converter.people.vocabulary import Vocabulary
from converter.people.words import DAWN, FOREIGN_PARTICLES, LATIN, LINEAGES, Word, elected

LONGEST = 8  # tokens; «محمد فاضل ولد سيدي أحمد بابا» has six
# What a word may be worth less than after a foreign given name.
_HALF_KNOWN = frozenset({"scarce_next", "usual_next", "rare_next"})
_FOURTH = "رابعه"  # the one ordinal that is a name too
_PLURALS = ("ين", "ون", "ات")
_SURNAMES = frozenset({"listed_usual", "lam_next"})  # «السيدة ماغة لكويري»


@dataclass(slots=True)
class Candidate:
    """Tokens first..last-1; `taken` letters of the first token are proclitics. `reasons` name weights of evidence.toml.

    `known`: its first word is known to be a given name, a courtesy, an initial; `named`: or is introduced as one.
    `listed`: a sign stands beside it with which the names of a list are joined.
    """

    first: int
    last: int
    taken: int
    word: Word
    reasons: list[str]
    score: float
    left: tuple[str, ...] = ()
    known: bool = False
    named: bool = False
    listed: bool = False


class Grower:
    """Makes candidates from a start token to the right."""

    def __init__(self, words: list[Word], signs: bytes, vocabulary: Vocabulary) -> None:
        self.words, self.signs = words, signs
        self.weights, self.hope, self.openings = vocabulary.lexicon.weights, vocabulary.hope, vocabulary.openings
        self.parts = Parts(words, vocabulary)

    def starts(self) -> Iterator[tuple[int, int, Word]]:
        """(token, proclitic letters, word without them) wherever a name might begin that something could carry."""
        words = self.words
        for index in openings(self.signs):
            word, previous = words[index], words[index - 1]
            if word.kind is LATIN:
                yield index, 0, word
                continue
            if word.key == DAWN and not (previous.titled or previous.noun or words[index + 1].built or words[index + 1].key[:2] == "بن"):
                continue
            if word.key == _FOURTH and previous.role is not None:
                continue  # «نائبة رابعة»
            if not previous.opens_part and (word.opens or (word.pairs and self.parts.compound(index, word))):
                yield index, 0, word
            if word.loose and not (word.lam and previous.given) and not son_of(word, previous, words[index - 2]):
                yield from self._cores(index, word)

    def known(self, at: int, word: Word) -> bool:
        """Whether a name may begin with the word at the token on its own account."""
        return word.known or (word.pairs and self.parts.compound(at, word) > 0)

    def hopeless(self, at: int, word: Word, alone: bool) -> bool:
        """Whether an unknown word with nothing before it is an ordinary one, or has nothing after it either.

        `alone`: one unknown word by itself could still be carried.
        """
        following = self.words[at + 1]
        return word.unknown and ((word.ordinary and following.key not in LINEAGES) or (following.ends_unknown and not alone))

    def _cores(self, index: int, word: Word) -> Iterator[tuple[int, int, Word]]:
        """The word without proclitics, when that is likelier a name than the whole word is a word: وخديجة, but not وحدة."""
        following = self.words[index + 1]
        for taken, core in word.loose:
            if word.key.startswith("بل") and self._has_article(core):
                continue  # بلفقيه, بلحسن: a surname of its own before it is «by لفقيه»
            compound = self.parts.compound(index, core) > 0
            likely = core.given and not core.also_word and (following.built or following.given)
            likely = likely or (core.given and elected(self.words[index + 2]))
            if word.raw > core.raw and word.raw > 2.5 and not compound and not likely:
                continue
            listed = word.key[0] == "و" and taken == 1 and (core.shape or core.particle or core.nisba or following.key in LINEAGES)
            listed = listed or (word.key[0] == "و" and taken == 1 and following.shape and core.zipf < 4.4)
            listed = (listed or (word.key[0] == "و" and core.raw == 0 and following.given)) and core.opens
            if core.given or core.servant or core.inside or compound or listed:
                yield index, taken, core

    def _has_article(self, core: Word) -> bool:
        """Whether the ل is the country's article: لفقيه is الفقيه, but ليلى is not اليلى."""
        written = "ال" + core.key[1:]
        return core.lam or written in self.parts.lexicon.articled or written in self.parts.lexicon.surnames

    def grow(self, index: int, taken: int, word: Word, left: tuple[str, ...]) -> list[Candidate]:
        """Candidates that begin here and could still be believed, shortest first."""
        grown: list[Candidate] = []
        at, names, complete = self.parts.opening(index, word)
        opened = self.openings[left, names]
        if opened.ordinary and self.words[at].key not in LINEAGES:
            return grown
        first, score, longer, longer_score, doubtful, foreign, known, named, _ = opened
        reasons = [*first]
        if complete and at == index + 1:
            reasons, score = [*first, "single"], score + self.weights["single"]
        words = 1
        while True:
            if complete and self.hope.left(score, reasons[-1], at - index, named):
                grown.append(Candidate(index, at, taken, word, reasons, score, left, known, named))
            following = self.parts.following(at, words, not complete) if at - index < LONGEST else None
            if following is None or (doubtful and not foreign and self._doubt(following, left)):
                return grown
            before, (at, names, complete) = at, following
            surname_first = doubtful and words == 1 and "given_next" in names
            if foreign:
                names = self._foreign(names, before)
            if surname_first:
                names = ("surname_first", *names)
            words += complete
            reasons = [*longer, *names]
            longer = (*longer, *names)
            for name in names:
                longer_score += self.weights[name]
            score = longer_score

    def _foreign(self, names: tuple[str, ...], at: int) -> tuple[str, ...]:
        """After a foreign given name any half-known word is a surname, and دي, فان open one."""
        if self.words[at].key in FOREIGN_PARTICLES:
            return ("particle_next",)
        return tuple("foreign_next" if name in _HALF_KNOWN else name for name in names if name != "third_unbuilt")  # «خوان بابلو ريكو»

    def _doubt(self, part: Part, left: tuple[str, ...]) -> bool:
        """Whether an unknown first word is followed by one that does not make it a name; «الأخ بنعاشير الخلفي» is announced."""
        after, names, _ = part
        if "title_before" in left and not _SURNAMES.isdisjoint(names):
            return False
        if not DOUBTFUL.isdisjoint(names):
            return True
        word = self.words[after - 1]
        plural = self.words[after - 2].key.endswith(_PLURALS)  # «وتقدم المشيعين | نجلا الفقيد»
        return "given_next" in names and (word.role is not None or word.kin is not None or word.also_word or plural)
