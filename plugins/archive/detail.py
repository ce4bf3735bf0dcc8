"""The parts of an article that only its own page shows, read from its file when that page is written."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from plugins.archive import content_file, front, markup, shape
from plugins.archive.records import Article

_FIELDS = ("corrections", *shape.RARE)
_FORMS = {name: (f"{name}:".encode(), f"{name} :".encode(), f'{name}"'.encode(), f"{name}'".encode()) for name in _FIELDS}
_last: list[tuple[Article, Detail]] = []


class Detail:
    """`html` (Markup), `text` (plain body), and the front matter that no listing shows.

    Each is worked out when asked for.
    """

    def __init__(self, article: Article) -> None:
        self._header, self._body = content_file.open_up(content_file.load(article.path), article.source_path)
        self._source_path = article.source_path
        self._removed = article.status == "removed"
        self._html: Markup | None = None
        self._fields: dict[str, Any] | None = None

    @property
    def html(self) -> Markup:
        if self._html is None:
            self._html = Markup("" if self._removed else markup.convert(self._body))
        return self._html

    @property
    def text(self) -> str:
        return markup.plain_text(self.html)

    @property
    def corrections(self) -> list[Any]:
        return self._field("corrections") or []

    @property
    def evidence(self) -> dict[str, Any]:
        return self._shown("evidence") or {}

    @property
    def repairs(self) -> list[Any]:
        return self._shown("repairs") or []

    @property
    def source(self) -> dict[str, Any]:
        return self._shown("source") or {}

    @property
    def reader_comments(self) -> list[Any]:
        return self._shown("reader_comments") or []

    def _shown(self, name: str) -> Any:
        return None if self._removed else self._field(name)

    def _field(self, name: str) -> Any:
        if self._fields is None:
            if not self._states(name):
                return None
            stated = frozenset(filter(self._states, _FIELDS))
            header = self._header.decode()
            self._fields = shape.rest(header, stated) or front.read(header, self._source_path, stated)
        return self._fields.get(name)

    def _states(self, name: str) -> bool:
        """Whether the header may hold a field: most hold no corrections, and need not be read for them."""
        header = self._header
        return name.encode() in header and any(map(header.__contains__, _FORMS[name]))


def detail(article: Article) -> Detail:
    """Only the last one is kept: ten thousand bodies would not fit in memory that a page builder may use."""
    if not _last or _last[0][0] is not article:
        _last[:] = [(article, Detail(article))]
    return _last[0][1]
