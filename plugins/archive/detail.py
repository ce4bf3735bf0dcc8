"""The parts of an article that only its own page shows, read from its file when that page is written."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from plugins.archive import content_file, front, markup, shape
from plugins.archive.records import Article

_EMPTY: dict[str, Any] = {"corrections": (), "evidence": {}, "repairs": (), "source": {}, "reader_comments": ()}
_FORMS = {name: (f"{name}:".encode(), f"{name} :".encode(), f'{name}"'.encode(), f"{name}'".encode()) for name in _EMPTY}
_NAMES = {name: name.encode() for name in _EMPTY}
_last: list[tuple[Article, Detail]] = []


class Detail:
    """`html` (Markup), `text` (plain body), and the front matter that no listing shows.

    Each is worked out when asked for.
    """

    def __init__(self, article: Article) -> None:
        self._header, self._body = content_file.open_up(content_file.load(article.path), article.source_path)
        self._source_path = article.source_path
        self._removed = article.status == "removed"
        self._fields: dict[str, Any] | None = None

    def __getattr__(self, name: str) -> Any:
        """What was not asked for before."""
        if name == "html":
            value: Any = Markup("" if self._removed else markup.convert(self._body))
        elif name == "text":
            value = markup.plain_text(self.html)
        elif name in _EMPTY:
            value = self._field(name) or _EMPTY[name]
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def _field(self, name: str) -> Any:
        if not self._states(name) or (self._removed and name in shape.RARE):
            return None
        if self._fields is None:
            stated = frozenset(filter(self._states, _EMPTY))
            header = self._header.decode()
            self._fields = shape.rest(header, stated) or front.read(header, self._source_path, stated)
        return self._fields.get(name)

    def _states(self, name: str) -> bool:
        """Whether the header may hold a field: most hold no corrections, and need not be read for them."""
        header = self._header
        return _NAMES[name] in header and any(map(header.__contains__, _FORMS[name]))


def detail(article: Article) -> Detail:
    """Only the last one is kept: ten thousand bodies would not fit in memory that a page builder may use."""
    if not _last or _last[0][0] is not article:
        _last[:] = [(article, Detail(article))]
    return _last[0][1]
