"""The records of `content/people` and `content/regions`: who a name belongs to."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from plugins.archive import content_file, front
from plugins.archive.problems import error
from plugins.archive.records import day_of


class Record(NamedTuple):
    """One record; plain values only, since it is kept in the cache."""

    slug: str
    name: str
    data: dict[str, Any]
    body: str
    digest: bytes


def read(raw: bytes, path: str, stem: str, digest: bytes) -> Record:
    """One file of a person or a region. Raises ContentError."""
    header, body = content_file.split(content_file.decode(raw, path), path)
    data = front.read_yaml(header, path)
    name = data.get("name")
    if not isinstance(name, str) or not name.strip():
        raise error(path, 2, "لا اسم في هذا الملف: أضف «name: …»", "this record has no name: add 'name: …'")
    return Record(stem, name.strip(), _plain(data), body.strip(), digest)


def _plain(value: Any) -> Any:
    """Dates as ISO text, so that a year alone, a month and a day are all text to a template."""
    if isinstance(value, dict):
        return {str(key): _office_day(str(key), item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return day_of(value) if isinstance(value, datetime.date) else value


def _office_day(key: str, value: Any) -> Any:
    return day_of(value) if key in ("from", "to") and value is not None else _plain(value)


def texts(record: Record, key: str) -> list[str]:
    """A list field as texts; a single text stands for a list of one."""
    value = record.data.get(key) or []
    return [str(item) for item in (value if isinstance(value, list) else [value])]
