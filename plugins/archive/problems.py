"""What an editor broke, said so that it can be mended: file, line, cause and next action in Arabic and in English."""

from __future__ import annotations

import logging
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """One fault in one content file. `line` counts from 1; 0 when no line is to blame."""

    path: str
    line: int
    arabic: str
    english: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}\n  {self.arabic}\n  {self.english}"


class ContentError(Exception):
    """A content file that cannot be read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def error(path: str, line: int, arabic: str, english: str) -> ContentError:
    return ContentError(Problem(path, line, arabic, english))


def report(problems: list[Problem]) -> None:
    """Log every problem in one message, since under `--fatal errors` the first message ends the run."""
    if problems:
        logger.error("%s", "\n".join(str(problem) for problem in sorted(problems, key=lambda p: (p.path, p.line))))
