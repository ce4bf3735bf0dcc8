"""Glued words are read apart only where both halves are certain."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter.decode import decode
from converter.model import Authority, Facts
from converter.reading import read
from converter.rules import load

ROOT = Path(__file__).parent.parent.parent
CASES = tomllib.loads((ROOT / "tests" / "cases" / "repair.toml").read_text(encoding="utf-8"))["case"]


def facts(text: str) -> Facts:
    return read(decode(text.encode(), "case"), load(), Authority())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    found = facts(f"عنوان\n\n{case['text']}")
    assert found.body == case.get("read", case["text"])
    for repair in found.repairs:
        assert repair.written == repair.span.of(found.source.text)
        assert repair.read.replace(" ", "") == repair.written


def test_the_title_is_never_touched() -> None:
    found = facts("لقاء حزب الأصالةوالمعاصرة\n\nعقد الحزب اجتماعه العادي.")
    assert found.title == "لقاء حزب الأصالةوالمعاصرة"
    assert found.repairs == ()


def test_the_seeds_hold_exactly_their_glued_words() -> None:
    found = [
        (repair.written, repair.read)
        for path in sorted((ROOT / "seeds").glob("*.txt"))
        for repair in read(decode(path.read_bytes(), path.stem), load(), Authority()).repairs
    ]
    assert found == [
        ("الأصالةوالمعاصرة", "الأصالة والمعاصرة"),
        ("عندالإجراءات", "عند الإجراءات"),
        ("الدارالبيضاء", "الدار البيضاء"),
    ]
