"""Which feeds there are, and what is in them: dated articles only, since an undated one has no honest `updated`."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pelican import signals

from plugins.archive.addresses import FEED
from plugins.archive.records import Archive, Article, Term


def entries(articles: list[Article], limit: int) -> list[Article]:
    """The newest articles whose first full day is known and which nobody took back."""
    return list(islice((a for a in articles if a.feed_day and not a.status), limit))


def mark(archive: Archive, settings: Any) -> None:
    """Give the terms that have a feed its address. A feed without entries would be a promise that nobody keeps: none is written."""
    kinds = ("region", "person") if settings["ARCHIVE_PEOPLE_FEEDS"] else ("region",)
    for kind in kinds:
        for term in archive.terms[kind].values():
            if entries(term.articles, 1):
                term.feed_url = term.ref.url + FEED


def text(writer: Any, context: Any, url: str, articles: list[Article], title: str, limit: int) -> str:
    """One feed as XML, made by Pelican's Writer when somebody listens to what it makes."""
    chosen = entries(articles, limit)
    if not signals.feed_generated.receivers:
        return str(writer.feed_text(chosen, context, url, title))
    feed = writer.write_feed(chosen, context, path=None, url=url, feed_title=title)
    return str(feed.writeString("utf-8"))


def with_feed(archive: Archive) -> list[Term]:
    return [term for kind in ("region", "person") for term in archive.terms[kind].values() if term.feed_url]
