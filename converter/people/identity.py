"""Which names in one text are one person: same parts, or spellings of the same parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from converter.people.candidates import Candidate
from converter.people.morphology import is_given
from converter.people.tokens import Tokens
from converter.people.vocabulary import Vocabulary
from converter.people.words import ARABIC, COMPLETED, COMPLETING, MARK, PARTICLES, SERVANTS, Word

_WEAK = str.maketrans("", "", "اوي")
_DOUBTFUL = frozenset({"unknown_given", "unknown_given_alone"})
_INTRODUCED = frozenset({"title_before", "role_before", "role_long_before", "role_comma_before", "kin_before"})


@dataclass(slots=True)
class Mention:
    """Tokens first..last-1, `taken` proclitic letters off the first."""

    first: int
    last: int
    taken: int
    full: bool = True


@dataclass(slots=True)
class Figure:
    """One person of a text while it is being read. `units` are name parts: عبد X, بن X, X الدين are one part each."""

    units: tuple[str, ...]
    mentions: list[Mention]
    candidate: Candidate
    reversed: bool = False
    woman: bool | None = None
    titles: set[str] = field(default_factory=set)


class Units:
    """Cuts tokens into name parts."""

    def __init__(self, tokens: Tokens, text: str, vocabulary: Vocabulary) -> None:
        self.words, self.places, self.text, self.vocabulary = tokens.words, tokens.places, text, vocabulary
        self._parts: dict[tuple[int, int, int], tuple[str, ...]] = {}

    def key(self, at: int, taken: int = 0) -> str:
        if not taken:
            return self.words[at].key
        start, end = self.places[at]
        return self.vocabulary.arabic(self.text[start + taken : end]).key

    def at(self, at: int, taken: int = 0) -> tuple[str, int]:
        """(joined key of the part that begins at token `at`, token after it)."""
        key = self.key(at, taken)
        follow = self.words[at + 1]
        if follow.kind is not ARABIC:
            return key, at + 1
        if key in PARTICLES or key in SERVANTS or key in ("سيدي", "مولاي", "لاله", "للا"):
            rest, after = self.at(at + 1)
            return ("بن" if key == "ابن" else key) + rest, after
        if key in COMPLETED and follow.key in COMPLETING:
            return key + follow.key, at + 2
        return key, at + 1

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """Parts of a candidate, courtesy (سيدي) and full stops left out."""
        place = candidate.first, candidate.last, candidate.taken
        if place not in self._parts:
            self._parts[place] = self._read(candidate)
        return self._parts[place]

    def _read(self, candidate: Candidate) -> tuple[str, ...]:
        parts: list[str] = []
        at, taken = candidate.first, candidate.taken
        while at < candidate.last:
            if self.words[at].kind is MARK:
                at += 1
                continue
            if self.vocabulary.arabic(self.key(at, taken)).inside and at + 1 < candidate.last:
                at, taken = at + 1, 0
                continue
            part, at = self.at(at, taken)
            parts.append(part)
            taken = 0
        return tuple(parts)


@lru_cache(maxsize=65_536)
def plain(unit: str) -> str:
    """A part without its article: الحجيرة and حجيرة are one surname."""
    return unit[2:] if unit.startswith("ال") and len(unit) > 4 else unit


def same_name(one: tuple[str, ...], two: tuple[str, ...], given: frozenset[str]) -> bool:
    """Equal parts in any order, or one part that differs by a long vowel (عبد الرحمان, عبد الرحمن) or one letter of a long surname."""
    if len(one) != len(two):
        return len(min(one, two, key=len)) > 1 and within(one, two)
    first, second = list(map(plain, one)), list(map(plain, two))
    different = [(a, b) for a, b, c, d in zip(one, two, first, second, strict=True) if c != d]
    if not different or (len(different) > 1 and sorted(first) == sorted(second)):
        return True
    if len(different) != 1:
        return False
    a, b = different[0]
    if a in given and b in given:
        return False
    return a.translate(_WEAK) == b.translate(_WEAK) and abs(len(a) - len(b)) <= 1


def within(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """The shorter name keeps the given name and loses only surnames: حسن الفاطمي بوسيف, حسن بوسيف."""
    short, long = sorted((one, two), key=len)
    if short[0] != long[0]:
        return False
    left = iter(long)
    return all(part in left for part in short)


def share_a_part(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names could be one at all; single words differ in a letter and are one."""
    return len(one) == len(two) == 1 or not _plain_parts(one).isdisjoint(_plain_parts(two))


@lru_cache(maxsize=4096)
def _plain_parts(units: tuple[str, ...]) -> frozenset[str]:
    """Asked again for every other name of the text."""
    return frozenset(map(plain, units))


def part_of(parts: tuple[str, ...], units: tuple[str, ...]) -> bool:
    """Whether the parts are a run of the longer name's parts."""
    size = len(parts)
    if size >= len(units):
        return False
    wanted, long = tuple(map(plain, parts)), tuple(map(plain, units))
    return any(long[at : at + size] == wanted for at in range(len(long) - size + 1))


def gather(chosen: list[Candidate], units: Units, vocabulary: Vocabulary) -> list[Figure]:
    """Full names joined into figures, in the order of first mention; longer names first so that shorter ones find them."""
    figures: list[Figure] = []
    given = vocabulary.lexicon.given
    chosen = without_verbs(chosen, units)
    for candidate in sorted(chosen, key=lambda c: (-(c.last - c.first), c.first)):
        parts = units.of(candidate)
        mention = Mention(candidate.first, candidate.last, candidate.taken)
        near = [figure for figure in figures if share_a_part(parts, figure.units)]
        if any(part_of(parts, figure.units) for figure in near):
            continue  # a short mention: the second pass ties it
        same = [figure for figure in near if same_name(figure.units, parts, given)]
        if len(same) == 1:
            same[0].mentions.append(mention)
            if candidate.first < same[0].candidate.first and len(parts) >= len(same[0].units):
                same[0].candidate, same[0].units = candidate, parts
        else:
            figures.append(Figure(parts, [mention], candidate))
    figures = [figure for figure in figures if not _acts_on(figure, figures, vocabulary)]
    for figure in figures:
        figure.mentions.sort(key=lambda m: m.first)
        turn(figure, vocabulary)
    figures.sort(key=lambda f: f.mentions[0].first)
    return figures


def _acts_on(figure: Figure, figures: list[Figure], vocabulary: Vocabulary) -> bool:
    """«شكر الشرقي أمهروق | البابور»: two surnames of one person and then another's are a sentence, whose names the second pass ties."""
    units = figure.units
    if len(units) < 3 or (is_given_part(units[0], vocabulary) and not _INTRODUCED.isdisjoint(figure.candidate.left)):
        return False
    return any(other is not figure and len(other.units) > 2 and other.units[-2:] == units[:2] for other in figures)


def without_verbs(chosen: list[Candidate], units: Units) -> list[Candidate]:
    """Drops «أجاب بوعلالة» beside «ثريا بوعلالة»: an unknown word before a surname that a surer name bears is a verb."""
    acts = [c for c in chosen if not _DOUBTFUL.isdisjoint(c.reasons) or (c.word.speech and "given_also_word" in c.reasons)]  # «فضل الطاوس»
    if not acts:
        return chosen
    surest: dict[str, float] = {}
    for candidate in chosen:
        tail = units.of(candidate)[-1]
        surest[tail] = max(candidate.score, surest.get(tail, 0.0))
    return [c for c in chosen if c not in acts or c.score >= surest[units.of(c)[-1]]]


def keep_first_letters(figures: list[Figure], words: list[Word]) -> None:
    """A ل that never comes off is part of the name: «المديرة لمنى …», «وثمنت لمنى …»."""
    for figure in figures:
        if len(figure.mentions) < 2:
            continue
        letters = {words[mention.first].key[0] if mention.taken == 1 else "" for mention in figure.mentions}
        titled = any(words[mention.first - 1].role is not None for mention in figure.mentions)
        if titled and letters in ({"ل"}, {"ب"}, {"ك"}):
            for mention in figure.mentions:
                mention.taken = 0
            figure.candidate.taken = 0


def turn(figure: Figure, vocabulary: Vocabulary) -> None:
    """Surname-first names get their given name to the front."""
    known = [is_given_part(unit, vocabulary) for unit in figure.units]
    surname = figure.units[-1] in vocabulary.lexicon.surnames  # «نجود العثماني لكحل» is in its order already
    compound = not {"compound_given", "inside"}.isdisjoint(figure.candidate.reasons)  # «مولاي الزهيد السملالي بنداود»
    if len(known) >= 2 and not compound and not known[0] and known[-1] and not surname and not figure.units[0].isascii():
        figure.reversed = True
        figure.units = (figure.units[-1], *figure.units[:-1])


def is_given_part(unit: str, vocabulary: Vocabulary) -> bool:
    """Asked of the folded part: a spelling without its last hamza (رجا) would be taken for another word."""
    return is_given(unit, vocabulary.lexicon) or (unit.startswith("عبد") and len(unit) > 5)
