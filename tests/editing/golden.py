"""`python -m tests.editing.golden`: write the golden answer anew, to be read before it is committed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.editing.desk import ROOT, git, run

CASES = ROOT / "tests" / "cases" / "proposal"
GOLDEN = CASES / "answer.ar.md"


def proposal(folder: Path, *edits: tuple[str, str]) -> Path:
    """A working copy whose last commit proposes the three texts, and `edits`: (path, whole text)."""
    copy = folder / "proposal"
    (copy / "seeds").mkdir(parents=True)
    shutil.copytree(ROOT / "content" / "regions", copy / "content" / "regions")
    git(folder, "init", "--quiet", "--initial-branch=main", str(copy))
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "-m", "before")
    for text in CASES.glob("*.txt"):
        shutil.copy(text, copy / "seeds")
    for path, text in edits:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "-m", "proposed")
    return copy


def answer(copy: Path, **environment: str) -> tuple[int, str, str]:
    """Exit status, the answer, and what went to the log."""
    page = copy.parent / "page.md"
    page.unlink(missing_ok=True)
    own = {"GITHUB_STEP_SUMMARY": str(page), "GITHUB_ACTIONS": "true", "PYTHONPATH": str(ROOT), **environment}
    done = run(copy, "editing.review", "--base", "HEAD^1", **own)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, page.read_text(encoding="utf-8"), done.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        status, text, _ = answer(proposal(Path(folder)))
    GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    sys.exit(status)
