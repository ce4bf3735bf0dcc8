"""Pelican's Writer, with whole files, feeds of prepared entries, and the variables that every template of the archive gets."""

from __future__ import annotations

import datetime
import html
import io
import os
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from feedgenerator import Atom1Feed, get_tag_uri
from pelican.utils import set_date_tzinfo
from pelican.writers import Writer

from plugins.archive.addresses import absolute, root_of
from plugins.archive.records import Article
from plugins.archive.store import Sink, Store


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
        title = f"{context['SITENAME']} - {feed_title}" if feed_title else context["SITENAME"]
        return PreparedFeed(title=title, link=self.site_url + "/", feed_url=self.feed_url, description=None,
                            subtitle=context.get("SITESUBTITLE"), language="ar-MA")  # fmt: skip

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        if not isinstance(item, Article):
            super()._add_item_to_the_feed(feed, item)
            return
        if item.slug not in self._entries:
            self._entries[item.slug] = self._entry(item)
        feed.items.append(self._entries[item.slug])

    def _entry(self, article: Article) -> dict[str, Any]:
        """An entry in the form that feedgenerator writes; `pubdate` stays beside the XML for the feed's own date."""
        link = absolute(self.site_url, article.url)
        day = article.feed_day
        date = set_date_tzinfo(datetime.datetime(day.year, day.month, day.day), self.settings.get("TIMEZONE"))
        feed = Atom1Feed("", "", "")
        feed.add_item(title=article.title, link=link, unique_id=get_tag_uri(link, date), pubdate=date, updateddate=date,
                      description=html.escape(article.description, quote=False), author_name=article.author or None,
                      categories=[ref.name for ref in article.tags])  # fmt: skip
        text = io.StringIO()
        handler = _Handler(text, "utf-8")
        handler.startElement("entry", AttributesImpl({}))
        feed.add_item_elements(handler, feed.items[0])
        handler.endElement("entry")
        return {"xml": text.getvalue(), "pubdate": date}


class _Handler(XMLGenerator):
    """feedgenerator's own handler, without its start of a document."""

    def addQuickElement(self, name: str, contents: str | None = None, attrs: dict[str, str] | None = None) -> None:  # noqa: N802
        self.startElement(name, AttributesImpl(attrs or {}))
        if contents is not None:
            self.characters("".join(char for char in contents if char >= " " or char in "\t\n"))
        self.endElement(name)
