"""The issue form «أضف نصا» -> a seed file. Pure: what a stranger typed is only ever text here, never a name or a command."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

HEADINGS = ("عنوان الصفحة التي نُشر فيها النص", "اليوم الذي اطلعت فيه على النص", "النص كاملا")  # labels of 1-text.yml, in its order
SHORTEST = 40  # letters; less is a test or a slip, not an article
_EMPTY = "_No response_"  # GitHub writes this for a field left open
_FENCE = re.compile(r"\A(`{3,}|~{3,})[a-z]*\n(?P<text>.*?)\n?\1[ \t]*\Z", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class FormError(Exception):
    """What the sender should do, in Arabic."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What came through the form. `address` and `seen` are empty when not given or not usable."""

    text: str
    address: str
    seen: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        """The text's first line, made harmless for a headline: one line, no markup, at most 100 characters."""
        first = next(line for line in self.text.split("\n") if line.strip())
        plain = "".join(c for c in first if unicodedata.category(c)[0] in "LMNPZ" and c not in "<>`@#*_[]|\\")
        return " ".join(plain.split())[:100].strip() or self.digest

    def file_name(self, issue: int) -> str:
        """The name in seeds/: made of a number and a digest, of nothing that was typed."""
        return f"issue-{issue}_{self.digest}.txt"


def is_form(body: str) -> bool:
    """Whether an issue came through this form rather than another."""
    return all(re.search(rf"^### {re.escape(heading)}[ \t]*$", body, re.MULTILINE) for heading in HEADINGS)


def read(body: str) -> Submission:
    """The submission in an issue's body; `FormError` says what is missing."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    address, seen, text = (_EMPTY if field is None else field for field in _fields(body))
    text = _text(text)
    if not text.strip() or text.strip() == _EMPTY:
        raise FormError("خانة النص فارغة. عدل طلبك، أو افتح طلبا جديدا والصق فيه النص كاملا.")
    if sum(letter.isalpha() for letter in text) < SHORTEST:
        raise FormError("النص أقصر من أن يكون خبرا. الصق العنوان والفقرات كلها ثم افتح طلبا جديدا.")
    return Submission(text, sound_address(address.strip()), sound_day(seen.strip()))


def _fields(body: str) -> list[str]:
    """The answer under each heading. The text comes last, so that headings inside it stay part of it."""
    fields, rest = [], body
    for heading, following in zip(HEADINGS, (*HEADINGS[1:], None), strict=True):
        _, _, rest = _split(rest, heading)
        fields.append(_split(rest, following)[0] if following else rest)
    return fields


def _split(text: str, heading: str) -> tuple[str, str, str]:
    parts = re.split(rf"^### {re.escape(heading)}[ \t]*\n?", text, maxsplit=1, flags=re.MULTILINE)
    return (parts[0], heading, parts[1]) if len(parts) == 2 else (text, "", "")


def _text(field: str) -> str:
    """The pasted text without GitHub's fence, without control characters, with one line end after it."""
    fenced = _FENCE.match(field.strip())
    text = _CONTROL.sub("", fenced["text"] if fenced else field)
    return text.strip("\n") + "\n"


def sound_address(field: str) -> str:
    """A web address without the characters that could end it early; empty otherwise."""
    try:
        parts = urlsplit(field)
    except ValueError:
        return ""
    sound = parts.scheme in {"http", "https"} and parts.netloc and len(field) < 2000 and not re.search(r"[\s<>\"'`\\|\[\]]", field)
    return field if sound and not _CONTROL.search(field) else ""


def sound_day(field: str) -> str:
    try:
        return date.fromisoformat(field).isoformat()
    except ValueError:
        return ""
