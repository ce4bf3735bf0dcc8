"""The modules of the search page are joined and lose their comments on the way to the reader, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from plugins.search.modules import ENTRIES, ModuleError, install, joined, stripped
from tests.search.javascript import NODE

SEARCH = Path(__file__).resolve().parents[2] / "theme" / "static" / "search"
SOURCES = sorted(SEARCH.rglob("*.js"))


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


def test_joined_modules_export_the_same_and_keep_their_names_apart(tmp_path: Path) -> None:
    """Two modules have a `hidden` of their own; one is imported twice and must run once."""
    (tmp_path / "shared.js").write_text("let hidden = 1;\nexport const count = () => (hidden += 1);\n", "utf-8")
    (tmp_path / "b.js").write_text('import { count } from "./shared.js";\nexport class B {\nstatic one = count();\n}\n', "utf-8")
    source = 'import { B } from "./b.js";\nimport { count as more } from "./shared.js";\nconst hidden = 10;\n'
    (tmp_path / "a.js").write_text(f"{source}export function a() {{\nreturn [B.one, more(), hidden];\n}}\n", "utf-8")
    made = tmp_path / "made.mjs"
    made.write_text(joined(tmp_path / "a.js"), "utf-8")
    script = f"import({json.dumps(made.as_uri())}).then(({{ a }}) => console.log(JSON.stringify(a())))"
    answer = subprocess.run([NODE, "-e", script], check=True, capture_output=True, text=True)
    assert json.loads(answer.stdout) == [2, 3, 10]


@pytest.mark.parametrize("line", ['import all from "./b.js";', "export default 1;", 'export * from "./b.js";'])
def test_what_cannot_be_joined_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.js").write_text(f"{line}\n", "utf-8")
    with pytest.raises(ModuleError, match=re.escape(f"a.js: تعذر ضم السطر (cannot join this line): {line}")):
        joined(tmp_path / "a.js")


def test_pages_get_what_they_load_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "old.js").write_text("old();\n", "utf-8")
    install(SEARCH, tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {"page", *ENTRIES}
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.js")}
    install(SEARCH, tmp_path)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    assert not any(re.search(rb'^import\b|from "', text, re.M) for text, _ in before.values())


def test_a_theme_without_modules_is_left_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "site" / "own.js"
    own.parent.mkdir()
    own.write_text("1;\n", "utf-8")
    install(tmp_path / "theme", own.parent)
    assert own.read_text("utf-8") == "1;\n"
