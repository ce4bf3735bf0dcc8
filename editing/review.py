"""`python -m editing.review --base COMMIT`: convert and check what is proposed, and answer the editor in Arabic.

The answer goes to the run's page, to the step's output `text` (for the comment) and, without GitHub, to the screen.
Annotations on file and line are printed for GitHub by the converter's own report. Exit status 1 when there is an error.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
from pathlib import Path

from converter import checking, report
from converter.problems import Problem
from editing import answer, proposal
from editing.announcement import announce
from editing.git import GitError

LONGEST = 40_000  # characters of a comment; GitHub takes 65,536, and an environment variable 131,072 bytes
_CUT = "\n\n</div>\n\nالجواب طويل؛ بقيته في صفحة التحقق «review».\n"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m editing.review", description=__doc__.partition("\n")[0])
    parser.add_argument("--base", required=True, help="the commit to compare with, such as HEAD^1")
    options = parser.parse_args(arguments)
    try:
        return review(Path.cwd(), options.base)
    except GitError as error:
        print(f"editing.review: {error}", file=sys.stderr)
        return 1


def review(root: Path, base: str) -> int:
    converted, failed = convert(root)
    problems = [_relative(problem, root) for problem in checking.check(root / "content", root / "seeds")]
    errors = report.show(problems, sys.stderr)
    found = proposal.read(root, base, converted)
    text = answer.write(found, problems)
    announce(text)
    _output(text)
    return 1 if errors or failed else 0


def convert(root: Path) -> tuple[list[str], bool]:
    """The article files that conversion wrote, and whether it refused something (which `check` then names)."""
    command = [sys.executable, "-m", "converter", "convert"]
    quiet = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}  # `check` annotates; once is enough
    done = subprocess.run(command, cwd=root, env={**quiet, "PYTHONUTF8": "1"}, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if line.startswith(proposal.ARTICLES)], done.returncode != 0


def _relative(problem: Problem, root: Path) -> Problem:
    """GitHub pins an annotation to a path from the repository's root."""
    name = problem.file.removeprefix(f"{root}/")
    return Problem(name, problem.line, problem.code, problem.values)


def _output(text: str) -> None:
    """For the job that comments: a random delimiter, so that no line of the answer can end it."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        short = text if len(text) <= LONGEST else text[: text.rfind("\n", 0, LONGEST)] + _CUT
        mark = secrets.token_hex(16)
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(f"text<<{mark}\n{short}\n{mark}\n")


if __name__ == "__main__":
    sys.exit(main())
