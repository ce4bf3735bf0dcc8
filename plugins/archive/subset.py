"""The subset of YAML that the converter writes, read line by line; every other value goes to YAML, one top-level key at a time."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

_NAME = re.compile(r"[a-z_][a-z_0-9]*")
_WORD = re.compile(r"[A-Za-z0-9_/?\-]+")
_HEX = re.compile(r"(?!0b)[0-9a-f]*[a-f][0-9a-f]*")  # digests: text to YAML, since its floats need a point
_RESERVED = re.compile(r"~|null|true|false|yes|no|on|off|y|n", re.I)
_FLOW_UNFIT = re.compile(r"[?\[\]{}\"'#&*!|>%@`]|:(?: |$)|:,")
_BLOCK_TEXT = re.compile(r"(?:: +|- +)[|>]")


class UnreadError(Exception):
    """This value is outside the subset."""


class WholeError(Exception):
    """The header has to be read as a whole."""


def load(text: str) -> Any:
    """What YAML makes of a text. Loaded when first needed: it takes as long as a rebuild's look at a thousand files."""
    import yaml

    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _loaded(text: str) -> Any:
    from yaml import YAMLError

    try:
        return load(text)
    except YAMLError:
        raise UnreadError from None


def read(header: str, only: frozenset[str] | None) -> dict[str, Any]:
    """The mapping that the header holds. Raises UnreadError or WholeError for what is YAML's to say."""
    lines = header.split("\n")
    data: dict[str, Any] = {}
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        at += 1
        if not line:
            continue
        key, colon, text = line.partition(":")
        if not colon or (text and text[0] != " "):
            raise UnreadError
        start = at
        while at < end and lines[at][:1] in (" ", "-"):
            at += 1
        if only is None or key in only:
            key = _key(key)
            data[key] = _value(text.lstrip(" "), lines[start:at], line)
    if not data and only is None:
        raise UnreadError
    return data


@lru_cache(maxsize=512)
def _key(key: str) -> str:
    if not _NAME.fullmatch(key) or _RESERVED.fullmatch(key):
        raise UnreadError
    return key


def _value(text: str, more: list[str], line: str) -> Any:
    try:
        if not more:
            return _inline(text)
        if text:
            raise UnreadError
        value, rest = _block(more, 0, _margin(more[0]))
        if rest != len(more):
            raise UnreadError
        return value
    except (UnreadError, IndexError):
        return _by_yaml(line, more)


def _by_yaml(line: str, more: list[str]) -> Any:
    text = "\n".join([line, *more, ""])
    if _BLOCK_TEXT.search(text):  # where such a text ends is for the whole header to say
        raise WholeError
    (value,) = _loaded(text).values()
    return value


def _inline(text: str) -> Any:
    first = text[:1]
    if first == "[":
        if text[-1] != "]":
            raise UnreadError
        return [_flow_scalar(part) for part in text[1:-1].split(", ")] if len(text) > 2 else []
    if first == "{":
        if text[-1] != "}" or len(text) < 3:
            raise UnreadError
        pairs = [part.partition(": ") for part in text[1:-1].split(", ")]
        return {_key(key): _flow_scalar(value) for key, _, value in pairs}
    return _scalar(text)


def _flow_scalar(text: str) -> Any:
    if text[:1] in ("'", '"'):
        return _scalar(text)
    if not text or "," in text or _FLOW_UNFIT.search(text):
        raise UnreadError
    return _scalar(text)


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
            raise UnreadError
        text = text.lstrip(" ")
        at += 1
        if text:
            data[_key(key)] = _inline(text)
        elif at < end and _margin(lines[at]) > margin:
            data[_key(key)], at = _block(lines, at, _margin(lines[at]))
        else:
            raise UnreadError
    return data, at


def _scalar(text: str) -> Any:
    """A plain or simply quoted scalar on one line."""
    if not text:
        raise UnreadError
    first = text[0]
    if "\u0621" <= first <= "\u064a" or first == "«":
        if text[-1] in ": " or ": " in text or " #" in text:
            raise UnreadError
        return text
    if first in "'\"":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != first or first in inner or "\\" in inner:
            raise UnreadError
        return inner
    if text.isdigit() and text.isascii() and first != "0" and len(text) < 18:
        return int(text)
    if _HEX.fullmatch(text):
        return text
    return _ascii_scalar(text) if len(text) < 80 and _WORD.fullmatch(text) else _other(text)


@lru_cache(maxsize=100_000)
def _ascii_scalar(text: str) -> Any:
    """Days, slugs, words: resolved by YAML itself, once for each."""
    value = _loaded(text)
    if isinstance(value, (list, dict)) or value is None or isinstance(value, datetime.datetime):
        raise UnreadError
    return value


def _other(text: str) -> Any:
    if not ("a" <= text[0].lower() <= "z") or text[-1] in ": " or ": " in text or " #" in text:
        raise UnreadError
    return text  # begins with a letter and holds a space or a sign, so it is none of YAML's words
