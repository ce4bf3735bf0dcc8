"""Dates and numbers as a Moroccan reader expects them."""

from __future__ import annotations

import datetime
import itertools

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from plugins.archive.dates import when
from plugins.archive.listing import parts
from plugins.archive.numbers import UNITS, name_initial, number, plural

DATES = [  # EDTF, text, year, certain, day of the feed
    ("2025-10-24", "الجمعة 24 أكتوبر 2025", 2025, True, "2025-10-24"),
    ("2025?-10-24", "الجمعة 24 أكتوبر 2025", 2025, False, "2025-10-24"),
    ("2020-10", "أكتوبر 2020", 2020, True, "None"),
    ("2020", "2020", 2020, True, "None"),
    ("2019-06-29/2019-07-02", "من 29 يونيو إلى 2 يوليوز 2019", 2019, True, "2019-06-29"),
    ("2020-05-03/2020-05-05", "من 3 إلى 5 ماي 2020", 2020, True, "2020-05-03"),
    ("2019-12-30/2020-01-02", "من 30 دجنبر 2019 إلى 2 يناير 2020", 2019, True, "2019-12-30"),
    ("XXXX-10-24", "24 أكتوبر (السنة غير معروفة)", None, False, "None"),
    ("XXXX-02-29", "29 فبراير (السنة غير معروفة)", None, False, "None"),
    ("XXXX-10", "أكتوبر (السنة غير معروفة)", None, False, "None"),
    ("XXXX-XX-19", "يوم 19 (الشهر والسنة غير معروفين)", None, False, "None"),
    ("", "بدون تاريخ", None, False, "None"),
]
PLURALS = [
    (0, "لا مقالات"),
    (1, "مقال واحد"),
    (2, "مقالان"),
    (3, "3 مقالات"),
    (11, "11 مقالًا"),
    (100, "100 مقال"),
    (1103, "1.103 مقالات"),
    (None, ""),
]


@pytest.mark.parametrize(("edtf", "text", "year", "certain", "feed_day"), DATES)
def test_dates(edtf: str, text: str, year: int | None, certain: bool, feed_day: str) -> None:
    date = when(edtf)
    assert (date.text, date.year, date.certain, str(date.feed_day)) == (text, year, certain, feed_day)
    assert bool(date.sort) == (year is not None)


@pytest.mark.parametrize("edtf", ["2025-13-01", "2025-02-30", "2025-10-24T10", "أمس", "2025/2026/2027", "25-10-2025", "2025-1-2"])
def test_what_is_no_date(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        when(edtf)


def test_days_are_written_as_babel_writes_them() -> None:
    for later in range(400):
        day = datetime.date(2024, 2, 27) + datetime.timedelta(days=later)
        assert when(day.isoformat()).text == format_date(day, "EEEE d MMMM y", locale="ar_MA")


def test_a_month_alone_comes_before_its_days() -> None:
    assert when("2020-09-30").sort < when("2020-10").sort < when("2020-10-01").sort


@pytest.mark.parametrize(("count", "text"), PLURALS)
def test_plural_forms(count: int | None, text: str) -> None:
    assert plural(count, "article") == text


def test_plural_forms_are_chosen_as_babel_chooses_them() -> None:
    forms = ("zero", "one", "two", "few", "many", "other")
    choose = Locale.parse("ar_MA").plural_form
    for value in [*range(1_300), 10**6, 10**6 + 3, 10**6 + 11]:
        assert plural(value, "article") == UNITS["article"][forms.index(choose(value))].format(n=number(value))


def test_every_unit_has_six_forms() -> None:
    assert all(len(forms) == 6 for forms in UNITS.values())
    assert number(2258) == "2.258"


@pytest.mark.parametrize(
    ("name", "shown"), [("محمد العلوي", "محمد ع."), ("عبد الله بن صالح", "عبد الله ص."), ("قارئ", "قارئ"), ("Ali Baba", "Ali B.")]
)
def test_private_names(name: str, shown: str) -> None:
    assert name_initial(name) == shown


@pytest.mark.parametrize("count", [0, 1, 11, 12, 35, 36, 37, 59, 60, 500])
def test_listing_pages_hold_every_article_once(count: int) -> None:
    articles: list[object] = list(range(count))
    pages = parts("x/", articles, 24, 12)  # type: ignore[arg-type]
    assert [a for part in pages for a in part.articles] == articles
    assert pages[0].url == "x/" and pages[0].pager.number == len(pages) and (len(pages[0].articles) >= 12 or len(pages) == 1)
    for newer, older in itertools.pairwise(pages):
        assert newer.pager.older_url == older.url and older.pager.newer_url == newer.url and len(older.articles) == 24


def test_a_new_article_leaves_numbered_pages_alone() -> None:
    before, after = (parts("x/", list(range(n))[::-1], 24, 12) for n in (100, 101))  # type: ignore[arg-type]
    assert [(p.url, p.articles) for p in before[1:]] == [(p.url, p.articles) for p in after[1:]]


def test_numbers_are_written_as_babel_writes_them() -> None:
    for value in [*range(2_000), *range(2_000, 3_000_000, 7_919), 10**9]:
        assert number(value) == format_decimal(value, locale="ar_MA")
