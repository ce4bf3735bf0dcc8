"""Imports point one way: converter -> arabic, plugins -> arabic, and no further."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"arabic", "converter", "editing", "plugins", "theme", "tests", "benchmarks"}
MAY_IMPORT = {
    "arabic": {"arabic"},
    "converter": {"converter", "arabic"},
    "plugins": {"plugins", "arabic"},
    "theme": {"theme"},
    "editing": {"editing", "converter", "arabic"},
}
CEILING = 260  # lines; beyond that a file holds more than one idea


def imported(path: Path) -> set[str]:
    """Top-level names of the modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_rooms_import_only_what_they_may(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert files, f"the room {room}/ is empty"
    for path in files:
        assert imported(path) & OURS <= MAY_IMPORT[room], path.relative_to(ROOT)


def test_converter_knows_nothing_of_pelican() -> None:
    for path in (ROOT / "converter").rglob("*.py"):
        assert not imported(path) & {"pelican", "jinja2"}, path.relative_to(ROOT)


def test_files_stay_small() -> None:
    rooms = (*MAY_IMPORT, "benchmarks", "tests")
    kept_as_received = {"score.py", "verify.py", "score_search.py"}
    long = {
        str(path.relative_to(ROOT)): lines
        for room in rooms
        for pattern in ("*.py", "*.js", "*.css", "*.html")
        for path in (ROOT / room).rglob(pattern)
        if "node_modules" not in path.parts and path.name not in kept_as_received
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > CEILING
    }
    assert not long
