"""Stamps: a digest of everything that one page shows. A page is rendered again when, and only when, its stamp changed.

What a template can reach bounds what a stamp must hold: a `Ref` has no count, a neighbour only a title, address and date.
A page's stamp may hold more than its template shows (then it is rendered once too often) but never less.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from plugins.archive import feeds
from plugins.archive.plan import Page
from plugins.archive.records import Archive, Article, Term


def seal(archive: Archive) -> None:
    """Stamp every term and article with all that other pages can see of them."""
    for term in archive.listings():
        ref = term.ref
        term.stamp = ref.stamp = _of(ref.digest, _lines(ref.kind, ref.slug, ref.url, ref.name, ref.latin))
    for article in archive.articles + archive.removed:
        refs = [ref.stamp for ref in article.persons + article.tags]
        if article.region:
            refs.append(article.region.stamp)
        article.stamp = _of(article.digest, _lines(article.url, article.source_path, article.edit_url), *refs)


class Stamps:
    """Stamps of pages, on the ground of a digest of what all pages depend on."""

    def __init__(self, archive: Archive, surroundings: bytes, settings: Any) -> None:
        self.archive = archive
        self.ground = surroundings
        self._kinds: dict[str, tuple[Any, bytes]] = {}
        self.limit = settings["ARCHIVE_FEED_ITEMS"]
        counts = [term.stamp + str(term.count).encode() for term in archive.listings()]
        self.every = _of(*sorted(counts))

    def of(self, page: Page) -> bytes:
        kind = page.kind
        if kind not in self._kinds:
            self._kinds[kind] = getattr(self, f"_{kind}"), self.ground + b"\0" + kind.encode()
        method, ground = self._kinds[kind]
        return _of(ground, page.url.encode(), *method(page))

    def _article(self, page: Page) -> Iterable[bytes]:
        article: Article = page.subject
        near = [text for other in article.related for text in other]
        return article.stamp, _lines(*(article.older or ()), "\1", *(article.newer or ()), "\1", *near)

    def _removed(self, page: Page) -> Iterable[bytes]:
        return (page.subject.stamp,)

    def _term(self, page: Page) -> Iterable[bytes]:
        term, part = page.subject
        if part.pager.landing:  # it tells something of them all
            shown = [article.stamp for article in term.articles] + self._not_same(term) + self._months(term)
        else:
            shown = [article.stamp for article in part.articles]
        return [term.stamp, _lines(*map(str, part.pager), term.feed_url), *shown]

    def _not_same(self, term: Term) -> list[bytes]:
        people = self.archive.terms["person"]
        return [people[str(name)].stamp for name in term.record.get("not_same_as") or [] if str(name) in people]

    def _months(self, term: Term) -> list[bytes]:
        """The months on either side of a month; those of a year follow from its articles."""
        return [ref.stamp for ref in self.archive.beside.get(term.slug, ()) if ref] if term.kind == "month" else []

    def _home(self, page: Page) -> Iterable[bytes]:
        months = _lines(*[article.sort[:7] for article in self.archive.articles])  # the time line draws them
        return [self.every, months, *(article.stamp for article in page.shown)]

    def _terms(self, page: Page) -> Iterable[bytes]:
        kinds = ("year", "month") if page.subject == "year" else (page.subject,)
        return sorted(term.stamp + str(term.count).encode() for kind in kinds for term in self.archive.terms[kind].values())

    def _letter(self, page: Page) -> Iterable[bytes]:
        return [term.stamp + str(term.count).encode() for term in page.subject.terms]

    def _names(self, _page: Page) -> Iterable[bytes]:
        return sorted(term.stamp + str(term.count).encode() for term in self.archive.terms["person"].values())

    def _search(self, _page: Page) -> Iterable[bytes]:
        return (self.every,)

    def _missing(self, _page: Page) -> Iterable[bytes]:
        return ()

    def _redirect(self, page: Page) -> Iterable[bytes]:
        return (page.subject.encode(),)

    def _feed(self, page: Page) -> Iterable[bytes]:
        name = page.subject.name if page.subject else ""
        return [name.encode(), *(article.stamp for article in feeds.entries(page.shown, self.limit))]


def _of(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=16).digest()


def _lines(*texts: str) -> bytes:
    return "\0".join(texts).encode("utf-8", "replace")
