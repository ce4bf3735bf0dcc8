"""The parts of an article that only its own page shows, read from its file when that page is written."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from plugins.archive import content_file, front, markup, shape
from plugins.archive.records import Article

_EMPTY: dict[str, Any] = {"corrections": (), "evidence": {}, "repairs": (), "source": {}, "reader_comments": ()}
_ALL = frozenset(_EMPTY)
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

    def __getattr__(self, name: str) -> Any:
        """What was not asked for before."""
        if name in _EMPTY:
            self.__dict__ |= _EMPTY | self._rest()
            return self.__dict__[name]
        if name == "html":
            value: Any = Markup("" if self._removed else markup.convert(self._body))
        elif name == "text":
            value = markup.plain_text(self.html)
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def _rest(self) -> dict[str, Any]:
        """What these fields hold, where they hold anything. A removed article keeps its corrections only."""
        if not self._removed and (found := shape.rest(self._header)):
            return found
        kept = frozenset(("corrections",)) if self._removed else _ALL
        stated = _stated(self._header) & kept
        if not stated:  # then it need not be read
            return {}
        found = front.read(self._header.decode(), self._source_path, stated)
        return {name: found[name] for name in stated if found.get(name)}


def _stated(header: bytes) -> frozenset[str]:
    """Fields that seem to stand there."""
    return frozenset([name for name in _ALL if _NAMES[name] in header and any(map(header.__contains__, _FORMS[name]))])


def detail(article: Article) -> Detail:
    """Only the last one is kept: ten thousand bodies would not fit in memory that a page builder may use."""
    if not _last or _last[0][0] is not article:
        _last[:] = [(article, Detail(article))]
    return _last[0][1]
