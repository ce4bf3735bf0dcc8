"""Words and the forms they must be found under; the cases stand in cases.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from arabic.analyser import Analyser
from plugins.search import tables
from tests.search.javascript import mirrored

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
ANALYSER = Analyser(tables.load()["analyser"])


def forms(word: str) -> set[str]:
    return {form for unit in ANALYSER.read(word)[0] for found in unit.forms for form in found}


@pytest.mark.parametrize(("word", "wanted"), CASES["has"].items())
def test_a_word_has_its_forms(word: str, wanted: list[str]) -> None:
    assert set(wanted) <= forms(word)


@pytest.mark.parametrize(("word", "unwanted"), CASES["not"].items())
def test_a_word_has_no_strange_forms(word: str, unwanted: list[str]) -> None:
    assert not set(unwanted) & forms(word)


@pytest.mark.parametrize(("text", "wanted"), CASES["spans"].items())
def test_keys_over_several_words(text: str, wanted: list[str]) -> None:
    keys = {span.key for span in ANALYSER.read(text)[1]}
    assert set(wanted) <= keys
    assert wanted or not keys


def test_numbers_with_a_sign_between_are_a_date_or_numbers() -> None:
    read = [[word[:2] for word, _ in ANALYSER.read(text)[0]] for text in ("28.08", "06.22", "113-14", "٠٦.٢٢")]
    law = [("n", "06"), ("n", "22")]
    assert read == [[("d", "28.08")], law, [("n", "113"), ("n", "14")], law]


NEAR = [
    ("ouahbi", "وهبي"), ("zitoun", "زيتون"), ("7enna", "حنا"), ("chmandar", "شمندر"), ("noureddine", "نورالدين"),
    ("berrechid", "برشيد"), ("lauridsen", "لوريدسن"), ("khamsi", "خمسي"),
]  # fmt: skip
FAR = [("tesla", "تواصلي"), ("netflix", "نافلكس"), ("shakira", "شكر"), ("chatgpt", "شتبت")]


def test_latin_spellings_reach_arabic_words_by_rule() -> None:
    answer = mirrored(spellings=NEAR + FAR)["distance"]
    assert all(isinstance(far, int | float) and far <= 0.8 for far in answer[: len(NEAR)]), answer
    assert all(far is None or far > 0.8 for far in answer[len(NEAR) :]), answer


def test_one_edit() -> None:
    near = [("ميدبت", "ميدلت"), ("رحامه", "رحامنه"), ("قنطيره", "قنيطره"), ("بركاان", "بركان"), ("ا", "اب")]
    far = [("ميدلت", "مدلتا"), ("كتاب", "باتك"), ("كرملين", "كاملات")]
    assert mirrored(edits=near + far)["oneEdit"] == [True] * len(near) + [False] * len(far)
