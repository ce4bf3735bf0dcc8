"""The accuracy gate: no measure may fall below its floor, and a failure that is cured must leave the list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.measures import Failure, measure

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, dict[str, Any]]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
KNOWN: list[dict[str, str]] = tomllib.loads((HERE / "known_failures.toml").read_text(encoding="utf-8"))["failure"]
CASES = [(name, key) for name, floors in FLOORS.items() for key in floors]
CLASSES = {
    "name_cut": "a name read shorter or longer than it is",
    "name_unseen": "a name whose words nobody knew, with nothing beside it that says so",
    "letter_or_clitic": "a first letter that may be part of the name or a word of its own",
    "bare_name": "a surname alone, optional in the gold",
    "role_cut": "a role phrase cut too early or too late",
    "role_other": "another phrase than the gold's was taken for the role",
    "gold_singular": "the gold of the seeds gives the singular of a shared role; we keep it as written",
}


@pytest.mark.parametrize(("name", "key"), CASES, ids=[f"{name}-{key}" for name, key in CASES])
def test_no_measure_falls_below_its_floor(name: str, key: str) -> None:
    share, floor = 100 * measure(name)[0][key], FLOORS[name][key]["floor"]
    assert share >= floor, f"{key} on {name}: {share:.2f} % is below {floor} %; see python -m tests.accuracy.measures"


@pytest.mark.parametrize(("name", "key"), CASES, ids=[f"{name}-{key}" for name, key in CASES])
def test_a_floor_below_its_target_has_a_reason(name: str, key: str) -> None:
    entry = FLOORS[name][key]
    assert entry["floor"] >= entry["target"] or len(entry.get("reason", "")) > 20


def test_every_measure_has_a_floor() -> None:
    assert set(FLOORS["development"]) | {"date_stated"} >= set(measure("development")[0])


def _listed() -> list[Any]:
    marks = [pytest.mark.xfail(strict=True, reason=item["class"]) for item in KNOWN]
    return [
        pytest.param(item, id=f"{item['text']}-{item['kind']}-{item['value'][:20]}", marks=mark)
        for item, mark in zip(KNOWN, marks, strict=True)
    ]


@pytest.mark.parametrize("item", _listed())
def test_known_failure(item: dict[str, str]) -> None:
    """Strict: a failure that no longer happens makes this fail, until its entry is removed."""
    failure: Failure = (item["text"], item["kind"], item["value"])
    name = "seeds" if item["text"].startswith("s") else "development"
    assert failure not in measure(name)[1]


def test_every_known_failure_has_a_class() -> None:
    assert all(item["class"] in CLASSES for item in KNOWN)
