"""What can go wrong, said so that the reader knows the next action: in Arabic for editors, in English for developers."""

from __future__ import annotations

from typing import Any


class ConverterError(Exception):
    """A failure with its place, cause and remedy. `file` may be empty when the step does not know it; `line` is 0 then."""

    def __init__(self, arabic: str, english: str, file: str = "", line: int = 0) -> None:
        self.arabic = arabic
        self.english = english
        self.file = file
        self.line = line
        super().__init__(str(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors cross from worker processes to the one that reports them."""
        return _rebuilt, (type(self), self.__dict__.copy())

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.arabic}\n{place}{self.english}"


class DecodeError(ConverterError):
    """A file that is empty or that no encoding turns into text."""


class RuleError(ConverterError):
    """A rule file that cannot be used."""

    def __init__(self, file: str, line: int, cause: str, remedy: str, arabic: str = "") -> None:
        self.cause = cause
        self.remedy = remedy
        arabic = arabic or "ملف قواعد فيه خطأ. أصلحه كما هو مبين في السطر الإنجليزي ثم أعد المحاولة."
        super().__init__(arabic, f"{cause} {remedy}", file, line)


def _rebuilt(kind: type[ConverterError], state: dict[str, Any]) -> ConverterError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    error.args = (str(error),)
    return error
