"""The modules of the search page lose their comments on the way to the reader and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plugins.search.modules import strip, stripped
from tests.search.javascript import NODE

SOURCES = sorted((Path(__file__).resolve().parents[2] / "theme" / "static" / "search").rglob("*.js"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_text_runs_over_lines(path: Path) -> None:
    """Else a line of it could look like a comment."""
    assert not [line for line in path.read_text("utf-8").splitlines() if line.count("`") % 2]


def test_the_stripped_modules_are_valid_and_smaller(tmp_path: Path) -> None:
    for path in SOURCES:
        text = stripped(path.read_text("utf-8"))
        assert "/**" not in text and not re.search(r"^\s*//", text, re.M), path.name
        module = tmp_path / f"{path.parent.name}-{path.stem}.mjs"
        module.write_text(text, "utf-8")
        subprocess.run([NODE, "--check", str(module)], check=True)
    before = sum(len(path.read_bytes()) for path in SOURCES)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.mjs")) < 0.9 * before


def test_code_stays() -> None:
    source = '/** a */ a();\n/** Doc.\n * more */\nexport const a = "/* no */"; // stays\n\n  // goes\n  b(/[/]\\*/);\n'
    assert stripped(source) == '/** a */ a();\nexport const a = "/* no */"; // stays\nb(/[/]\\*/);\n'


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    module = tmp_path / "a.js"
    module.write_text("/** A. */\nexport const a = 1;\n", "utf-8")
    strip(tmp_path)
    before = module.stat()
    strip(tmp_path)
    assert module.read_text("utf-8") == "export const a = 1;\n"
    assert module.stat().st_mtime_ns == before.st_mtime_ns
