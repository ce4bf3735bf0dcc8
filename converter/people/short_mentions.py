"""Second pass: surnames, given names and shortened names of people whom the text names in full."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from converter.people.identity import Figure, Mention, Units, is_given_part, plain
from converter.people.introduction import Introduction
from converter.people.titles import skip_titles
from converter.people.vocabulary import Vocabulary
from converter.people.words import ARABIC, COMPLETED, LATIN, PARTICLES, Word

_COURTESY = frozenset({"سيدي", "مولاي", "لاله", "للا"})
_INTRODUCED = frozenset({"speech_before", "company_before", "list_before"})
_FIRST_PARTS = COMPLETED | PARTICLES | {"عبد"}  # words that are one part of a name with the word after


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a figure's name by which the text may call them again."""

    units: tuple[str, ...]
    given: bool


@lru_cache(maxsize=4096)
def forms(units: tuple[str, ...]) -> list[Form]:
    """Tails (surnames), single surnames, and heads (given names) of the full name. The people of an archive come again and again."""
    found = {}
    for size in range(1, len(units)):
        found[units[len(units) - size :]] = False
        found[units[:size]] = True
    for unit in units[1:]:
        found.setdefault((unit,), False)
    return [Form(key, given) for key, given in found.items() if max(map(len, key)) > 1]


@lru_cache(maxsize=4096)
def openers(unit: str) -> frozenset[str]:
    """Keys with which a short mention may begin whose first part this is."""
    begun = {unit[:size] for size in range(1, len(unit) + 1)} & _FIRST_PARTS
    return frozenset({unit, plain(unit), "ال" + unit, *begun, *(("ابن",) if "بن" in begun else ())})


class ShortMentions:
    """Finds the short mentions of one text."""

    def __init__(self, figures: list[Figure], units: Units, introduction: Introduction, vocabulary: Vocabulary) -> None:
        self.figures, self.units, self.introduction, self.vocabulary = figures, units, introduction, vocabulary
        self.words = units.words
        self.table: dict[str, list[tuple[Figure, Form]]] = {}
        self._units: set[tuple[str, ...]] = set()
        for figure in figures:
            for form in forms(figure.units):
                self._units.add(form.units)
                self.table.setdefault(plain(form.units[0]), []).append((figure, form))

    def find(self) -> None:
        """Add a mention to its figure for each short form outside the full names."""
        covered: set[int] = set()
        for figure in self.figures:
            for mention in figure.mentions:
                covered.update(range(mention.first, mention.last))
        bearers, after = self.vocabulary.bearers, 0
        firsts = _COURTESY.union(*[openers(units[0]) for units in self._units])  # most tokens have none of these
        words = {word for key in firsts for word in bearers.get(key, ())}
        opening = compress(count(), map(words.__contains__, self.words))
        for at in opening:
            if at < after or at in covered:
                continue
            found = self._match(at, covered)
            if found is not None:
                figure, mention = found
                figure.mentions.append(mention)
                after = mention.last

    def _match(self, at: int, covered: set[int]) -> tuple[Figure, Mention] | None:
        word = self.words[at]
        if word.kind not in (ARABIC, LATIN):
            return None
        for taken in (0, *(letters for letters, _ in word.cores)):
            first, start = at, taken
            if self.units.key(at, taken) in _COURTESY:
                first, start = at + 1, 0
            options = self.table.get(plain(self.units.at(first, start)[0]))
            if not options:
                continue
            best = self._longest(options, first, start, covered)
            good = [(figure, form, last) for figure, form, last in best if self._believable(at, taken, first, last, figure, form)]
            if good:
                figure, _, last = self._choose(good, at)
                return figure, Mention(at, last, taken, full=False)
        return None

    def _longest(self, options: list[tuple[Figure, Form]], at: int, taken: int, covered: set[int]) -> list[tuple[Figure, Form, int]]:
        """The options that match at token `at`, those with most parts only."""
        found = []
        for figure, form in options:
            here, letters = at, taken
            for unit in form.units:
                key, after = self.units.at(here, letters)
                same = key == unit if form.given and here == at else plain(key) == plain(unit)
                if not same or here in covered:
                    break
                here, letters = after, 0
            else:
                found.append((figure, form, here))
        most = max((len(form.units) for _, form, _ in found), default=0)
        return [option for option in found if len(option[1].units) == most]

    def _believable(self, at: int, taken: int, first: int, last: int, figure: Figure, form: Form) -> bool:
        """Whether the words mean the person here and not a place, a word or a namesake."""
        edge = at if taken else skip_titles(self.words, at)
        if edge < at:
            return self.introduction.namesake(edge, title=True, role=False) is None  # «ملعب الشيخ محمد لغظف» is no محمد
        if self.words[at].preposition or self.introduction.namesake(at, title=False, role=False) or self._goes_on(last):
            return False  # «أما على مستوى …» is no علي
        if self.words[at].role is not None and self.words[last].never and self.words[last].nisba:
            return False  # «الأمين الجهوي» is no محمد الأمين
        word = self.vocabulary.arabic(self.units.key(first, taken if first == at else 0))
        if first > at:
            return not self._is_town(at, last, taken)
        if form.given and len(form.units) == 1:
            return self._given_alone(at, taken, word, figure)
        if self.words[at - 1].given and not taken and self.words[at - 1].key != figure.units[0]:
            return False
        if len(form.units) > 1 or last - first > 1:
            return True
        return word.zipf < (3.3 if taken else 3.7) or word.shape or (word.nisba and word.zipf < 4.2) or self._spoken(at)

    def _is_town(self, at: int, last: int, taken: int) -> bool:
        keys = tuple(self.units.key(n, taken if n == at else 0) for n in range(at, last))
        place = keys in self.vocabulary.lexicon.places.get(keys[0], ())
        return place or (taken > 0 and self.words[at].key[0] in "ب")

    def _given_alone(self, at: int, taken: int, word: Word, figure: Figure) -> bool:
        """A given name alone: plain ones nearly always, those that are also words only where somebody speaks or acts."""
        if self.words[at].kind is LATIN:
            return True
        before = self.words[at - 1]
        if before.given or before.opens_part:
            return False
        if word.servant or len(figure.units[0]) > len(word.key) + 3:
            return True  # عبد الكبير, نور الدين: two words that are nothing else
        if word.also_word or word.zipf > 5.2:
            return not taken and not self.words[at + 1].key.startswith("ال") and (self._spoken(at) or before.key.endswith("ته"))
        return is_given_part(figure.units[0], self.vocabulary) or self._spoken(at)

    def _spoken(self, at: int) -> bool:
        """Whether a verb of speech, «رفقة», «من بينهم» or «أما» stands before."""
        near = self.introduction.near(at, 0)
        return not _INTRODUCED.isdisjoint(near) or self.words[at - 1].key in ("اما", "واما")

    def _goes_on(self, last: int) -> bool:
        """Whether the next word makes another, longer name of it: a surname that nobody here bears."""
        word = self.words[last]
        if word.kind is not ARABIC or word.given or word.never or word.glued:
            return False
        return word.shape or (word.nisba and word.zipf < 2.6)

    def _choose(self, good: list[tuple[Figure, Form, int]], at: int) -> tuple[Figure, Form, int]:
        """The right one of several people with that name: by the gender of the words beside, by title, else the first named."""
        if len({id(figure) for figure, _, _ in good}) == 1:
            return good[0]
        surnames = [option for option in good if not option[1].given]
        options = surnames if surnames and self.words[at].zipf < 3 else good
        woman = self._feminine(at)
        fitting = [option for option in options if option[0].woman is None or option[0].woman is woman]
        edge = skip_titles(self.words, at)
        titles = {self.words[n].key for n in range(edge, at)}
        titled = [option for option in fitting if titles & option[0].titles]
        return (titled or fitting or options)[0]

    def _feminine(self, at: int) -> bool:
        """Whether the words before speak of a woman: السيدة X, قالت X."""
        word = self.words[at - 1]
        if word.title or word.alone:
            return word.key.endswith("ه")
        return word.key.endswith("ت") and len(word.key) > 3
