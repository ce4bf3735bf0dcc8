"""Pelican's Writer, with whole files, feeds of prepared entries, and the variables that every template of the archive gets."""

from __future__ import annotations

import datetime
import os
import re
from functools import lru_cache
from operator import itemgetter
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from feedgenerator import Atom1Feed, iri_to_uri, rfc3339_date
from pelican.utils import set_date_tzinfo
from pelican.writers import Writer

from plugins.archive.addresses import absolute, root_of
from plugins.archive.records import Article
from plugins.archive.serializer import escape
from plugins.archive.store import Sink, Store

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


class PreparedFeed(Atom1Feed):  # type: ignore[misc]
    """An Atom feed that can hold entries as XML, so that an article in forty feeds is serialised once."""

    def write_items(self, handler: Any) -> None:
        for item in self.items:
            if "xml" in item:
                handler.ignorableWhitespace(item["xml"])  # passes text through as it is
            else:
                handler.startElement("entry", self.item_attributes(item))
                self.add_item_elements(handler, item)
                handler.endElement("entry")


class ArchiveWriter(Writer):  # type: ignore[misc]
    """`write_file` and `write_feed` are Pelican's; only where bytes go and how an Article becomes an entry differ."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.store = Store(output_path)
        self._entries: dict[str, dict[str, Any]] = {}
        self._sites: dict[str, tuple[int, str]] = {}  # address of the site -> where its path begins, its host
        self._dates: dict[datetime.date, tuple[datetime.datetime, str]] = {}

    def write_file(self, name: Any, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """As in Pelican; `root`, `page_url` and the real SITEURL are added for templates that use them."""
        if name and isinstance(name, str):
            url = name.removesuffix("index.html")
            siteurl = self.settings["SITEURL"]
            ours = {"root": root_of(url), "page_url": url, "canonical": absolute(siteurl, url), "SITEURL": siteurl}
            for key, value in {**ours, "settings": self.settings}.items():
                kwargs.setdefault(key, value)
        super().write_file(name, template, context, *args, **kwargs)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        if filename in self._overridden_files or (filename in self._written_files and not override):
            # Pelican's own rules for a second writer: refuse, or skip
            return super()._open_w(filename, encoding, override)
        if override:
            self._overridden_files.add(filename)
        self._written_files.add(filename)
        return Sink(self.store, os.path.relpath(filename, self.store.root).replace(os.sep, "/"))

    def _create_new_feed(self, feed_type: str, feed_title: str, context: Any) -> Any:
        if feed_type != "atom":
            return super()._create_new_feed(feed_type, feed_title, context)
        return PreparedFeed(title=_title(context, feed_title), link=self.site_url + "/", feed_url=self.feed_url, description=None,
                            subtitle=context.get("SITESUBTITLE"), language="ar-MA")  # fmt: skip

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        if not isinstance(item, Article):
            super()._add_item_to_the_feed(feed, item)
            return
        feed.items.append(self._kept(item))

    def feed_text(self, articles: list[Article], context: Any, url: str, feed_title: str) -> str:
        """What `write_feed` gives of dated articles, for when nobody hears of the feed: what all feeds have in common costs most of it."""
        self.site_url = context["SITEURL"]
        items = [self._kept(article) for article in articles[: self.settings["FEED_MAX_ITEMS"]]]
        link, own = iri_to_uri(self.site_url + "/"), iri_to_uri(self.urljoiner(context["FEED_DOMAIN"], url))
        latest = max(items, key=itemgetter("pubdate"))["moment"]
        parts = [
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xml:lang="ar-MA" xmlns="http://www.w3.org/2005/Atom">',
            _element("title", _title(context, feed_title)), f'<link href={quoteattr(link)} rel="alternate"/>',
            f'<link href={quoteattr(own)} rel="self"/>', _element("id", self.site_url + "/"), f"<updated>{latest}</updated>",
            _element("subtitle", subtitle) if (subtitle := context.get("SITESUBTITLE")) else "",
        ]  # fmt: skip
        return "".join([*parts, *[item["xml"] for item in items], "</feed>"])

    def _kept(self, article: Article) -> dict[str, Any]:
        if article.slug not in self._entries:
            self._entries[article.slug] = self._entry(article)
        return self._entries[article.slug]

    def _entry(self, article: Article) -> dict[str, Any]:
        """An entry as feedgenerator writes it, at a tenth of its cost; `pubdate` stays beside the XML for the feed's own date."""
        link = absolute(self.site_url, article.url)
        date, moment = self._moment(article.feed_day)
        parts = [
            _element("title", article.title), f'<link href={quoteattr(link)} rel="alternate"></link>',
            f"<published>{moment}</published><updated>{moment}</updated>",
            f"<author>{_element('name', article.author)}</author>" if article.author else "",
            _element("id", self._tag(link, article.feed_day)), _element("summary", escape(article.description), ' type="html"'),
            *[_category(ref.name) for ref in article.tags],
        ]  # fmt: skip
        return {"xml": f"<entry>{''.join(parts)}</entry>", "pubdate": date, "moment": moment}

    def _moment(self, day: datetime.date) -> tuple[datetime.datetime, str]:
        """The beginning of a day, and how a feed writes it."""
        if day not in self._dates:
            date = set_date_tzinfo(datetime.datetime(day.year, day.month, day.day), self.settings.get("TIMEZONE"))
            self._dates[day] = date, rfc3339_date(date)
        return self._dates[day]

    def _tag(self, link: str, day: datetime.date) -> str:
        """What feedgenerator makes of the two; only the path differs within a site."""
        if self.site_url not in self._sites:
            at = len(self.site_url) - len(urlsplit(self.site_url).path)
            self._sites[self.site_url] = at, str(urlsplit(self.site_url).hostname)
        at, host = self._sites[self.site_url]
        return f"tag:{host},{day.isoformat()}:{link[at:]}"


def _title(context: Any, of: str) -> str:
    return f"{context['SITENAME']} - {of}" if of else str(context["SITENAME"])


@lru_cache(maxsize=10_000)
def _category(name: str) -> str:
    return f"<category term={quoteattr(name)}></category>"


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(_CONTROL.sub('', text))}</{name}>"
