"""What one look at a word passes over unread would have been found empty by reading: checked at every token of the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from converter import layout as layouts
from converter import rules
from converter.decode import decode
from converter.people.candidates import Grower
from converter.people.evidence import Context
from converter.people.hope import Hope
from converter.people.reading import beside, touches
from converter.people.signs import OPENS, openings
from converter.people.tokens import tokenise
from converter.people.vocabulary import Vocabulary
from converter.people.words import Kind, Word

Read = tuple[list[Word], Context, Grower]
TEXTS = sorted((Path(__file__).parents[1] / "corpus" / "texts").glob("*.txt"))[::2]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(rules.load().people)


@pytest.fixture(scope="module")
def read(vocabulary: Vocabulary) -> list[Read]:
    found = []
    for path in TEXTS:
        text = decode(path.read_bytes(), path.stem).text
        layout = layouts.label(text, rules.load())
        words, signs, _ = tokenise(text, (layout.title, *layout.paragraphs), vocabulary)
        found.append((words, Context(words, signs, vocabulary), Grower(words, signs, vocabulary)))
    return found


def _starts(read: list[Read]) -> Iterator[tuple[Context, Grower, int, int, Word]]:
    for words, context, grower in read:
        for at, word in enumerate(words[:-3]):
            if at and word.kind is Kind.ARABIC:
                yield context, grower, at, 0, word
                for taken, core in word.cores:
                    yield context, grower, at, taken, core


def test_a_bare_start_has_nothing_before_it(read: list[Read]) -> None:
    bare = [start for start in _starts(read) if start[0].introduction.bare(*start[2:])]
    assert len(bare) > 1000
    for context, grower, at, taken, word in bare:
        assert context.introduction.read(at, taken, word, grower.known(at, word)) == (), (at, word.key)


def test_a_hopeless_start_grows_nothing_that_could_be_believed(read: list[Read], vocabulary: Vocabulary) -> None:
    hope = Hope(vocabulary.lexicon.weights)
    hopeless = [start for start in _starts(read) if start[1].hopeless(start[2], start[4], hope.lone)]
    assert len(hopeless) > 1000
    for _, grower, at, taken, word in hopeless:
        assert not grower.grow(at, taken, word, ()), (at, word.key)


def test_an_unknown_word_that_is_passed_over_unread_grows_nothing_that_could_be_believed(read: list[Read], vocabulary: Vocabulary) -> None:
    """Also with what really stands before it."""
    hope = Hope(vocabulary.lexicon.weights)
    refused = [start for start in _starts(read) if not hope.alone(start[1].words, start[2], start[4])]
    assert len(refused) > 1000
    for context, grower, at, taken, word in refused:
        left = context.introduction.read(at, taken, word, grower.known(at, word))
        assert not grower.grow(at, taken, word, left), (at, word.key)


def test_the_row_of_signs_leaves_out_only_words_that_are_passed_over(read: list[Read], vocabulary: Vocabulary) -> None:
    left_out = 0
    for words, _, grower in read:
        found = set(openings(grower.signs))
        for at, word in enumerate(words[:-3]):
            if word.sign & OPENS and at not in found:
                left_out += 1
                assert not word.loose, word.key
                assert not vocabulary.hope.alone(words, at, word), (at, word.key)
    assert left_out > 400


def _with(read: list[Read], fact: str) -> Iterator[tuple[Grower, int, Word]]:
    """The words that one look tells something of, each where a name could go on with it."""
    for words, _, grower in read:
        for at, word in enumerate(words[:-3]):
            if at > 2 and getattr(word, fact):
                yield grower, at, word


def test_no_name_goes_on_with_a_word_that_halts(read: list[Read], monkeypatch: pytest.MonkeyPatch) -> None:
    halting = 0
    for grower, at, word in _with(read, "halts"):
        halting += 1
        monkeypatch.setattr(word, "halts", False)
        assert grower.parts.following(at, 1, False) is None, (at, word.key)
        assert grower.parts.following(at, 2, False) is None, (at, word.key)
        monkeypatch.undo()
    assert halting > 2000


def test_a_word_that_goes_on_does_so_as_the_careful_reading_says(read: list[Read], monkeypatch: pytest.MonkeyPatch) -> None:
    going = 0
    for grower, at, word in _with(read, "goes_on"):
        going += 1
        quick = [grower.parts.following(at, size, False) for size in (1, 2, 3)]
        monkeypatch.setattr(word, "goes_on", False)
        assert [grower.parts.following(at, size, False) for size in (1, 2, 3)] == quick, (at, word.key)
        monkeypatch.undo()
    assert going > 2000


def test_a_candidate_given_up_after_a_look_to_its_right_could_not_be_believed(read: list[Read], vocabulary: Vocabulary) -> None:
    """Also with all that the rest of the text and believed neighbours could add."""
    weights = vocabulary.lexicon.weights
    hope, given_up = Hope(weights), 0
    for context, grower, at, taken, word in _starts(read):
        known = grower.known(at, word)
        for candidate in grower.grow(at, taken, word, context.introduction.read(at, taken, word, known)) if known else ():
            after, listed = context.following(candidate), touches(candidate, context.words)
            if hope.after(candidate, after, listed):
                continue
            given_up += 1
            rest = sum(weights[name] for name in (*after, *context.elsewhere(candidate)))
            neighbours = weights["neighbour"] + weights["in_row"] + weights["kin_list"] if listed else 0.0
            assert candidate.score + rest + neighbours < weights["threshold"], (at, word.key)
    assert given_up > 100


def test_only_a_candidate_that_touches_a_joint_stands_beside_a_name(read: list[Read]) -> None:
    apart = 0
    for words, context, grower in read:
        everywhere = set(range(len(words)))
        for at, taken, word in grower.starts():
            for candidate in grower.grow(at, taken, word, ()):
                if not touches(candidate, context.words):
                    apart += 1
                    assert not beside(candidate, words, everywhere, everywhere), (at, word.key)
    assert apart > 300


def test_letters_that_may_not_come_off_begin_no_name(read: list[Read], monkeypatch: pytest.MonkeyPatch) -> None:
    """`loose` leaves out, of the readings that may be names at all, only those that no neighbour makes the beginning of one."""
    looked_at = 0
    for words, _, grower in read:
        for at, word in enumerate(words[:-3]):
            left_out = tuple(pair for pair in word.cores if pair not in word.loose and _may_be_a_name(word, pair[1]))
            looked_at += len(left_out)
            monkeypatch.setattr(word, "loose", left_out)
            assert not list(grower._cores(at, word)), word.key
            monkeypatch.undo()
    assert looked_at > 500


def _may_be_a_name(word: Word, core: Word) -> bool:
    return not (word.given or word.never or core.glued or core.never or (word.raw > 3.3 and core.foreign))
