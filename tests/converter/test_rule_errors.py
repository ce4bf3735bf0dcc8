"""A wrong entry in the rules of dates and regions is refused, and the message says which."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from converter.dates import vocabulary
from converter.errors import RuleError
from converter.regions import gazetteer, scope
from converter.rulefile import RULES
from tests.converter.archives import ROOT

CASES = tomllib.loads((ROOT / "tests" / "cases" / "rule_errors.toml").read_text(encoding="utf-8"))["case"]
LOAD: dict[str, Callable[[Path], object]] = {
    "dates.toml": vocabulary.load,
    "regions.toml": gazetteer.load,
    "places.toml": gazetteer.load,
    "scope.toml": scope.load,
}


def spoil(folder: Path, case: dict[str, Any]) -> Path:
    """A folder with the rules of dates and regions, one entry of them made wrong."""
    for name in LOAD:
        text = (RULES / name).read_text(encoding="utf-8")
        assert name != case["file"] or case["entry"] in text
        (folder / name).write_text(text.replace(case["entry"], case["wrong"], 1) if name == case["file"] else text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"][:40])
def test_case(case: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder, pytest.raises(RuleError, match=case["says"]):
        LOAD[case["file"]](spoil(Path(folder), case))
