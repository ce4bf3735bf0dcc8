"""The list of feeds, for programs that read feeds."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from plugins.archive.addresses import FEED, absolute
from plugins.archive.feeds import with_feed
from plugins.archive.records import Archive

_GROUPS = (("region", "الجهات"), ("person", "الأشخاص"))


def write(archive: Archive, siteurl: str, sitename: str) -> bytes:
    """OPML 2.0: the whole archive, then regions and people that have a feed."""
    terms = with_feed(archive)
    whole = [_feed(sitename, FEED, "", siteurl)] if any(article.feed_day for article in archive.articles) else []
    groups = []
    for kind, label in _GROUPS:
        feeds = [_feed(term.name, term.feed_url, term.url, siteurl) for term in terms if term.kind == kind]
        if feeds:
            groups.append(f"<outline text={quoteattr(label)}>\n{''.join(feeds)}</outline>\n")
    head = f"<head><title>{_text(sitename)}</title></head>"
    body = "".join([*whole, *groups])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}\n<body>\n{body}</body>\n</opml>\n'.encode(
        "utf-8", "replace"
    )


def _feed(name: str, feed_url: str, url: str, siteurl: str) -> str:
    return (
        f'<outline type="rss" text={quoteattr(_clean(name))} xmlUrl={quoteattr(absolute(siteurl, feed_url))} '
        f"htmlUrl={quoteattr(absolute(siteurl, url))}/>\n"
    )


def _text(words: str) -> str:
    return _clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(words: str) -> str:
    """Without the control characters that XML has no way to write."""
    return "".join(char for char in words if char >= " " and char not in "\ufffe\uffff")
