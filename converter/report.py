"""Problems -> words: Arabic for editors, English for developers, and annotations where GitHub reads the output."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from typing import TextIO

from converter import files
from converter.problems import Problem


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads(files.own_text("messages.toml"))


def is_error(problem: Problem) -> bool:
    return catalogue()[problem.code].get("severity", "error") == "error"


def arabic(problem: Problem) -> str:
    """Cause and remedy in one line."""
    return _sentences(problem, "arabic", "do_arabic")


def english(problem: Problem) -> str:
    return _sentences(problem, "english", "do_english")


def _sentences(problem: Problem, *keys: str) -> str:
    message = catalogue()[problem.code]
    parts = (message[key].format_map(problem.values) for key in keys)
    return " ".join(" ".join(part.split()) for part in parts if part)


def text(problem: Problem) -> str:
    """`file:line: …` twice, as editors' programs and people expect."""
    place = f"{problem.file}:{problem.line}"
    mark, kind = ("خطأ", "error") if is_error(problem) else ("تنبيه", "warning")
    return f"{place}: {mark}: {arabic(problem)}\n{place}: {kind} [{problem.code}]: {english(problem)}"


def annotation(problem: Problem) -> str:
    """A GitHub workflow command that pins the problem to its file and line."""
    kind = "error" if is_error(problem) else "warning"
    message = _data(f"{arabic(problem)}\n{english(problem)}")
    return f"::{kind} file={_property(problem.file)},line={problem.line},title={_property(problem.code)}::{message}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def show(problems: Iterable[Problem], stream: TextIO | None = None) -> int:
    """Print them, errors counted; the exit status of a command is 1 when there are any."""
    out = stream or sys.stderr
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    errors = 0
    for problem in problems:
        print(text(problem), file=out)
        if on_github:
            print(annotation(problem), file=sys.stdout)
        errors += is_error(problem)
    return errors
