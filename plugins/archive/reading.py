"""One article file -> Facts, with every fault that an editor can make told by line."""

from __future__ import annotations

import re
from typing import Any

from plugins.archive import content_file, front, shape
from plugins.archive.addresses import MARK
from plugins.archive.dates import when
from plugins.archive.opening import opening
from plugins.archive.places import places
from plugins.archive.problems import ContentError, error
from plugins.archive.records import Facts, day_of

_SLUG = re.compile(r"[0-9A-Za-z\u0621-\u064a][0-9A-Za-z_\u0621-\u064a\-]{0,99}")
STATUSES = ("", "retracted", "removed")


def read(raw: bytes, path: str, stem: str, digest: bytes, placed: bool = False) -> Facts:
    """Facts of one file. `path` is shown in errors; `stem` is the address when the file states none; `placed` looks for the paragraphs
    of roles. Raises ContentError."""
    header, body = content_file.split(content_file.decode(raw, path), path)
    data = shape.read(header) or front.read(header, path)
    try:
        facts = _facts(data, stem, digest)
    except _WrongError as wrong:
        raise ContentError(wrong.problem(path, header)) from None
    return facts._replace(places=places(body, facts.people) if placed else (), opening=opening(body).encode())


class _WrongError(Exception):
    def __init__(self, key: str, arabic: str, english: str) -> None:
        super().__init__(english)
        self.key, self.arabic, self.english = key, arabic, english

    def problem(self, path: str, header: str) -> Any:
        line = next((n for n, text in enumerate(header.split("\n"), 2) if text.startswith(f"{self.key}:")), 1)
        return error(path, line, self.arabic, self.english).problem


def _facts(data: dict[str, Any], stem: str, digest: bytes) -> Facts:
    title = data.get("title")
    if not isinstance(title, str) or not title.strip():
        raise _WrongError("title", "لا عنوان للمقال: أضف title نصًا", "the article has no title: add one as text")
    source = data.get("source") or {}
    if not isinstance(source, dict):
        raise _WrongError("source", "قيمة source يجب أن تكون حقولًا (seed, sha256, …)", "source must be a mapping (seed, sha256, …)")
    return Facts(
        _slug(data.get("slug", stem)),
        " ".join(title.replace(MARK, "").split()),
        _edtf(data),
        _text(data, "region"),
        _people(data.get("people") or []),
        _tags(data.get("tags") or []),
        _text(data, "author"),
        _count(source, "views"),
        _count(source, "comments"),
        _status(data),
        digest,
    )


def _slug(value: object) -> str:
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise _WrongError("slug", f"العنوان الدائم {value!r} غير صالح: حروف وأرقام وشرطات بين علامتي اقتباس إن كان أرقامًا فقط",
                     f"slug {value!r} is not usable: letters, digits and hyphens; in quotes when it is digits only")  # fmt: skip
    return value


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise _WrongError(key, f"قيمة {key} يجب أن تكون نصًا: ضعها بين علامتي اقتباس", f"{key} must be text: put it in quotes")
    return value or ""


def _status(data: dict[str, Any]) -> str:
    status = _text(data, "status")
    if status not in STATUSES:
        raise _WrongError("status", f"الحالة {status!r} غير معروفة: اكتب retracted أو removed أو احذف السطر",
                     f"status {status!r} is unknown: write retracted or removed, or delete the line")  # fmt: skip
    return status


def _edtf(data: dict[str, Any]) -> str:
    key = "date_edtf" if data.get("date_edtf") is not None else "date"
    value = data.get(key)
    if value is None:
        return ""
    try:
        return when(day_of(value)).edtf
    except ValueError:
        raise _WrongError(key, f"التاريخ {value!r} غير مفهوم: اكتبه مثل 2025-10-24 أو 2020-10 أو XXXX-10-24",
                     f"date {value!r} is not understood: write 2025-10-24, 2020-10 or XXXX-10-24") from None  # fmt: skip


def _people(items: object) -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    if not isinstance(items, list):
        raise _WrongError("people", "قيمة people يجب أن تكون قائمة: «- name: …»", "people must be a list of '- name: …'")
    people = []
    for item in items:
        item = {"name": item} if isinstance(item, str) else item
        name = item.get("name") if isinstance(item, dict) else None
        if not isinstance(name, str) or not name.strip():
            raise _WrongError("people", f"شخص بلا اسم ({item!r}): اكتب «- name: …»",
                              f"a person without a name ({item!r}): write '- name: …'")  # fmt: skip
        mentions = item.get("mentions") or ()
        mentions = (mentions,) if isinstance(mentions, str) else mentions
        people.append((name, str(item.get("role") or ""), tuple(map(str, mentions)), str(item.get("person") or "")))
    return tuple(people)


def _tags(items: object) -> tuple[str, ...]:
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise _WrongError("tags", "قيمة tags يجب أن تكون قائمة نصوص: [لقاء تواصلي, منتخبون]", "tags must be a list of texts: [one, two]")
    return tuple(dict.fromkeys(items))


def _count(source: dict[str, Any], key: str) -> int | None:
    value = source.get(key)
    if value is not None and not isinstance(value, int):
        raise _WrongError("source", f"قيمة {key} يجب أن تكون عددًا", f"{key} must be a number")
    return value
