"""From facts to fields: dates in both keys, nothing empty, seeds' slugs."""

from __future__ import annotations

import pytest

from converter import article, slugs
from converter.checking.dates import check, covers, guess, is_day, is_edtf
from converter.front_matter import Document
from converter.model import EventDate
from tests.converter.texts import CORPUS, SEEDS, facts

DATES = [
    ("2025-10-24", "2025-10-24", {"date": "2025-10-24"}),
    ("XXXX-10-24", "2025-10-24", {"date": "2025-10-24", "date_edtf": "2025?-10-24"}),
    ("XXXX-XX-19", "2020-03-19", {"date": "2020-03-19", "date_edtf": "2020-03?-19"}),
    ("2020-10", "2020-10-05", {"date": "2020-10-05", "date_edtf": "2020-10-05?"}),
    (None, "2022-03-13", {"date": "2022-03-13"}),
    ("2019-03-15", None, {"date_edtf": "2019-03-15?"}),  # its weekday is another day's
    ("XXXX-10-24", None, {"date_edtf": "XXXX-10-24"}),
    ("2019-06-29/2019-07-02", None, {"date_edtf": "2019-06-29/2019-07-02"}),
    (None, None, {}),
]


@pytest.mark.parametrize(("stated", "resolved", "fields"), DATES)
def test_dates_say_what_is_known_and_what_is_not(stated: str | None, resolved: str | None, fields: dict[str, str]) -> None:
    assert article.dates(EventDate(edtf=stated, resolved=resolved)) == fields
    assert all(is_edtf(value) for value in fields.values())
    assert list(check(Document("x.md", dict(fields), "", 1))) == []


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS], ids=lambda path: path.stem)
def test_absent_is_absent(path: object) -> None:
    made = article.from_facts(facts(path), "5a5a5a5a", article.Origin("seeds/x.txt", "0" * 64))  # type: ignore[arg-type]
    text = article.to_text(made)
    assert not any(value in (None, "", [], {}) for value in made.fields.values())
    assert text.endswith("\n") and not text.endswith("\n\n") and "null" not in text
    assert list(made.fields) == [key for key in article.ORDER if key in made.fields]


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("003_5f8f78b3f5c29119", "5f8f78b3f5c29119"), ("5f8f78b3f5c29119", "5f8f78b3f5c29119"), ("5F8F78B3F5C29119", ""), ("plain", "")],
)
def test_the_hash_in_a_seeds_name_is_its_address(stem: str, expected: str) -> None:
    full = slugs.digest(stem, "نص")
    assert full == expected or (not expected and len(full) == 64)


def test_slugs_grow_until_they_are_free() -> None:
    full = "aaaaaaaabbbbbbbb"
    taken: set[str] = set()
    for expected in ("aaaaaaaa", "aaaaaaaab", "aaaaaaaabb"):
        assert slugs.choose(full, taken) == expected
        assert slugs.belongs(expected, full)
        taken.add(expected)
    every = {full[:length] for length in range(8, 17)}
    assert slugs.choose(full, every) == f"{full}-2" and slugs.belongs(f"{full}-2", full)
    assert not slugs.belongs("bbbbbbbb", full) and not slugs.belongs("aaaa", full)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("24/10/2025", "2025-10-24"), ("24-10-2025", "2025-10-24"), ("2025/10/24", "2025-10-24"), ("٢٤ أكتوبر ٢٠٢٥", "2025-10-24"),
        ("5 ماي 2020", "2020-05-05"), ("2025-10-24 10:30", "2025-10-24"), ("31/02/2025", ""), ("الجمعة", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_date_that_was_meant(written: str, meant: str) -> None:
    assert guess(written) == meant


@pytest.mark.parametrize(
    ("edtf", "day", "fits"),
    [
        ("2025?-10-24", "2025-10-24", True), ("2025", "2025-10-24", True), ("XXXX-10-24", "2025-10-24", True),
        ("2019-06-29/2019-07-02", "2019-07-01", True), ("2019-06-29/2019-07-02", "2019-07-03", False), ("2024", "2025-10-24", False),
    ],
)  # fmt: skip
def test_whether_two_dates_agree(edtf: str, day: str, fits: bool) -> None:
    assert covers(edtf, day) is fits
    assert is_day(day)
