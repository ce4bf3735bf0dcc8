"""The part of CBOR (RFC 8949) that Pagefind writes its tables in: lists, texts, numbers."""

from __future__ import annotations

from typing import Any

_NUMBER, _TEXT, _LIST = 0, 3, 4
_KINDS = (_NUMBER, _TEXT, _LIST)


class CborError(ValueError):
    """Bytes of another kind, or cut short."""


def read(data: bytes) -> Any:
    """The one value that the bytes hold."""
    value, end = _value(data, 0)
    if end != len(data):
        raise CborError(f"{len(data) - end} bytes too many")
    return value


def written(value: Any) -> bytes:
    """The bytes of a value."""
    out = bytearray()
    _put(value, out)
    return bytes(out)


def _value(data: bytes, at: int) -> tuple[Any, int]:
    if at >= len(data):
        raise CborError("cut short")
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if kind not in _KINDS or size > 27:
        raise CborError(f"value of kind {kind}/{size}")
    if size > 23:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    items = []
    for _ in range(size):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def _put(value: Any, out: bytearray) -> None:
    if isinstance(value, int):
        _head(_NUMBER, value, out)
    elif isinstance(value, str):
        text = value.encode()
        _head(_TEXT, len(text), out)
        out += text
    elif isinstance(value, list):
        _head(_LIST, len(value), out)
        for item in value:
            _put(item, out)
    else:
        raise CborError(f"{type(value).__name__} has no form here")


def _head(kind: int, size: int, out: bytearray) -> None:
    if size < 24:
        out.append(kind << 5 | size)
        return
    width = next(width for width in (1, 2, 4, 8) if size < 1 << 8 * width)
    out.append(kind << 5 | 23 + width.bit_length())
    out += size.to_bytes(width, "big")
