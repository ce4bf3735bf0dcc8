"""Every run of words that could be a name, with what the words themselves say for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from converter.people.lexicon import Lexicon
from converter.people.tokens import Token
from converter.people.words import COMPLETED, COMPLETING, Kind, Vocabulary, Word

# What a word may be worth less than after a foreign given name.
_HALF_KNOWN = frozenset({"scarce_next", "usual_next", "rare_next"})
LINEAGES = frozenset({"ولد", "منت", "بنت"})
LONGEST = 8  # tokens; «محمد فاضل ولد سيدي أحمد بابا» has six


@dataclass(slots=True)
class Candidate:
    """Tokens first..last-1; `taken` letters of the first token are proclitics. `reasons` name weights of evidence.toml."""

    first: int
    last: int
    taken: int
    reasons: list[str]
    score: float
    left: tuple[str, ...] = field(default=())


class Grower:
    """Makes candidates from a start token to the right."""

    def __init__(self, tokens: list[Token], text: str, vocabulary: Vocabulary) -> None:
        self.tokens, self.text, self.vocabulary = tokens, text, vocabulary
        self.lexicon: Lexicon = vocabulary.lexicon
        self.weights = self.lexicon.weights

    def starts(self) -> Iterator[tuple[int, int, Word]]:
        """(token, proclitic letters, word without them) wherever a name might begin."""
        previous: Word | None = None
        for index, (word, start, end) in enumerate(self.tokens):
            if word.kind is Kind.LATIN:
                if word.key[0].isupper():
                    yield index, 0, word
            elif word.kind is Kind.ARABIC:
                inner = previous is not None and self._opens_part(previous)
                if not inner and (may_open(word) or self.compound(index, word.key)):
                    yield index, 0, word
                if not word.given:
                    yield from self._cores(index, word, start, end)
            previous = word

    def _opens_part(self, word: Word) -> bool:
        """Whether the word (or what follows its و, ب, ل) is سيدي, عبد, بن …, so that no name begins after it."""
        arabic = self.vocabulary.arabic
        return any(w.inside or w.particle or w.servant for w in (word, *(arabic(rest) for _, rest in word.cores)))

    def _cores(self, index: int, word: Word, start: int, end: int) -> Iterator[tuple[int, int, Word]]:
        """The word without proclitics, when that is likelier a name than the whole word is a word: وخديجة, but not وحدة."""
        for taken, _ in word.cores:
            core = self.vocabulary.arabic(self.text[start + taken : end])
            if word.raw > core.raw and not self.compound(index, core.key) and word.raw > 2.5:
                continue
            if word.raw > 3.3 and core.foreign:
                continue
            if core.given or self.compound(index, core.key) or core.servant or core.inside or (word.key[0] == "و" and taken == 1 and (core.shape or core.particle or core.nisba or self.tokens[index + 1].word.key in LINEAGES)):
                yield index, taken, core

    def grow(self, index: int, taken: int, word: Word, left: tuple[str, ...]) -> Iterator[Candidate]:
        """Candidates that begin here, shortest first."""
        reasons = list(left)
        score = sum(self.weights[name] for name in left)
        at, opening, complete = self._open(index, word)
        for name in opening:
            reasons.append(name)
            score += self.weights[name]
        words = 1
        doubtful = bool({"shape_first", "rare_first"} & set(opening))
        foreign = "given_foreign" in opening
        while True:
            if complete:
                own = [*reasons, "single"] if words == 1 and at == index + 1 else list(reasons)
                yield Candidate(index, at, taken, own, sum(self.weights[n] for n in own), left)
            step = self._step(at, words, not complete) if at - index < LONGEST else None
            if step is None:
                return
            at, names, complete = step
            if doubtful and self._doubt(names, at):
                return
            if doubtful and words == 1 and "given_next" in names:
                names = [*names, "surname_first"]
            names = ["foreign_next" if foreign and name in _HALF_KNOWN else name for name in names]
            words += complete
            if "given_alone" in reasons:
                reasons.remove("given_alone")
                score -= self.weights["given_alone"]
            for name in names:
                reasons.append(name)
                score += self.weights[name]

    def _doubt(self, names: list[str], at: int) -> bool:
        """Whether an unknown first word is followed by one that does not make it a name."""
        if {"scarce_next", "usual_next", "common_next", "ordinary_next", "definite_next", "lam_next", "trade_next", "particle_next"} & set(names):
            return True
        word = self.tokens[at - 1].word
        return "given_next" in names and (word.role is not None or word.also_word)

    def _open(self, index: int, word: Word) -> tuple[int, list[str], bool]:
        """The first unit: (token after it, reasons, whether a name may end there)."""
        after = self.tokens[index + 1].word
        if word.servant:
            return index + 2, ["servant", "given_alone"], True
        compound = self.compound(index, word.key)
        if compound:
            return index + compound, ["compound_given", "given_alone", *(["titled_compound"] if word.title or word.alone else [])], True
        if word.inside:
            if after.kind is Kind.ARABIC and (after.given or after.servant or after.zipf < 2.9):
                at, reasons, complete = self._open(index + 1, after)
                return at, ["inside", *reasons], complete
            return index + 1, ["inside"], False
        if word.initial:
            if word.kind is Kind.ARABIC and (after.key != "." or word.abbreviated):
                return index + 1, ["never"], False
            at = index + 1
            while self.tokens[at].word.key == ".":
                at += 1
                if self.tokens[at].word.initial:
                    at += 1
            return at, ["initial"], False
        if word.particle:
            return index + 1, ["particle_first"], False
        office = ["role_word_first"] if word.given and word.role is not None else []
        return index + 1, [first_reason(word), *office, *self._common(word)], True

    def _common(self, word: Word) -> list[str]:
        """One charge per started Zipf point above 2.6 for a first word that is not a given name."""
        if word.given or word.kind is not Kind.ARABIC:
            return []
        return ["common_first"] * max(0, int(word.zipf - 1.6))

    def compound(self, index: int, key: str) -> int:
        """Tokens of a compound given name that begins here: listed, or X الدين; 0 when there is none."""
        for words in self.lexicon.compounds.get(key, ()):
            if all(self.tokens[index + n].word.key == words[n] for n in range(1, len(words))):
                return len(words)
        return 2 if key in COMPLETED and self.tokens[index + 1].word.key in COMPLETING else 0

    def _step(self, at: int, words: int, after_particle: bool) -> tuple[int, list[str], bool] | None:
        """The unit at token `at`: (token after it, reasons, whether a name may end there); None when no name goes on."""
        word = self.tokens[at].word
        length = [] if words < 2 else ["third"] if words == 2 else ["fourth"]
        if word.kind is Kind.LATIN:
            return self._latin(at, word, length)
        if word.key in self.lexicon.ordinals and self.tokens[at - 2].word.key in self.lexicon.ranks:
            return at + 1, ["given_next"], True
        if word.kind is not Kind.ARABIC or not may_continue(word, after_particle):
            return None
        if word.role is not None and not (word.given or word.listed or after_particle) and words >= 2 and not word.key.startswith("ال"):
            return None
        if word.initial:
            return (at + 2, ["initial_next"], True) if self.tokens[at + 1].word.key == "." else None
        if word.servant:
            return at + 2, ["given_next", *length], True
        if word.role is not None and not (word.given or after_particle) and word.key.startswith("ال") and word.zipf < 4.2:
            return at + 1, ["listed_usual" if word.listed else "trade_next", *length], True
        if word.particle or word.inside:
            return at + 1, ["lineage_next" if word.key in LINEAGES else "particle_next"], False
        compound = self.compound(at, word.key)
        if compound:
            return at + compound, ["given_next", *length], True
        reason = "given_next" if word.given and words == 1 and self.tokens[at - 1].word.key.endswith("محمد") else next_reason(word)
        if after_particle:
            return at + 1, ["after_particle", *(["given_next"] if word.given else [])], True
        if words >= 2 and reason in ("rare_next", "scarce_next", "definite_next") and not self.tokens[at - 1].word.given:
            length.append("third_unbuilt")
        return at + 1, [reason, *length, *(["pronoun"] if word.pronoun else [])], True

    def _latin(self, at: int, word: Word, length: list[str]) -> tuple[int, list[str], bool] | None:
        """A Latin word goes on with a name when it is capitalised, a nobiliary particle, or an initial with its stop."""
        if word.initial:
            return at + (2 if self.tokens[at + 1].word.key == "." else 1), ["initial_next"], True
        if word.key in ("van", "von", "de", "den", "der", "da", "di", "du", "la", "le", "el", "bin", "ben", "dos"):
            return at + 1, ["particle_next"], False
        return (at + 1, ["latin_next", *length], True) if word.key[0].isupper() else None


def may_open(word: Word) -> bool:
    """Whether a name may begin with the word."""
    if word.given or word.inside or word.servant or word.particle or word.initial:
        return True
    if word.key.endswith("ت") and word.zipf > 1:
        return False  # a verb in the past: نبهت, قالت
    return not (word.never or word.verb or word.title or word.role is not None or word.kin is not None or word.glued) and word.zipf < 4.2


def may_continue(word: Word, after_particle: bool) -> bool:
    """Whether a name may go on with the word."""
    if (word.glued and not (after_particle and word.key[0] in "بك")) or word.stop or word.preposition:
        return False
    if after_particle:
        return not word.title and not (word.kin is not None and word.key.endswith(("ه", "ها", "هم")))
    return not (word.never or word.title or (word.kin is not None and not word.given and not word.particle))


def first_reason(word: Word) -> str:
    if word.kind is Kind.LATIN:
        return "latin"
    if word.given:
        return "given_also_word" if word.also_word else "given_foreign" if word.foreign else "given"
    if word.shape or (word.nisba and word.zipf < 3.2):
        return "shape_first"
    return "rare_first"


def next_reason(word: Word) -> str:
    """How well a word follows a given name."""
    if word.given and not (word.also_word and word.zipf > 4.4):
        return "given_next"
    if word.listed:
        return "listed_next" if word.zipf < 4.2 else "listed_usual"
    if word.role is not None and word.zipf < 3.6:
        return "usual_next"
    if word.shape:
        return "shape_next"
    if word.lam:
        return "lam_next"
    if word.nisba and word.role is None and word.zipf < 4.8:
        return "nisba_next" if word.zipf < 4.2 else "nisba_usual"
    for limit, reason in ((2.0, "rare_next"), (2.9, "scarce_next"), (3.6, "usual_next"), (4.4, "common_next")):
        if word.zipf < limit:
            return "definite_next" if reason in ("rare_next", "scarce_next") and word.key.startswith("ال") else reason
    return "ordinary_next"
