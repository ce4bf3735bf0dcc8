"""The parts of an article that only its own page shows, read from its file when that page is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.archive import front, markup
from plugins.archive.records import Article

_SHOWN = frozenset({"evidence", "repairs", "source", "reader_comments", "corrections"})
_last: list[tuple[Article, Detail]] = []


class Detail:
    """`html` (Markup), `text` (plain body), and the front matter that no listing shows."""

    def __init__(self, article: Article) -> None:
        header, body = front.split(Path(article.path).read_text("utf-8"), article.source_path)
        data = front.read(header, article.source_path, _SHOWN)
        removed = article.status == "removed"
        self.corrections: list[Any] = data.get("corrections") or []
        self.html = Markup("" if removed else markup.convert(body))
        if removed:
            data = {}
        self.evidence: dict[str, Any] = data.get("evidence") or {}
        self.repairs: list[Any] = data.get("repairs") or []
        self.source: dict[str, Any] = data.get("source") or {}
        self.reader_comments: list[Any] = data.get("reader_comments") or []

    @property
    def text(self) -> str:
        return markup.plain_text(self.html)


def detail(article: Article) -> Detail:
    """Only the last one is kept: ten thousand bodies would not fit in memory that a page builder may use."""
    if not _last or _last[0][0] is not article:
        _last[:] = [(article, Detail(article))]
    return _last[0][1]
