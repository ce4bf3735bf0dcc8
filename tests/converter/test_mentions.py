"""Every date expression of a line, with its kind, what it states and the words that belong to it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from converter.dates import grammar
from converter.dates.mention import Mention
from converter.rules import load
from tests.converter.archives import ROOT

CASES = tomllib.loads((ROOT / "tests" / "cases" / "mentions.toml").read_text(encoding="utf-8"))["case"]


def said(mention: Mention, text: str) -> str:
    """Kind, date, words; then weekdays (Monday is 0), days from the page's own, and whether a word says that it is a day."""
    stated = mention.first.edtf if mention.first == mention.last else f"{mention.first.edtf}/{mention.last.edtf}"
    weekdays = "".join(f" {day}" for day in mention.weekdays)
    offset = "" if mention.offset is None else f" {mention.offset:+d}"
    return f"{mention.kind} {stated} «{mention.span.of(text)}»{weekdays}{offset}{' led' if mention.led else ''}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    assert [said(mention, case["text"]) for mention in grammar.find(case["text"], load().dates)] == case.get("found", [])
