"""Subjects from the closed list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter import layout, tags
from converter.errors import RuleError
from converter.rules import load

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "tags.toml").read_text(encoding="utf-8"))["case"]


def read(text: str) -> tags.Reading:
    return tags.read_tags(text, layout.label(text, load()), load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    found = set(read(f"{case['title']}\n\n{case['text']}").names)
    assert set(case.get("has", [])) <= found
    assert not found & set(case.get("not", []))


def test_at_most_five_and_each_with_its_words() -> None:
    subjects = "الماء الفلاحة الصحة التعليم الشباب النساء الانتخابات البرلمان السياحة الرياضة "
    text = f"{subjects}\n\n{subjects * 3}"
    found = read(text)
    assert len(found.names) == 5
    assert [item.value for item in found.evidence] == list(found.names)
    assert all(item.span.of(text) for item in found.evidence)


def test_a_tag_without_a_reason_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "tags.toml").write_text('most = 5\nenough = 4\nrepeat = 3\n\n[[tag]]\nname = "ماء"\nwords = ["الماء"]\n', encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        tags.load(tmp_path)
    assert caught.value.line == 6
    assert "reason" in str(caught.value)
