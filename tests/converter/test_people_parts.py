"""The small rooms of people: word facts, inflection, selection, one name in several spellings, broken rule files."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabic.folding import fold
from converter.errors import RuleError
from converter.people import lexicon as lexicons
from converter.people.candidates import Candidate
from converter.people.clitics import clitic_cores
from converter.people.identity import same_name, share_a_part
from converter.people.inflection import Number, forms
from converter.people.selection import best
from converter.people.vocabulary import Vocabulary
from converter.people.words import Kind, Word
from tests.accuracy.people_cases import read


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(lexicons.load())


@pytest.mark.parametrize(
    ("word", "fact", "value"),
    [
        ("علي", "given", True),
        ("على", "given", False),  # a preposition that folds to the name
        ("دعا", "given", False),
        ("دعاء", "given", True),
        ("ولا", "given", False),
        ("احساين", "given", True),  # with a helping alef
        ("لحسن", "given", True),  # ل for the article
        ("عبدالرحيم", "given", True),
        ("بنتزارت", "shape", True),
        ("بنسبة", "shape", False),  # ب before a word
        ("وخديجة", "glued", True),
        ("وهبي", "glued", False),
        ("إلى", "role_noun", False),  # folds to والي only with و
        ("وإلى", "noun", None),
        ("الخرازي", "role_noun", False),  # no dual takes the article
        ("رئيسي", "role_noun", True),
        ("عندالإجراءات", "never", True),
    ],
)
def test_word_facts(vocabulary: Vocabulary, word: str, fact: str, value: bool | None) -> None:
    assert getattr(vocabulary.arabic(word), fact) == value


def test_proclitics_come_off_in_order() -> None:
    assert clitic_cores("ولخديجة", "ولخديجه") == [(1, "لخديجة"), (2, "خديجة")]
    assert (2, "الشاعر") in clitic_cores("للشاعر", "للشاعر")
    assert clitic_cores("مريم", "مريم") == []


@pytest.mark.parametrize(
    ("form", "number"),
    [("رئيس", Number.ONE), ("الرئيسة", Number.ONE), ("رئيسا", Number.ONE), ("رئيسي", Number.TWO), ("رئيسات", Number.MANY)],
)
def test_role_nouns_are_inflected(form: str, number: Number) -> None:
    assert forms("رئيس")[fold(form)] is number


def test_the_best_set_of_names_beats_the_best_single_name() -> None:
    word = Word(Kind.ARABIC, "س")
    rows = [(0, 2, 5.0), (1, 4, 6.0), (3, 5, 4.5)]
    chosen = best([Candidate(first, last, 0, word, [], score) for first, last, score in rows], threshold=2.0)
    assert [(one.first, one.last) for one in chosen] == [(0, 2), (3, 5)]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("عبدالرحمان", "بنحمان"), ("عبدالرحمن", "بنحمان"), True),
        (("كريم", "الحجيره"), ("كريم", "حجيره"), True),
        (("سالم", "بوستة"), ("سليم", "بوستة"), False),  # two given names
        (("حسن", "الفاطمي", "بوسيف"), ("حسن", "بوسيف"), True),
        (("حسن", "بوسيف"), ("نزهه", "بوسيف"), False),
    ],
)
def test_one_name_in_several_spellings(one: tuple[str, ...], two: tuple[str, ...], same: bool) -> None:
    assert same_name(one, two, lexicons.load().given) is same
    assert share_a_part(one, two) or not same


@pytest.mark.parametrize(
    ("name", "text", "cause"),
    [
        ("titles.toml", "[courtesy\nwords = []", "Not valid TOML"),
        ("evidence.toml", "[weights]\ngiven = { value = 2.0 }", "needs a value and a reason"),
        ("words.toml", "[institution]\nwords = []", "is missing"),
    ],
)
def test_a_broken_rule_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, cause: str) -> None:
    for path in lexicons.FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    with pytest.raises(RuleError) as error:
        lexicons.load.__wrapped__()
    assert name in str(error.value)
    assert cause in str(error.value)


def test_every_list_entry_stands_once() -> None:
    """A name listed twice in one file is a slip that hides the next one."""
    for path in lexicons.FOLDER.glob("given_names_compound.txt"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert len(lines) == len(set(lines))


def test_a_name_that_is_also_a_word_stays_in_front_of_its_family_name() -> None:
    """The last hamza is part of رجاء: without it the name would read as surname first."""
    names = [person.name for person in read("لقاء محلي\nحضر اللقاء جواد الصقلي التهامي والسيدة رجاء الصقلي التهامي.")]
    assert names == ["جواد الصقلي التهامي", "رجاء الصقلي التهامي"]
