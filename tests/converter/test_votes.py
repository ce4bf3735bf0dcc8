"""What each place of a text says for its region: the reasons and the weight that an editor reads in `explain`."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.converter.archives import ROOT
from tests.converter.test_regions import facts

CASES = tomllib.loads((ROOT / "tests" / "cases" / "votes.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    found = facts(f"{case['title']}\n\n{case['text']}")
    votes = [f"{one.span.of(found.source.text)}: {one.rule}: {one.note}" for one in found.evidence if one.field == "region"]
    assert (found.region, votes) == (case.get("region"), case.get("votes", []))
