"""A fault of ours in one text is told with its file and what to do, the other texts are read, and developers can see where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from converter import intake, rules
from converter.model import Authority
from converter.problems import Problem

TEXT = "عقد الحزب لقاء تواصليا بمدينة فاس يوم السبت 5 يوليوز 2025."


def broken(*_: Any) -> Any:
    raise ZeroDivisionError("a fault of ours")


@pytest.fixture
def seed(tmp_path: Path) -> intake.Seed:
    path = tmp_path / "seeds" / "001_aaaaaaaaaaaaaaaa.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    found = intake.open_seed(path)
    assert isinstance(found, intake.Seed)
    return found


def test_a_fault_while_reading_facts_is_a_problem_with_a_name(seed: intake.Seed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "read", broken)
    found = intake.facts_of(seed, rules.load(), Authority())
    assert isinstance(found, Problem)
    assert seed.path.name in str(found) and "a fault of ours" in str(found)


def test_a_fault_while_opening_a_text_is_a_problem_with_a_name(seed: intake.Seed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "decode", broken)
    found = intake.open_seed(seed.path)
    assert isinstance(found, Problem)
    assert seed.path.name in str(found)


def test_developers_see_the_fault_itself(seed: intake.Seed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHIZANA_DEBUG", "1")
    monkeypatch.setattr(intake, "read", broken)
    with pytest.raises(ZeroDivisionError):
        intake.facts_of(seed, rules.load(), Authority())


def test_a_text_that_is_gone_or_cannot_be_opened_is_named(tmp_path: Path) -> None:
    gone = intake.open_seed(tmp_path / "seeds" / "gone.txt")
    assert isinstance(gone, Problem) and "gone.txt" in str(gone)
