"""The parts a name is made of: how it may open, and how it may go on. Each part names the weights it earns."""

from __future__ import annotations

from converter.people.conjunctions import Conjunctions
from converter.people.continuing import UNBUILT, may_continue, son_of
from converter.people.inflection import Number
from converter.people.vocabulary import Vocabulary
from converter.people.words import (
    ARABIC,
    BREAK,
    COMPLETED,
    COMPLETING,
    FOREIGN_ARTICLES,
    FOREIGN_PARTICLES,
    LATIN,
    LINEAGES,
    MARK,
    Word,
    no_office,
)

_LATIN_PARTICLES = frozenset(["van", "von", "de", "den", "der", "da", "di", "du", "la", "le", "el", "bin", "ben", "dos"])


# A part of a name: the token after it, the weights it earns, and whether a name may end there.
Part = tuple[int, tuple[str, ...], bool]


class Parts:
    """Reads parts of names at token positions of one text."""

    def __init__(self, words: list[Word], vocabulary: Vocabulary) -> None:
        self.words, self.lexicon = words, vocabulary.lexicon
        self.conjunctions = Conjunctions(words, vocabulary.lexicon)

    def compound(self, index: int, word: Word) -> int:
        """Tokens of a compound given name that begins here with `word`: listed, or X الدين; 0 when there is none."""
        if not word.pairs:
            return 0
        following = self.words[index + 1].key
        for words in self.lexicon.compounds.get(word.key, ()):
            if words[1:2] == (following,) and all(self.words[index + n].key == words[n] for n in range(2, len(words))):
                return len(words)
        return 2 if word.key in COMPLETED and following in COMPLETING else 0

    # -- opening --------------------------------------------------------------------------------------------------

    def opening(self, index: int, word: Word) -> Part:
        """The first part of a name that begins with `word` at token `index`."""
        if word.servant:
            whole = self.words[index + 1].kind is ARABIC  # a line that ends in «عبد» holds no name
            return (index + 2, ("servant", "given_alone"), True) if whole else (index + 1, ("never",), False)
        size = self.compound(index, word) if word.pairs else 0
        if size:
            titled = ("titled_compound",) if word.title or word.alone else ()
            return (index + size, ("compound_given", "given_alone", *titled), True)
        if word.inside:
            return self._after_courtesy(index)
        if word.initial:
            return self._initials(index, word)
        if word.particle:
            return (index + 1, ("particle_first",), False)
        if word.role is not None and no_office(word, self.words[index + 1]):
            return (index + 1, word.opening[:1], True)  # «أكد أمين العبدي»: before a surname the office is a given name
        return (index + 1, word.opening, True)

    def _after_courtesy(self, index: int) -> Part:
        """سيدي, مولاي and the name that follows."""
        after = self.words[index + 1]
        if after.kind is ARABIC and (after.given or after.servant or after.zipf < 2.9):
            end, reasons, complete = self.opening(index + 1, after)
            return end, ("inside", *reasons), complete
        return (index + 1, ("inside",), False)

    def _initials(self, index: int, word: Word) -> Part:
        """«س. ب. لحرش»: letters with full stops; a lone Arabic letter is no name."""
        if word.kind is ARABIC and (self.words[index + 1].key != "." or word.abbreviated):
            return (index + 1, ("never",), False)
        at = index + 1
        while self.words[at].key == ".":
            at += 1
            if self.words[at].initial:
                at += 1
        return (at, ("initial",), at > index + 2)  # «الموثقة س. ح، …»: courts tell no more

    # -- going on -------------------------------------------------------------------------------------------------

    def following(self, at: int, words: int, after_particle: bool) -> Part | None:
        """The part at token `at` of a name that has `words` parts so far; None when the name cannot go on."""
        word = self.words[at]
        if word.halts and not after_particle:
            return None
        length = ("third",) if words == 2 else ("fourth",) if words > 2 else ()
        if word.goes_on and not after_particle and self.words[at + 1].key != "الله":
            return self._plain(at, word, words, length)
        if word.kind is LATIN:
            return self._latin(at, word, length)
        if word.key in self.lexicon.ordinals and self.words[at - 2].key in self.lexicon.ranks:
            return (at + 1, ("given_next",), True)  # الملك محمد السادس
        of_god = self.words[at + 1].key == "الله" and (word.given or (word.zipf < 3 and word.key[-1] != "ه"))  # سميرة حبوب الله, ضريف الله
        servant = word.servant and self.words[at + 1].kind is ARABIC
        size = 2 if servant or of_god else self.compound(at, word) if word.pairs else 0
        if size:
            return (at + size, ("given_next", *length), True)
        if word.title and word.listed and self._names_nobody(at + 1):
            return (at + 1, ("listed_usual", *length), True)  # «رضوان الحاج، …», «محمد الحاج رئيس الفرع»
        glued_and = words == 1 and word.glued and word.key[0] == "و"
        if glued_and and (reason := self.conjunctions.surname(at, word)):
            return (at + 1, (reason,), True)
        if word.never and word.nisba and (self._of_woman(at, words) or self._after_compound(at, words)):
            return (at + 1, ("nisba_usual", *length), True)
        if word.kind is not ARABIC or not may_continue(word, after_particle, self.words[at - 1]) or self.conjunctions.joins(at, word):
            return None
        return self._further(at, words, after_particle, length)

    def _further(self, at: int, words: int, after_particle: bool, length: tuple[str, ...]) -> Part | None:
        """An Arabic word that is no given name of two words and that nothing forbids."""
        word = self.words[at]
        if word.initial:
            return (at + 2, ("initial_next",), True) if self.words[at + 1].key == "." else None
        if word.role is not None and not (word.given or after_particle):
            return self._trade(at, word, words, length)
        abroad = word.key in FOREIGN_PARTICLES or (after_particle and word.key in FOREIGN_ARTICLES)
        if word.inside and after_particle and self.words[at + 1].kind in (MARK, BREAK):
            return (at + 1, ("after_particle",), True)  # «ينجا ولد سيدي،»
        if word.particle or word.inside or abroad:
            return (at + 1, ("lineage_next" if word.key in LINEAGES else "particle_next",), False)
        if after_particle:
            return (at + 1, ("after_particle", *(("given_next",) if word.given else ())), True)
        return self._plain(at, word, words, length)

    def _names_nobody(self, at: int) -> bool:
        """Whether no name begins here that the word before could be a courtesy of."""
        word = self.words[at]
        return word.kind in (MARK, BREAK) or word.stop or word.preposition or (word.noun is not None and not word.given) or word.glued

    def _of_woman(self, at: int, words: int) -> bool:
        """«فاطمة الزهراء الشعبي», «أنيسة بنسودة الجامعي»: an adjective of hers would be a feminine, so this is her surname."""
        before, opening = self.words[at - 1], self.words[at - 2]
        for first in (opening, *[core for taken, core in opening.cores if taken == 1]):
            if first.woman and not first.man:
                return before.given or before.built if words == 2 else words == 1 and self.compound(at - 2, first) == 2
        return False

    def _no_adjective(self, at: int, words: int) -> bool:
        """«بشرى عيساوي الطيب»: an adjective of hers would be a feminine."""
        first = self.words[at - words]
        return words in (1, 2) and first.woman and not first.man and self.words[at].key[-1] != "ه"

    def _after_compound(self, at: int, words: int) -> bool:
        """«القاضي محمد العربي الحضري.»: a given name of two words lacks its surname, and no adjective follows a name."""
        return words == 1 and self.words[at + 1].kind in (MARK, BREAK) and self.compound(at - 2, self.words[at - 2]) == 2

    def _late(self, at: int, word: Word, words: int) -> bool:
        """Whether a word that may be a given name stands where a surname does: «رشيد أحمد الشريف», «رابحة الصغير»."""
        given, article = self.words[at - 1].given, word.key.startswith("ال")
        if article and self._no_adjective(at, words):
            return True
        if words == 2 and self.words[at - 2].key in LINEAGES and self.words[at + 1].kind is MARK:
            return True  # «ولد الرداد صالح، …»: the surname first
        return word.listed or (article and given) if words > 1 else word.listed and given

    def _plain(self, at: int, word: Word, words: int, length: tuple[str, ...]) -> Part:
        previous = self.words[at - 1]
        if son_of(word, previous, self.words[at - 2]) and any(core.given for _, core in word.cores):
            return (at + 1, ("after_particle", "given_next", *length), True)  # «موحى وحمو الزياني»
        reason = "given_next" if word.given and words == 1 and previous.key.endswith("محمد") else word.going_on
        if word.given and reason in ("given_usual", "common_next") and self._late(at, word, words):
            reason = "listed_usual"  # العلمي: a surname, an adjective and at times a given name
        if words >= 2 and reason in UNBUILT and not (previous.given or self._of_surname(at, word)):
            length = (*length, "third_unbuilt")
        return (at + 1, (reason, *length, *(("pronoun",) if word.pronoun else ())), True)

    def _of_surname(self, at: int, word: Word) -> bool:
        """«العربي بن الشيخ | التاوشيخت», «نورة الصالحي | الشنتوف», «عصام الخطابي | حمودان»: a third word that is rare."""
        previous, the = self.words[at - 1], word.key.startswith("ال")
        if the and self.words[at - 2].key in ("بن", "ابن"):
            return True
        return word.zipf < (2 if the else 0.1) and (previous.nisba or previous.listed) and not word.pronoun

    def _trade(self, at: int, word: Word, words: int, length: tuple[str, ...]) -> Part | None:
        """A family name that is a trade: الحداد, الخياط; never a bare noun in third place, never a plural."""
        definite = word.key.startswith("ال")
        previous = self.words[at - 1]
        if definite and words == 1 and previous.woman and not (previous.man or previous.also_word) and word.key[-1] != "ه":
            return (at + 1, ("listed_usual", *length), True)  # «نادية الزعيم»: an office of hers would be a feminine
        if definite and word.key[-1] == "ه" and not word.listed and (words >= 2 or (previous.man and not previous.woman)):
            return None  # «أمينة حجي | المستشارة», «كريمة ماجد | الكاتبة»
        following = self.words[at + 1]
        if not (definite or word.listed) and word.key[0] == "م" and (following.preposition or following.key[:1] == "ب"):
            return None  # «ابنها سعيد | مصاب بالربو»
        if (words >= 2 and not definite and not word.listed) or (word.role is not Number.ONE and not word.listed):
            purpose = following.key[:1] == "ل" and bool(following.cores)  # «تدخل حسن فلاحي | لتهدئة الأجواء»
            alone = following.kind in (MARK, BREAK) or following.stop or following.preposition or following.verb or purpose
            lone = alone and word.key.endswith("ي")
            return (at + 1, ("usual_next", *length), True) if words == 1 and lone else None  # «جمال حدادي،»: cobblers of nothing
        if definite and not word.listed and (following.given or following.built) and not previous.given:
            return None  # «قضت ببراءة | المقاول الحنفي أكرام»
        if definite and word.zipf < 4.2:
            return (at + 1, ("listed_usual" if word.listed else "trade_next", *length), True)
        return (at + 1, (word.going_on, *length), True)

    def _latin(self, at: int, word: Word, length: tuple[str, ...]) -> Part | None:
        """A Latin word goes on with a name when it is capitalised, a nobiliary particle, or an initial with its stop."""
        if word.initial:
            return (at + (2 if self.words[at + 1].key == "." else 1), ("initial_next",), True)
        if word.key in _LATIN_PARTICLES:
            return (at + 1, ("particle_next",), False)
        return (at + 1, ("latin_next", *length), True) if word.key[0].isupper() else None
