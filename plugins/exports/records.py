"""One article as plain data: the shape of its JSON twin and of a line of articles.jsonl."""

from __future__ import annotations

import datetime
import json
from typing import Any

from plugins.archive.addresses import absolute
from plugins.archive.detail import Detail
from plugins.archive.records import Article

Record = dict[str, Any]
# Of the source, what anybody may need to check it. Lines that were set aside stay out: they may hold a reader's words.
_SOURCE = ("seed", "sha256", "views", "comments")


def record(article: Article, siteurl: str) -> Record:
    """Everything that is known of an article but its readers' comments. Absent is absent: no nulls, no empty lists."""
    detail = Detail(article)
    found: Record = {
        "slug": article.slug,
        "url": absolute(siteurl, article.url),
        "title": article.title,
        "status": article.status,
        "date": article.day.isoformat() if article.day else "",
        "date_edtf": article.edtf,
        "date_certain": article.date_certain if article.edtf else None,
        "year": article.year,
        "region": _region(article),
        "people": [_person(attestation) for attestation in article.people],
        "tags": [tag.name for tag in article.tags],
        "author": article.author,
        "text": detail.text,
        "evidence": plain(detail.evidence),
        "repairs": plain(detail.repairs),
        "corrections": plain(detail.corrections),
        "source": {key: detail.source[key] for key in _SOURCE if detail.source.get(key) is not None},
    }
    return known(found)


def known(fields: Record) -> Record:
    """Without the fields that hold nothing."""
    return {key: value for key, value in fields.items() if value is not None and value != "" and value != [] and value != {}}


def twin(found: Record) -> bytes:
    """The file beside an article's page."""
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def line(found: Record) -> bytes:
    """One line of articles.jsonl."""
    return (json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")


def plain(value: Any) -> Any:
    """Values as JSON has them: YAML reads dates as dates."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def _region(article: Article) -> Record | None:
    if not article.region:
        return None
    return known({"slug": article.region.slug, "name": article.region.name, "code": str(article.region.record.get("code") or "")})


def _person(attestation: Any) -> Record:
    person = {"slug": attestation.person.slug, "name": attestation.name, "role": attestation.role, "mentions": list(attestation.mentions)}
    return known(person)
