"""Stamps: a digest of everything that one page shows. A page is rendered again when, and only when, its stamp changed.

What a template can reach bounds what a stamp must hold: a `Ref` has no count, a neighbour only a title, address and date.
A page's stamp may hold more than its template shows (then it is rendered once too often) but never less.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from marshal import dumps
from typing import Any

from plugins.archive import feeds
from plugins.archive.plan import Page
from plugins.archive.records import Archive, Article, Term


def seal(archive: Archive) -> None:
    """Stamp every term and article with all that other pages can see of them."""
    for term in archive.listings():
        ref = term.ref
        term.stamp = ref.stamp = _of(ref.digest, ref.kind, ref.slug, ref.url, ref.name, ref.latin)
    for article in archive.articles + archive.removed:
        refs = [ref.stamp for ref in article.persons + article.tags]
        region = article.region.stamp if article.region else None
        article.stamp = _of(article.facts.digest, article.url, article.source_path, article.edit_url, region, *refs)


class Stamps:
    """Stamps of pages, on the ground of a digest of what all pages depend on."""

    def __init__(self, archive: Archive, surroundings: bytes, settings: Any) -> None:
        self.archive = archive
        self.ground = surroundings
        self._kinds: dict[str, Any] = {}
        self.limit = settings["ARCHIVE_FEED_ITEMS"]
        self.every = _of(*_counts(archive.listings()))

    def of(self, page: Page) -> bytes:
        kind = page.kind
        shown = self._kinds.get(kind)
        if not shown:
            shown = self._kinds[kind] = getattr(self, f"_{kind}")
        return _of(self.ground, kind, page.url, *shown(page))

    def _article(self, page: Page) -> Iterable[Any]:
        article: Article = page.subject
        near = [text for other in article.related for text in other]
        return article.stamp, *(article.older or ()), 1, *(article.newer or ()), 1, *near

    def _removed(self, page: Page) -> Iterable[Any]:
        return (page.subject.stamp,)

    def _term(self, page: Page) -> Iterable[Any]:
        term, part = page.subject
        if part.pager.landing:  # it tells something of them all
            shown = [article.stamp for article in term.articles] + self._not_same(term) + self._months(term)
        else:
            shown = [article.stamp for article in part.articles]
        return term.stamp, *part.pager, term.feed_url, b"".join(shown)

    def _not_same(self, term: Term) -> list[bytes]:
        people = self.archive.terms["person"]
        return [people[str(name)].stamp for name in term.record.get("not_same_as") or [] if str(name) in people]

    def _months(self, term: Term) -> list[bytes]:
        """The months on either side of a month; those of a year follow from its articles."""
        return [ref.stamp for ref in self.archive.beside.get(term.slug, ()) if ref] if term.kind == "month" else []

    def _home(self, page: Page) -> Iterable[Any]:
        months = [article.sort[:7] for article in self.archive.articles]  # the time line draws them
        return self.every, *months, *(article.stamp for article in page.shown)

    def _terms(self, page: Page) -> Iterable[Any]:
        kinds = ("year", "month") if page.subject == "year" else (page.subject,)
        return _counts(term for kind in kinds for term in self.archive.terms[kind].values())

    def _letter(self, page: Page) -> Iterable[Any]:
        return [part for term in page.subject.terms for part in (term.stamp, term.count)]

    def _names(self, _page: Page) -> Iterable[Any]:
        return _counts(self.archive.terms["person"].values())

    def _search(self, _page: Page) -> Iterable[Any]:
        return (self.every,)

    def _missing(self, _page: Page) -> Iterable[Any]:
        return ()

    def _redirect(self, page: Page) -> Iterable[Any]:
        return (page.subject,)

    def _feed(self, page: Page) -> Iterable[Any]:
        name = page.subject.name if page.subject else ""
        return name, *(article.stamp for article in feeds.entries(page.shown, self.limit))


def _counts(terms: Iterable[Term]) -> list[Any]:
    """How often each term occurs, in an order that depends on the terms alone."""
    return [part for pair in sorted([(term.stamp, len(term.articles)) for term in terms]) for part in pair]


def _of(*parts: Any) -> bytes:
    """A digest of texts, numbers and bytes, told apart by what marshal writes before each (version 2: equal values, equal bytes)."""
    return blake2b(dumps(parts, 2), digest_size=16).digest()
