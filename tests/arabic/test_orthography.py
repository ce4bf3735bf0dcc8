"""Folding, digits, calendar names, name forms and alphabetical order: cases as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import calendar, collation, digits, folding, names

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from(" abcé\u200f\ufefb"), max_size=40)

FOLDED = [
    ("الأمانة", "الامانه"),
    ("إسْتِقبال", "استقبال"),
    ("مصطفى", "مصطفي"),
    ("شؤون", "شوون"),
    ("مـــراكش", "مراكش"),
    ("\u200fفاس\u200e", "فاس"),
    ("ﻻعب", "لاعب"),
    ("٢٠٢٢", "2022"),
    ("Fès", "fès"),
]
COUNTS = [
    ("657", 657),
    ("1٬334", 1334),
    ("2,258", 2258),
    ("١٬٢٣٤", 1234),
    ("1\u202f207", 1207),
    ("1\xa0866", 1866),
    ("12,604", 12604),
    ("0", 0),
]
NOT_COUNTS = ["", "12a", "1,23", "1 234", "غير متوفر", "3.14"]
SAME_PERSON = [
    ("عبد الإلاه بن الصغير", "عبدالإلاه بنالصغير"),
    ("محمد الحجيرة", "محمد حجيرة"),
    ("مولاي أحمد الوزاني", "أحمد الوزاني"),
    ("نجوى أيت سالم", "نجوى آيت سالم"),
    ("إبراهيم أزرقـــان", "ابراهيم أزرقان"),
]
OTHER_PERSON = [("خديجة حجوبي", "خاليد حجوبي"), ("محمد السليماني", "محمد سليمان"), ("سعيد بن علي", "سعيد علي"), ("علي", "العلي")]


@pytest.mark.parametrize(("written", "folded"), FOLDED)
def test_fold(written: str, folded: str) -> None:
    assert folding.fold(written) == folded


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@pytest.mark.parametrize(("written", "number"), COUNTS)
def test_read_count(written: str, number: int) -> None:
    assert digits.read_count(written) == number


@pytest.mark.parametrize("written", NOT_COUNTS)
def test_what_is_no_count(written: str) -> None:
    assert digits.read_count(written) is None


@given(ARABIC)
def test_digits_keep_the_length(text: str) -> None:
    assert len(digits.ascii_digits(text)) == len(text)


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert names.identity_key(one) == names.identity_key(other)
    assert names.key_slug(one) == names.key_slug(other)


@pytest.mark.parametrize(("one", "other"), OTHER_PERSON)
def test_different_names(one: str, other: str) -> None:
    assert names.identity_key(one) != names.identity_key(other)


def test_a_slug_is_safe_in_an_address() -> None:
    assert names.key_slug('../<b> "محمد" / العلمي') == "b-محمد-علمي"


@pytest.mark.parametrize(
    ("name", "number"), [("غشت", 8), ("أغسطس", 8), ("ماي", 5), ("مايو", 5), ("تشرين الثاني", 11), ("جويلية", 7), ("دجنبر", 12)]
)
def test_months(name: str, number: int) -> None:
    assert calendar.months()[folding.fold(name)] == number


def test_every_month_has_a_moroccan_name() -> None:
    assert set(calendar.months().values()) == set(range(1, 13))


@pytest.mark.parametrize(("name", "number"), [("الإثنين", 0), ("الاثنين", 0), ("الأربعاء", 2), ("الجمعة", 4), ("الأحد", 6)])
def test_weekdays(name: str, number: int) -> None:
    assert calendar.weekdays()[folding.fold(name)] == number


def test_index_order_ignores_the_article_and_the_hamza() -> None:
    printed = ["أحمد", "الأشعري", "إيمان", "الحجيرة", "حسن", "حسن العلمي", "يوسف", "Karim"]
    assert sorted(frozenset(printed), key=collation.sort_key) == printed
    assert [collation.initial(name) for name in printed[:4]] == ["ا", "ا", "ا", "ح"]
