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

_NAME = re.compile(r"[a-z_][a-z_0-9]*")
_WORD = re.compile(r"[A-Za-z0-9_/?\-]+")
_HEX = re.compile(r"(?!0b)[0-9a-f]*[a-f][0-9a-f]*")  # digests: text to YAML, since its floats need a point
_RESERVED = re.compile(r"~|null|true|false|yes|no|on|off|y|n", re.I)
_FLOW_UNFIT = re.compile(r"[?\[\]{}\"'#&*!|>%@`]|:(?: |$)|:,")
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:])[&*!][^\s]")
_BLOCK_TEXT = re.compile(r"(?:: +|- +)[|>]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # breaks or forbidden in YAML


class _UnreadError(Exception):
    """This value is outside the subset."""


class _WholeError(Exception):
    """The header has to be read as a whole."""


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


def read(header: str, path: str, only: frozenset[str] | None = None) -> dict[str, Any]:
    """The mapping that the header holds, as `yaml.safe_load` reads it; with `only`, at least the fields of these names."""
    if _ODD.search(header) or (("&" in header or "*" in header or "!" in header) and _ALIAS.search(header)):
        return read_yaml(header, path)
    try:
        return _read_lines(header.split("\n"), only)
    except (_UnreadError, _WholeError, yaml.YAMLError, ValueError):
        return read_yaml(header, path)


def read_yaml(header: str, path: str) -> dict[str, Any]:
    """The same through libyaml; raises ContentError with the line in the file."""
    try:
        data = yaml.load(header, _Loader)
    except yaml.MarkedYAMLError as fault:
        endless = "end of stream" in str(fault.problem)  # then the place where the value began says more
        mark = (fault.context_mark if endless else None) or fault.problem_mark
        line = mark.line + 2 if mark else 1
        raise _broken(path, line, fault.problem or "") from fault
    except (yaml.YAMLError, ValueError) as fault:
        line, day = _no_day(header)
        raise _broken(path, line, f"{day} {fault}".strip()) from fault
    if not isinstance(data, dict):
        raise _broken(path, 2, "the header is not a mapping of keys to values")
    return data


def _no_day(header: str) -> tuple[int, str]:
    """Line and text of the first date in the header that no calendar has: YAML tells neither."""
    for number, line in enumerate(header.split("\n"), 2):
        for text in _DAY.findall(line):
            try:
                datetime.date.fromisoformat(text)
            except ValueError:
                return number, text
    return 1, ""


def _broken(path: str, line: int, cause: str) -> ContentError:
    return error(path, line, f"ترويسة المقال ليست YAML سليمًا: صحح هذا السطر؛ ضع القيمة بين علامتي اقتباس إن كان فيها «: » أو «#» ({cause})",
                 f"the front matter is not valid YAML ({cause}): correct this line; quote a value that holds ': ' or '#'")  # fmt: skip


def _read_lines(lines: list[str], only: frozenset[str] | None) -> dict[str, Any]:
    data: dict[str, Any] = {}
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        if not line:
            continue
        key, colon, text = line.partition(":")
        if not colon or (text and text[0] != " "):
            raise _UnreadError
        start = at
        while at < end and lines[at][:1] in (" ", "-"):
            at += 1
        if only is None or key in only:
            key = _key(key)
            data[key] = _value(text.lstrip(" "), lines[start:at], line)
    if not data and only is None:
        raise _UnreadError
    return data


@lru_cache(maxsize=512)
def _key(key: str) -> str:
    if not _NAME.fullmatch(key) or _RESERVED.fullmatch(key):
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
    text = "\n".join([line, *more, ""])
    if _BLOCK_TEXT.search(text):  # where such a text ends is for the whole header to say
        raise _WholeError
    (value,) = yaml.load(text, _Loader).values()
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
        return {_key(key): _flow_scalar(value) for key, _, value in pairs}
    return scalar(text)


def _flow_scalar(text: str) -> Any:
    if text[:1] in ("'", '"'):
        return scalar(text)
    if not text or "," in text or _FLOW_UNFIT.search(text):
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
    inner = margin + 2
    end = len(lines)
    while at < end and lines[at].startswith("- ", margin) and _margin(lines[at]) == margin:
        text = lines[at][inner:]
        key, colon, value = text.partition(": ")
        at += 1
        if colon and text[0] not in "'\"[{":
            item = {_key(key): _inline(value.lstrip(" "))}
            if at < end and _margin(lines[at]) == inner:
                item, at = _block_mapping(lines, at, inner, item)
            items.append(item)
        else:
            items.append(_inline(text))
    return items, at


def _block_mapping(lines: list[str], at: int, margin: int, data: dict[str, Any]) -> tuple[dict[str, Any], int]:
    end = len(lines)
    while at < end and _margin(lines[at]) == margin:
        key, colon, text = lines[at][margin:].partition(":")
        if not colon or (text and text[0] != " "):
            raise _UnreadError
        text = text.lstrip(" ")
        at += 1
        if text:
            data[_key(key)] = _inline(text)
        elif at < end and _margin(lines[at]) > margin:
            data[_key(key)], at = _block(lines, at, _margin(lines[at]))
        else:
            raise _UnreadError
    return data, at


def scalar(text: str) -> Any:
    """A plain or simply quoted scalar on one line."""
    if not text:
        raise _UnreadError
    first = text[0]
    if "\u0621" <= first <= "\u064a" or first == "«":
        if text[-1] in ": " or ": " in text or " #" in text:
            raise _UnreadError
        return text
    if first in "'\"":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != first or first in inner or "\\" in inner:
            raise _UnreadError
        return inner
    if text.isdigit() and text.isascii() and first != "0" and len(text) < 18:
        return int(text)
    if _HEX.fullmatch(text):
        return text
    return _ascii_scalar(text) if len(text) < 80 and _WORD.fullmatch(text) else _other(text)


@lru_cache(maxsize=100_000)
def _ascii_scalar(text: str) -> Any:
    """Days, slugs, words: resolved by YAML itself, once for each."""
    value = yaml.load(text, _Loader)
    if isinstance(value, (list, dict)) or value is None or isinstance(value, datetime.datetime):
        raise _UnreadError
    return value


def _other(text: str) -> Any:
    if not ("a" <= text[0].lower() <= "z") or text[-1] in ": " or ": " in text or " #" in text:
        raise _UnreadError
    return text  # begins with a letter and holds a space or a sign, so it is none of YAML's words
