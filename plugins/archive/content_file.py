"""A content file as a person left it: its text, its header and its body."""

from __future__ import annotations

import os
import re

from plugins.archive.addresses import MARK
from plugins.archive.problems import error

_READ = 1 << 16  # bytes; most files are smaller
_FIRST = re.compile(r"---[^\S\n]*\n")
_NEXT = re.compile(r"\n---[^\S\n]*(?:\n|\Z)")
_LEAD = MARK.encode()[:1]  # few letters of a text begin so


def load(path: str) -> bytes:
    """The bytes of a file, in as few system calls as there can be: every article is read so, twice."""
    file = os.open(path, os.O_RDONLY)
    try:
        data = part = os.read(file, _READ)
        while len(part) == _READ:
            part = os.read(file, _READ)
            data += part
    finally:
        os.close(file)
    return data


def decode(raw: bytes, path: str) -> str:
    """The text of a content file, in the form that `split` takes."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise error(path, raw.count(b"\n", 0, fault.start) + 1, "الملف ليس نصًا بترميز UTF-8: احفظه بهذا الترميز",
                    "the file is not UTF-8: save it with that encoding") from fault  # fmt: skip


def clean(text: str) -> str:
    """Without what editors' programs add (byte order mark, other line ends), and without the sign that stands for a page's root."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text.replace(MARK, "") if MARK in text else text).removeprefix("\ufeff")


def split(text: str, path: str) -> tuple[str, str]:
    """Header and body; white space after the dashes is forgiven, as the converter's `check` does."""
    first = _FIRST.match(text)
    if not first:
        raise error(path, 1, "الملف لا يبدأ بسطر --- : أضف الترويسة كما في بقية المقالات",
                    "the file does not start with a --- line: add the front matter")  # fmt: skip
    end = _NEXT.search(text, first.end() - 1)
    if not end:
        raise error(path, 1, "لا يوجد سطر --- يُنهي الترويسة: أضفه قبل نص المقال",
                    "no --- line ends the front matter: add it before the text")  # fmt: skip
    return text[first.end() : end.start() + 1], text[end.end() :]


def open_up(raw: bytes, path: str) -> tuple[bytes, str]:
    """The same two parts, the header as bytes: few pages need more of it than to know which fields it has."""
    end = raw.find(b"\n---", 3) if raw.startswith(b"---\n") and b"\r" not in raw and _LEAD not in raw else -1
    if end < 0 or raw[end + 4 : end + 5] != b"\n":
        header, body = split(decode(raw, path), path)
        return header.encode(), body
    return raw[4 : end + 1], decode(raw[end + 5 :], path)
