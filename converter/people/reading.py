"""One text's people, step by step: words, candidates, selection, figures, short mentions, roles."""

from __future__ import annotations

from converter.model import Layout, Person
from converter.people.candidates import Candidate, Grower
from converter.people.evidence import Context
from converter.people.figures import Portrait
from converter.people.hope import Hope
from converter.people.identity import Units, gather, keep_first_letters
from converter.people.selection import best
from converter.people.short_mentions import ShortMentions
from converter.people.tokens import tokenise
from converter.people.vocabulary import Vocabulary
from converter.people.words import COMMAS, Word


def read(text: str, layout: Layout, vocabulary: Vocabulary) -> list[Person]:
    """Every named person of title and body, in the order of first mention."""
    spans = [span for span in (layout.title, *layout.paragraphs) if span.end > span.start]
    vocabulary.make_room()
    tokens = tokenise(text, spans, vocabulary)
    context = Context(tokens.words, tokens.signs, vocabulary)
    chosen = full_names(tokens.words, vocabulary, context)
    units = Units(tokens, text, vocabulary)
    figures = gather(chosen, units, vocabulary)
    keep_first_letters(figures, tokens.words)
    portrait = Portrait(tokens, text, figures, context)
    portrait.first_glance()
    ShortMentions(figures, units, context.introduction, vocabulary).find()
    return portrait.people()


def full_names(words: list[Word], vocabulary: Vocabulary, context: Context) -> list[Candidate]:
    """Candidates believed on their own evidence, then once more with the support of believed neighbours in a list."""
    threshold = vocabulary.lexicon.weights["threshold"]
    grower, hope = Grower(words, context.signs, vocabulary), vocabulary.hope
    candidates: list[Candidate] = []
    for at, taken, word in grower.starts():
        if not hope.alone(words, at, word):
            continue
        bare = context.introduction.bare(at, taken, word)
        if bare and grower.hopeless(at, word, hope.lone):
            continue
        left = () if bare else context.introduction.read(at, taken, word, grower.known(at, word))
        candidates += grower.grow(at, taken, word, left)
    candidates = [candidate for candidate in candidates if _weighed(candidate, words, context, hope)]
    listed = [candidate for candidate in candidates if candidate.listed]
    chosen = best(candidates, threshold)
    for _ in range(4):  # each round carries a list one name further on both sides
        believed = {c.first for c in chosen}, {c.last for c in chosen}
        changed = False
        for candidate in listed:
            if "neighbour" in candidate.reasons or not beside(candidate, words, *believed):
                continue
            single = "single" in candidate.reasons
            before = [c for c in chosen if c.last == candidate.first and not _LONE.isdisjoint(c.reasons)] if single else []
            if single and not before:
                continue
            kin = any(not _KIN.isdisjoint(c.reasons) for c in before)  # «أبنائها عبد الكبير ولحسن وزهور»
            row = (kin and candidate.word.also_word and candidate.taken < 2) if single else between(candidate, words, *believed)
            family = single and (kin or not candidate.word.also_word)
            weigh(candidate, ["neighbour", *["in_row"] * row, *["kin_list"] * family], grower.weights)
            changed = True
        if not changed:
            break
        chosen = best(candidates, threshold)
    return chosen


_LONE = frozenset({"single", "given_alone"})  # given names without a surname: لحسن, عبد الكبير
_KIN = frozenset({"kin_before", "kin_list"})
_LINKS = COMMAS | {"و", ")"}


def _weighed(candidate: Candidate, words: list[Word], context: Context, hope: Hope) -> bool:
    """Weighs what stands to the right of a candidate and in the rest of the text; False when nothing can carry it any more."""
    after = context.following(candidate)
    candidate.listed = touches(candidate, words)
    if not hope.after(candidate, after, candidate.listed):
        return False
    reasons = [*after, *context.elsewhere(candidate)]
    if reasons:
        weigh(candidate, reasons, hope.weights)
    return True


def weigh(candidate: Candidate, reasons: list[str], weights: dict[str, float]) -> None:
    candidate.reasons += reasons
    candidate.score += sum(map(weights.__getitem__, reasons))


def touches(candidate: Candidate, words: list[Word]) -> bool:
    """Whether a و, a comma or a parenthesis stands beside the candidate, as between the names of a list."""
    before, after = words[candidate.first - 1].key, words[candidate.last].key
    return candidate.taken == 1 or before in _LINKS or after in COMMAS or after[:1] == "و"


def between(candidate: Candidate, words: list[Word], firsts: set[int], lasts: set[int]) -> bool:
    """Whether believed names stand on both sides, with a comma or a و between."""
    at, after = candidate.first, candidate.last + (words[candidate.last].key in COMMAS)
    before = at - (words[at - 1].key in COMMAS)
    parted = before < at or candidate.taken == 1
    return parted and before in lasts and after in firsts and (after > candidate.last or words[after].key[0] == "و")


def beside(candidate: Candidate, words: list[Word], firsts: set[int], lasts: set[int]) -> bool:
    """Whether only و or a comma stands between the candidate, which touches one of them, and a believed name."""
    at = candidate.first
    glued_and = candidate.taken == 1 and words[at].key[0] == "و"
    end = at
    while words[end - 1].key == "و" or (words[end - 1].key in COMMAS and at - end < 2):
        end -= 1
    end = before_parenthesis(words, end)
    joined = glued_and or (not candidate.taken and end < at)
    if joined and end in lasts:
        return True
    return follows(candidate, words, firsts)


def before_parenthesis(words: list[Word], end: int, longest: int = 8) -> int:
    """The token with which a parenthesis before token `end` opens; `end` when there is none."""
    if words[end - 1].key == ")":
        for at in range(end - 2, max(end - longest, 0), -1):
            if words[at].key == "(":
                return at
    return end


def follows(candidate: Candidate, words: list[Word], firsts: set[int]) -> bool:
    """Whether a believed name comes next: «X وY», «X، وY», or «، X، Y» between commas."""
    at, before = candidate.last, words[candidate.first - 1].key
    if words[at].key in COMMAS:
        at += 1
        return at in firsts and (words[at].key[:1] == "و" or (before in COMMAS or before == ":"))
    return at in firsts and words[at].key[:1] == "و"
