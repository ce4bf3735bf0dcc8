"""Whatever an editor breaks, `check` names file, line, cause and remedy, and nothing else stops."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter import checking, report
from converter.problems import Problem
from tests.converter.archives import copy_base, run

EDITS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "broken_edits.toml").read_text(encoding="utf-8"))["edit"]
ARABIC = re.compile(r"[\u0621-\u064a]{3}")


def apply(edit: dict[str, Any], folder: Path) -> str:
    """Make the edit; the path on which it should be reported."""
    path = folder / edit["file"]
    if "write" in edit:
        path.write_text(edit["write"], encoding="utf-8")
    elif edit.get("delete"):
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        assert edit.get("find", "") in text, "the case does not fit the base archive"
        edited = text.replace(edit.get("find", ""), edit.get("put", ""), 1) if "find" in edit else text
        target = folder / edit.get("copy_to", edit["file"])
        target.write_text(edited, encoding=edit.get("encoding", "utf-8"))
        if "rename_to" in edit:
            path.rename(folder / edit["rename_to"])
    return str(edit.get("reported") or edit.get("rename_to") or edit.get("copy_to") or edit["file"])


def check(folder: Path) -> list[Problem]:
    return checking.check(folder / "content", folder / "seeds")


@pytest.mark.parametrize("edit", EDITS, ids=[edit["name"] for edit in EDITS])
def test_edit_is_found_with_file_line_cause_and_remedy(edit: dict[str, Any], tmp_path: Path) -> None:
    place = apply(edit, copy_base(tmp_path))
    found = check(tmp_path)
    fitting = [p for p in found if p.code == edit["code"] and p.file == str(tmp_path / place) and p.line == edit["line"]]
    assert fitting, [(p.file, p.line, p.code) for p in found]
    message = report.arabic(fitting[0])
    assert len(ARABIC.findall(message)) >= 4
    assert edit.get("says", "") in message
    assert report.is_error(fitting[0]) is not edit.get("warning", False)


def test_enough_kinds_of_mistakes() -> None:
    assert len(EDITS) >= 30
    assert len({edit["name"] for edit in EDITS}) >= 60


def test_the_base_is_sound(tmp_path: Path) -> None:
    assert check(copy_base(tmp_path)) == []


def test_every_mistake_at_once_ends_in_no_traceback(tmp_path: Path) -> None:
    """All breakable files broken together: every one is reported, and a new text is converted all the same."""
    copy_base(tmp_path)
    for file in ("content/articles/5a5a5a5a.md", "content/people/ahmed-mithali.md", "content/regions/oriental.md"):
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", "", 1), encoding="utf-8")
    (tmp_path / "seeds" / "empty.txt").write_bytes(b"")
    (tmp_path / "seeds" / "new.txt").write_text("عنوان جديد للتجربة\n\nنص جديد قصير في سطر واحد.\n", encoding="utf-8")
    checked, converted = run(tmp_path, "check"), run(tmp_path, "convert")
    for done in (checked, converted):
        assert done.returncode == 1
        assert "Traceback" not in done.stdout + done.stderr
    for file in ("5a5a5a5a.md", "ahmed-mithali.md", "oriental.md", "empty.txt"):
        assert file in checked.stdout
    assert len(list((tmp_path / "content" / "articles").glob("*.md"))) == 3


def test_github_gets_annotations(tmp_path: Path) -> None:
    copy_base(tmp_path)
    apply(next(edit for edit in EDITS if edit["name"] == "unknown region"), tmp_path)
    done = run(tmp_path, "check", GITHUB_ACTIONS="true")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert line.startswith("::error file=content/articles/5a5a5a5a.md,line=5,title=unknown_region::")
    assert "%0A" in line


def test_every_message_speaks_both_languages() -> None:
    for code, message in report.catalogue().items():
        assert {"arabic", "do_arabic", "english", "do_english"} <= message.keys(), code
        if code != "reading":
            assert ARABIC.search(message["arabic"]), code
            assert ARABIC.search(message["do_arabic"]), code
