"""A problem is data: which rule of the archive is broken, where, and with which words. `report` gives it a voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from converter.errors import ConverterError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`code` names an entry of messages.toml; `values` fill its gaps. `line` counts from 1."""

    file: str
    line: int
    code: str
    values: dict[str, str] = field(default_factory=dict, compare=False)


class TroubleError(Exception):
    """Carries one problem up to whoever reports it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.file}:{problem.line}: {problem.code}")


def problem(code: str, file: object, line: int = 1, **values: Any) -> Problem:
    return Problem(str(file), max(line, 1), code, {name: str(value) for name, value in values.items()})


def trouble(code: str, file: object, line: int = 1, **values: Any) -> TroubleError:
    return TroubleError(problem(code, file, line, **values))


def of_error(error: ConverterError, file: object) -> Problem:
    """The problem behind an error that a reading step raised with its own words."""
    return problem("reading", error.file or file, error.line, arabic=error.arabic, english=error.english)


def of_surprise(error: Exception, file: object) -> Problem:
    """The problem behind an exception that nobody foresaw: a fault of the program, told without a traceback."""
    return problem("surprise", file, 1, error=f"{type(error).__name__}: {error}"[:300])
