"""Why a hand-edited header is no YAML: the parser's complaint and the lines -> the mistake people make, and its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

_KEY = re.compile(r"^(\s*(?:-\s+)?)([\w-]+)\s*:(\s|$)(.*)$")
_GLUED = re.compile(r"^\s*(?:-\s+)?([a-z_]+):(\S.*)$")
_SPECIAL = re.compile(r"^[@`%&*!|>]")


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` counts from 1 within the header (the opening fence not included)."""

    code: str
    line: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Complaint:
    """The parser's error, the header's lines, and the line (from 1) where the parser gave up."""

    error: yaml.YAMLError
    lines: list[str]
    place: int

    def text(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def began(self, construct: str) -> int:
        """The line where the construct began that the parser was reading; 0 when it read something else."""
        mark = getattr(self.error, "context_mark", None)
        return mark.line + 1 if mark and construct in (getattr(self.error, "context", None) or "") else 0

    def first(self, pattern: str) -> int:
        """The first line that begins with `pattern`; 0 when none does."""
        return next((n for n, line in enumerate(self.lines, 1) if re.match(pattern, line)), 0)


def diagnose(error: yaml.YAMLError, lines: list[str]) -> Fault:
    """The likeliest human mistake behind a parser's error."""
    at = Complaint(error, lines, _place(error))
    for step in (_tab, _conflict, _control, _quote, _bracket, _special, _glued, _dash, _colon, _after_quote, _no_colon, _indent):
        fault = step(at)
        if fault:
            return fault
    return Fault("yaml_other", _clamped(at.place, lines), {"problem": str(getattr(error, "problem", None) or error)[:120]})


def _place(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1


def _clamped(line: int, lines: list[str]) -> int:
    """A parser that ran off the end points past it; step back to the last line that says something."""
    line = min(line, len(lines))
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    return line


def _tab(at: Complaint) -> Fault | None:
    if "\\t" not in str(at.error) and "\t" not in at.text(at.place):
        return None
    tab = at.first(r"\s*\t")
    return Fault("yaml_tab", tab) if tab else None


def _conflict(at: Complaint) -> Fault | None:
    mark = at.first(r"<{7}|={7}|>{7}")
    return Fault("merge_conflict", mark) if mark else None


def _control(at: Complaint) -> Fault | None:
    if not isinstance(at.error, yaml.reader.ReaderError):
        return None
    return Fault("yaml_control", at.first(rf".*{yaml.reader.Reader.NON_PRINTABLE.pattern}"))


def _quote(at: Complaint) -> Fault | None:
    """A quote that never closes; or one that closed at the next quote lines below, where the text then made no sense."""
    start = at.began("quoted scalar")
    if start:
        return Fault("yaml_quote", start)
    for number in range(min(at.place, len(at.lines)), max(at.place - 6, 0), -1):
        key = _KEY.match(at.text(number))
        value = key[4].strip() if key else ""
        if value[:1] in {'"', "'"} and value.count(value[0]) == 1 and number < at.place:
            return Fault("yaml_quote", number)
    return None


def _bracket(at: Complaint) -> Fault | None:
    start = at.began("flow sequence") or at.began("flow mapping")
    if not start:
        return None
    return Fault("yaml_bracket", start, {"bracket": "]" if "sequence" in str(at.error) else "}"})


def _special(at: Complaint) -> Fault | None:
    key = _KEY.match(at.text(at.place))
    if key and _SPECIAL.match(key[4]):
        return Fault("yaml_special", at.place, {"key": key[2], "char": key[4][0]})
    return None


def _glued(at: Complaint) -> Fault | None:
    """`region:فاس`: no space after the colon makes one long word of both."""
    for number in (at.place, at.place - 1):
        found = _GLUED.match(at.text(number))
        if found and not found[2].startswith("//"):
            return Fault("yaml_glued", number, {"key": found[1]})
    return None


def _dash(at: Complaint) -> Fault | None:
    """`-name: …`: a list's dash needs a space after it."""
    return Fault("yaml_dash", at.place) if re.match(r"\s*-[^\s-].*:(\s|$)", at.text(at.place)) else None


def _colon(at: Complaint) -> Fault | None:
    key = _KEY.match(at.text(at.place))
    if "mapping values are not allowed" not in str(at.error):
        return None
    if key and re.search(r":(\s|$)", key[4]):
        return Fault("yaml_colon", at.place, {"key": key[2]})
    return Fault("yaml_indent", at.place) if key else None


def _after_quote(at: Complaint) -> Fault | None:
    key = _KEY.match(at.text(at.place))
    if key and re.match(r"""("[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})\s*[^\s,#\]}]""", key[4].strip()):
        return Fault("yaml_after_quote", at.place, {"key": key[2]})
    return None


def _no_colon(at: Complaint) -> Fault | None:
    if "could not find expected ':'" not in str(at.error):
        return None
    for number in (at.began("simple key"), at.place - 1, at.place):
        text = at.text(number)
        if text.strip() and not _KEY.match(text) and not text.lstrip().startswith(("#", "-")):
            return Fault("yaml_no_colon", number, {"text": text.strip()[:40]})
    return None


def _indent(at: Complaint) -> Fault | None:
    if re.search(r"block (mapping|collection|sequence)|block end|not allowed here", str(at.error)):
        return Fault("yaml_indent", _clamped(at.place, at.lines))
    return None
