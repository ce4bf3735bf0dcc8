"""A missing year is filled in only when two independent clues leave one; each clue is recorded."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter.decode import decode
from converter.model import Authority, EventDate, KnownPerson, Office
from converter.reading import read
from converter.rules import load

ROOT = Path(__file__).parent.parent.parent
CASES = tomllib.loads((ROOT / "tests" / "cases" / "years.toml").read_text(encoding="utf-8"))["case"]
COORDINATOR = KnownPerson(
    slug="coordinator",
    name="فاطمة الزهراء المنصوري",
    offices=(
        Office("رئيسة المجلس الوطني لحزب الأصالة والمعاصرة", "2020-02-09", "2024-02-10"),
        Office("منسقة القيادة الجماعية للأمانة العامة لحزب الأصالة والمعاصرة", "2024-02-10"),
    ),
)


def date_of(text: str, *people: KnownPerson) -> EventDate:
    return read(decode(f"عنوان الخبر\n\n{text}".encode(), "case"), load(), Authority(people)).date


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = date_of(case["text"])
    assert found.resolved == case.get("resolved")
    assert set(case.get("clues", [])) <= {clue.rule for clue in found.clues}
    if "finding" in case:
        assert [finding.code for finding in found.findings] == [case["finding"]]


def test_tenure_of_the_office_as_named_is_a_clue() -> None:
    text = "ترأست السيدة فاطمة الزهراء المنصوري، رئيسة المجلس الوطني، يوم الخميس 7 يناير الجاري لقاء تواصليا."
    assert date_of(text).resolved is None
    found = date_of(text, COORDINATOR)
    assert found.resolved == "2021-01-07"
    assert {clue.rule for clue in found.clues} == {"weekday", "tenure of coordinator"}


def test_seed_003_is_resolved_by_its_clues_without_and_with_authority() -> None:
    path = ROOT / "seeds" / "003_5f8f78b3f5c29119.txt"
    source = decode(path.read_bytes(), path.stem)
    alone = read(source, load(), Authority()).date
    assert (alone.edtf, alone.resolved) == ("XXXX-10-24", "2025-10-24")
    assert {"weekday", "name of the region"} <= {clue.rule for clue in alone.clues}
    known = read(source, load(), Authority((COORDINATOR,))).date
    assert known.resolved == "2025-10-24"
    assert "tenure of coordinator" in {clue.rule for clue in known.clues}
