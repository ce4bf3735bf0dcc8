"""The list of pages that an archive makes. Nothing is rendered here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.archive import letters
from plugins.archive.addresses import FEED
from plugins.archive.feeds import with_feed
from plugins.archive.listing import Part, parts
from plugins.archive.records import Archive, Article, Term

INDEXES = {"region": "regions/", "person": "people/", "tag": "tags/", "year": "years/"}
CARDS = ("term", "home")  # kinds of pages that show articles as cards


class Page:
    """One file to write: its address, what makes it, and what it shows.

    `kind` is the name of a method of `Renderer`; `shown` are articles and `terms` the terms whose facts appear on it.
    """

    __slots__ = ("kind", "listed", "shown", "subject", "url")

    def __init__(self, url: str, kind: str, subject: Any, shown: list[Article], listed: bool = True) -> None:
        self.url = url
        self.kind = kind
        self.subject = subject
        self.shown = shown
        self.listed = listed  # whether the sitemap names it


def pages(archive: Archive, settings: Any, has_search: bool) -> list[Page]:
    """Every page, article pages last since they are most and smallest."""
    found = list(_single(archive, settings, has_search))
    for term in archive.listings():
        found += [Page(part.url, "term", (term, part), part.articles) for part in _parts(term, settings)]
    found += [Page(old, "redirect", new, [], listed=False) for old, new in archive.redirects.items()]
    found += [Page(article.url, "article", article, [article], listed=not article.status) for article in archive.articles]
    found += [Page(article.url, "removed", article, [], listed=False) for article in archive.removed]
    return found


def feeds(archive: Archive, settings: Any) -> list[Page]:
    """Every feed that has an entry."""
    limit = settings["ARCHIVE_FEED_ITEMS"]
    found = [Page(term.feed_url, "feed", term, term.articles[: 2 * limit], listed=False) for term in with_feed(archive)]
    if any(article.feed_day for article in archive.articles):
        found.append(Page(FEED, "feed", None, archive.articles, listed=False))
    return found


def _single(archive: Archive, settings: Any, has_search: bool) -> Iterator[Page]:
    newest = [article for article in archive.articles if article.sort] or archive.articles
    yield Page("", "home", None, newest[: settings["ARCHIVE_HOME_ITEMS"]])
    for kind, url in INDEXES.items():
        yield Page(url, "terms", kind, [])
    if len(archive.terms["person"]) > settings["ARCHIVE_INDEX_MOST"]:
        every = letters.divide(archive.terms["person"].values())
        yield from (Page(letter.url, "letter", letter, []) for letter in every)
        yield Page(letters.NAMES, "names", every, [], listed=False)
    if has_search:
        yield Page("search/", "search", None, [])
    yield Page("404.html", "missing", None, [], listed=False)


def _parts(term: Term, settings: Any) -> list[Part]:
    return parts(term.url, term.articles, settings["ARCHIVE_PER_PAGE"], settings["ARCHIVE_LANDING_MIN"])
