"""Plain values -> YAML that a person likes to read and edit: few quotes, one field a line, short lists on one line.

Written by hand rather than with a dumper because three things matter here that dumpers leave to chance: bytes that never
change between library versions, Arabic left in letters, and invisible characters (bidi controls!) shown as escapes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml

Plain: TypeAlias = "str | int | Sequence[Plain] | Mapping[str, Plain]"

# Fields whose lists or mappings stand on one line: short, and compared as a whole.
_ON_ONE_LINE = frozenset({"tags", "mentions", "written"})
_ONE_LINE_ITEMS = frozenset({"repairs"})
_NUMBERS = frozenset({"views", "comments"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # the field `date` is a date to every YAML reader; all other text stays text

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_UNSAFE = re.compile(rf"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_INVISIBLE}]")
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=]")
_PLAIN_STOP = re.compile(r":(?:\s|$)|\s#|\s$")
_FLOW_STOP = re.compile(r"[?,\[\]{}:]")
_BLOCK_TEXT = re.compile(rf"(?! )[^\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_INVISIBLE}]+(?<!\n)")
_NUMBER = re.compile(r"[-+.]?\d[\d_.]*([eE][-+]?\d+)?|0[xo][0-9a-fA-F]+")  # to readers of YAML 1.2 too
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def write(fields: Mapping[str, Plain]) -> str:
    """The header's lines, each ending with a newline, keys in the order given."""
    return "".join(block(key, value) for key, value in fields.items())


def block(key: str, value: Plain) -> str:
    """One top-level field."""
    return "".join(line + "\n" for line in _entry(key, value, ""))


def _entry(key: str, value: Plain, indent: str) -> list[str]:
    head = f"{indent}{key}:"
    if isinstance(value, str):
        if "\n" in value and _BLOCK_TEXT.fullmatch(value):
            return [f"{head} |-", *(f"{indent}  {line}" if line else "" for line in value.split("\n"))]
        is_day = key == "date" and not indent and _DAY.fullmatch(value)
        is_number = key in _NUMBERS and value.isascii() and value.isdigit()
        return [f"{head} {value if is_day or is_number else scalar(value)}"]
    if isinstance(value, int):
        return [f"{head} {value}"]
    if key in _ON_ONE_LINE or not value:
        return [f"{head} {_flow(value)}"]
    if isinstance(value, Mapping):
        return [head, *(line for name, item in value.items() for line in _entry(name, item, indent + "  "))]
    return [head, *(line for item in value for line in _item(key, item, indent + "  "))]


def _item(key: str, value: Plain, indent: str) -> list[str]:
    if isinstance(value, Mapping) and key not in _ONE_LINE_ITEMS:
        lines = [line for name, item in value.items() for line in _entry(name, item, indent + "  ")]
        return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]
    return [f"{indent}- {_flow(value)}" if isinstance(value, Mapping | list | tuple) else f"{indent}- {_text(value)}"]


def _flow(value: Plain) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, str | int):
        return _text(value, flow=True)
    return "[" + ", ".join(_flow(item) for item in value) + "]"


def _text(value: Plain, flow: bool = False) -> str:
    return scalar(value, flow) if isinstance(value, str) else str(value)


def scalar(text: str, flow: bool = False) -> str:
    """A string in the lightest style that every YAML reader takes for that same string."""
    if _UNSAFE.search(text):
        return '"' + _UNSAFE.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    if _is_plain(text) and not (flow and _FLOW_STOP.search(text)):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    return bool(_PLAIN_START.match(text)) and not _PLAIN_STOP.search(text) and not _means_something_else(text)


def _means_something_else(text: str) -> bool:
    """Whether a YAML reader would make a number, a date or a truth of the bare text (`1_000`, `2020-01-01`, `yes`)."""
    return bool(_NUMBER.fullmatch(text)) or any(pattern.match(text) for _, pattern in _RESOLVERS.get(text[:1], ()))


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    return named or (f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}")
