"""The region a text is about, as the cases and the corpus say; the gazetteer as data."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter.decode import decode
from converter.model import Authority, Facts
from converter.reading import read
from converter.regions.gazetteer import Rank
from converter.rules import load

TESTS = Path(__file__).parent.parent
CASES = tomllib.loads((TESTS / "cases" / "regions.toml").read_text(encoding="utf-8"))["case"]


def facts(text: str) -> Facts:
    return read(decode(text.encode(), "case"), load(), Authority())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = facts(f"{case['title']}\n\n{case['text']}")
    assert found.region == case.get("region"), [(item.value, item.span.of(found.source.text), item.rule) for item in found.evidence]


def test_evidence_of_a_region_stands_in_the_text() -> None:
    found = facts("أزرو: تدشين دار الطالبة\n\nدشنت جماعة تيكريكرة دار الطالبة.")
    words = [item.span.of(found.source.text) for item in found.evidence if item.field == "region"]
    assert words[0] == "أزرو"


def test_the_path_of_pages_above_the_title_votes_too() -> None:
    found = facts("الرئيسية » أخبار » جهة الشرق\n\nلقاء مفتوح مع الشباب\n\nنظم الحزب لقاء مع شباب المدينة.")
    assert (found.region, [item.rule for item in found.evidence if item.field == "region"]) == ("الشرق", ["page, region's name"])


def test_every_province_lies_in_one_of_the_twelve_regions() -> None:
    gazetteer = load().gazetteer
    assert len(gazetteer.names) == 12
    assert len(gazetteer.parents) == 75
    assert set(gazetteer.parents.values()) == set(gazetteer.names)
    assert gazetteer.parents["MA-CHT"] == "MA-09"
    assert gazetteer.parents["MA-NOU"] == "MA-06"


def test_a_gazetteer_knows_whole_names() -> None:
    gazetteer = load().gazetteer
    assert gazetteer.knows(("ستوكهولم",))
    assert gazetteer.knows(("بني", "ملال"))
    assert not gazetteer.knows(("ملال",))
    assert not gazetteer.knows(("سيدي",))
    assert not gazetteer.knows(())


def test_every_place_of_the_corpus_in_a_region_is_known_or_left_to_its_province() -> None:
    """Most places that the corpus names are in the gazetteer; the rest are hamlets."""
    gazetteer = load().gazetteer
    places = list(gazetteer.places.entries.values())
    assert sum(place.rank is Rank.TOWN for place in places) > 900
    lines = (TESTS / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(len(json.loads(line)["places"]) for line in lines) > 0
