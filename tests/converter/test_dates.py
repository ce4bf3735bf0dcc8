"""The day of the event, as the cases and the corpus say; every date is valid EDTF by the `edtf` package."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import dates, layout
from converter.dates import Reading
from converter.rules import load

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]


def read(text: str) -> Reading:
    return dates.read(text, layout.label(text, load()), load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    head = case.get("title", "عنوان الخبر")
    text = "\n\n".join(part for part in (head, case.get("published"), case["text"]) if part)
    reading = read(text)
    found = reading.date
    assert found.edtf == case.get("edtf")
    assert found.resolved == case.get("resolved")
    assert [finding.code for finding in found.findings] == ([case["finding"]] if "finding" in case else [])
    if "literal" in case:
        assert found.span is not None
        assert found.span.of(text) == case["literal"]
    assert case.get("says", "") in "".join(f"{finding.english} {finding.arabic}" for finding in found.findings)
    assert case.get("reasons", "") in "".join(one.note for one in reading.evidence)
    if found.edtf:
        parse_edtf(found.edtf)


def test_what_an_editor_is_shown_of_a_day_that_the_publication_line_fixes() -> None:
    text = "عنوان الخبر\n\nنشر بتاريخ 16 مارس 2025\n\nانعقد الجمع العام أمس السبت بقرية الصيادين."
    found = read(text)
    assert [(item.value, item.span.of(text)) for item in found.evidence] == [("2025-03-15", "أمس السبت")]
    assert [(clue.value, clue.span.of(text), clue.note) for clue in found.date.clues] == [
        ("2025-03-15", "نشر بتاريخ 16 مارس 2025", "2025-03-16")
    ]


MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(2008, 1, 1), max_value=date(2030, 12, 31)))
def test_every_day_of_the_horizon_is_read_back(day: date) -> None:
    text = f"عنوان\n\nعقد المكتب اجتماعا يوم {day.day} {MONTHS[day.month - 1]} {day.year} بمقره."
    found = read(text).date
    assert found.edtf == found.resolved == day.isoformat()


WORDS = ["يوم", "السبت", "12", "31", "ماي", "فبراير", "2019", "و", "إلى", "من", "الجاري", "أمس", "/", "-", "متم", "فاتح", "شهر", "رمضان"]
WORDS += ["1438", "\n\n", "."]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_mixture_of_date_words_breaks_the_grammar(words: list[str]) -> None:
    text = "عنوان\n\nعقد " + " ".join(words) + " نص"
    found = read(text)
    for mention in found.mentions:
        assert 0 <= mention.span.start <= mention.core.start < mention.core.end <= mention.span.end <= len(text)
    if found.date.edtf:
        parse_edtf(found.date.edtf)
