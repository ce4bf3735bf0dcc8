"""Front matter: YAML between two `---` lines.

Reading it with libyaml costs more than all else that a page needs, so the exact subset that the converter writes is read
here and every other value goes to YAML, one top-level key at a time. The result always equals YAML's; a test compares them.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

import yaml

from plugins.archive.problems import ContentError, error

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_KEY = re.compile(r"([a-z_0-9]+):(?: +(.*))?")
_FLOW_KEY = re.compile(r"[a-z_][a-z_0-9]*")
_ITEM_KEY = re.compile(r"([a-z_0-9]+): +(.+)")
_ARABIC = re.compile(r"[\u0621-\u064a\u00ab]")
_WORD = re.compile(r"[A-Za-z0-9_/?\-]+")
_RESERVED = re.compile(r"~|null|true|false|yes|no|on|off|y|n", re.I)
_UNFIT = (": ", " #")  # end a plain scalar, or begin a comment
_FLOW_UNFIT = re.compile(r"[\[\]{}\"'#&*!|>%@`]|:(?: |$)|:,")
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:])[&*!][^\s]")


class _UnreadError(Exception):
    """This value is outside the subset."""


def split(text: str, path: str) -> tuple[str, str]:
    """Header and body of a content file."""
    if not text.startswith("---\n"):
        raise error(path, 1, "الملف لا يبدأ بسطر --- : أضف الترويسة كما في بقية المقالات",
                    "the file does not start with a --- line: add the front matter")  # fmt: skip
    end = text.find("\n---\n", 3)
    if end < 0:
        if text.endswith("\n---"):
            return text[4:-3], ""
        raise error(path, 1, "لا يوجد سطر --- يُنهي الترويسة: أضفه قبل نص المقال",
                    "no --- line ends the front matter: add it before the text")  # fmt: skip
    return text[4 : end + 1], text[end + 5 :]


def read(header: str, path: str) -> dict[str, Any]:
    """The mapping that the header holds, as `yaml.safe_load` reads it."""
    if _ALIAS.search(header) and ("&" in header or "*" in header):
        return read_yaml(header, path)
    lines = header.split("\n")
    try:
        return _read_lines(lines)
    except (_UnreadError, yaml.YAMLError, ValueError):
        return read_yaml(header, path)


def read_yaml(header: str, path: str) -> dict[str, Any]:
    """The same through libyaml; raises ContentError with the line in the file."""
    try:
        data = yaml.load(header, _Loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 2 if fault.problem_mark else 1
        raise _broken(path, line, fault.problem or "") from fault
    except (yaml.YAMLError, ValueError) as fault:
        raise _broken(path, 1, str(fault)) from fault
    if not isinstance(data, dict):
        raise _broken(path, 2, "the header is not a mapping of keys to values")
    return data


def _broken(path: str, line: int, cause: str) -> ContentError:
    return error(path, line, f"ترويسة المقال ليست YAML سليمًا: صحح هذا السطر؛ ضع القيمة بين علامتي اقتباس إن كان فيها «: » أو «#» ({cause})",
                 f"the front matter is not valid YAML ({cause}): correct this line; quote a value that holds ': ' or '#'")  # fmt: skip


def _read_lines(lines: list[str]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        if not line:
            continue
        match = _KEY.fullmatch(line)
        if not match or "\t" in line:
            raise _UnreadError
        start = at
        while at < end and lines[at][:1] in (" ", "-"):
            at += 1
        key, value = match.groups()
        data[_key(key)] = _value(value or "", lines[start:at], line)
    return data


def _key(key: str) -> str:
    if key[0] < "_" or _RESERVED.fullmatch(key):
        raise _UnreadError
    return key


def _value(text: str, more: list[str], line: str) -> Any:
    try:
        if not more:
            return _inline(text)
        if text:
            raise _UnreadError
        value, rest = _block(more, 0, _margin(more[0]))
        if rest != len(more):
            raise _UnreadError
        return value
    except (_UnreadError, IndexError):
        return _by_yaml(line, more)


def _by_yaml(line: str, more: list[str]) -> Any:
    (value,) = yaml.load("\n".join([line, *more]), _Loader).values()
    return value


def _inline(text: str) -> Any:
    first = text[:1]
    if first == "[":
        if text[-1] != "]":
            raise _UnreadError
        return [_flow_scalar(part) for part in text[1:-1].split(", ")] if len(text) > 2 else []
    if first == "{":
        if text[-1] != "}" or len(text) < 3:
            raise _UnreadError
        pairs = [part.partition(": ") for part in text[1:-1].split(", ")]
        return {_flow_key(key): _flow_scalar(value) for key, _, value in pairs}
    return scalar(text)


def _flow_key(key: str) -> str:
    if not _FLOW_KEY.fullmatch(key):
        raise _UnreadError
    return _key(key)


def _flow_scalar(text: str) -> Any:
    if not text or text[-1] == "," or "," in text or _FLOW_UNFIT.search(text):
        raise _UnreadError
    return scalar(text)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str], at: int, margin: int) -> tuple[Any, int]:
    """The list or mapping whose entries stand at this margin, and the index of the line after it."""
    if lines[at].startswith("- ", margin):
        return _block_list(lines, at, margin)
    return _block_mapping(lines, at, margin, {}) if margin else (None, -1)


def _block_list(lines: list[str], at: int, margin: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while at < len(lines) and _margin(lines[at]) == margin:
        line = lines[at]
        if not line.startswith("- ", margin):
            raise _UnreadError
        match = _ITEM_KEY.fullmatch(line, margin + 2)
        at += 1
        if match:
            item = {_key(match[1]): _inline(match[2])}
            if at < len(lines) and _margin(lines[at]) == margin + 2:
                item, at = _block_mapping(lines, at, margin + 2, item)
            items.append(item)
        else:
            items.append(_inline(line[margin + 2 :]))
    return items, at


def _block_mapping(lines: list[str], at: int, margin: int, data: dict[str, Any]) -> tuple[dict[str, Any], int]:
    while at < len(lines) and _margin(lines[at]) == margin:
        match = _KEY.fullmatch(lines[at], margin)
        if not match:
            raise _UnreadError
        key, text = _key(match[1]), match[2]
        at += 1
        if text:
            data[key] = _inline(text)
        elif at < len(lines) and _margin(lines[at]) > margin:
            data[key], at = _block(lines, at, _margin(lines[at]))
        else:
            raise _UnreadError
    return data, at


def scalar(text: str) -> Any:
    """A plain or simply quoted scalar on one line."""
    if not text or text[-1] == " " or text[0] == " ":
        raise _UnreadError
    if _ARABIC.match(text):
        if text[-1] == ":" or any(mark in text for mark in _UNFIT):
            raise _UnreadError
        return text
    first = text[0]
    if first in "'\"":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != first or first in inner or "\\" in inner:
            raise _UnreadError
        return inner
    return _ascii_scalar(text) if len(text) < 80 and _WORD.fullmatch(text) else _other(text)


@lru_cache(maxsize=100_000)
def _ascii_scalar(text: str) -> Any:
    """Numbers, days, slugs: resolved by YAML itself, once for each."""
    value = yaml.load(text, _Loader)
    if isinstance(value, (list, dict)) or value is None or isinstance(value, datetime.datetime):
        raise _UnreadError
    return value


def _other(text: str) -> Any:
    if not ("a" <= text[0].lower() <= "z") or text[-1] == ":" or any(mark in text for mark in _UNFIT):
        raise _UnreadError
    return text  # begins with a letter and holds a space or a sign, so it is none of YAML's words
