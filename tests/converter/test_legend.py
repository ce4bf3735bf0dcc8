"""Every rule that `explain` can show has a name in Arabic, and every name belongs to a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from converter import rulefile
from converter.explain import explain, page, terminal
from converter.explain.legend import codes, legend
from converter.people import lexicon
from tests.converter.archives import ROOT
from tests.converter.texts import CORPUS, SEEDS, facts


def test_every_weight_of_a_name_is_told() -> None:
    told = set(rulefile.read("legend.toml").table("people"))
    assert set(lexicon.load().weights) - {"threshold"} <= told


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS], ids=lambda path: path.stem)
def test_every_rule_at_work_is_told(path: Path) -> None:
    found = facts(path)
    rules = [line.rule for line in found.layout.lines] + [item.rule for person in found.people for item in person.evidence]
    rules += [item.rule for item in found.date.clues]
    assert {code for rule in rules for code in codes(rule)} <= set(legend())


def test_no_name_without_its_rule() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "converter").rglob("*.py")))
    code += (ROOT / "converter" / "rules" / "people" / "evidence.toml").read_text(encoding="utf-8")
    code += (ROOT / "converter" / "rules" / "history.toml").read_text(encoding="utf-8")
    missing = [name for name in legend() if not re.search(rf"\b{re.escape(name.replace('_', ' '))}\b", code.replace("_", " "))]
    assert missing == []


def test_both_forms_show_the_legend() -> None:
    told = explain(facts(SEEDS[3]))
    assert ("title_before", "قبله لقب (السيد، الدكتورة…)") in told.legend
    plain, markup = terminal.render(told, colour=False), page.render([told])
    assert "قبله لقب (السيد، الدكتورة…): +3.0" in plain and "قبله لقب (السيد، الدكتورة…) = title_before" in plain
    assert "قبله لقب (السيد، الدكتورة…): +3.0" in markup and '<code dir="ltr">title_before</code>' in markup
