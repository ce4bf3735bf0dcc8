"""Addresses of pages, and the way from one page to the root."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2.filters import do_urlencode

MARK = "\ufdd0"
"""Stands for `root` in parts that are rendered once and shown at several depths; a noncharacter, so no text holds it."""

FEED = "feed.atom.xml"


@lru_cache(maxsize=64)
def up(depth: int) -> str:
    return "../" * depth


def root_of(url: str) -> str:
    """`people/x/` -> `../../`; the root page itself -> ``."""
    return up(url.count("/"))


def file_of(url: str) -> str:
    """File of an address under the output folder."""
    return url + "index.html" if not url or url.endswith("/") else url


def absolute(siteurl: str, url: str) -> str:
    """Full address, percent-encoded, for canonical links, feeds and the sitemap."""
    return f"{siteurl}/{url if url.isascii() and url.replace('/', '').isalnum() else '-'.join([_quoted(part) for part in url.split('-')])}"


def urlencode(text: Any) -> str:
    """Jinja's filter. Arabic words are encoded letter by letter; what is left over, by words, most of which were quoted before."""
    if type(text) is not str:
        return do_urlencode(text)
    if text.isascii():
        return text if text.replace("/", "").isalnum() else _quoted(text)
    raw = text.encode()
    if len(raw) == 2 * len(text) - text.count(" "):  # two bytes a letter, and spaces: nothing that stays as it is
        return "%" + raw.hex("%").upper()
    return "%20".join([_quoted(word) for word in text.split(" ")])


@lru_cache(maxsize=50_000)
def _quoted(text: str) -> str:
    return quote(text, safe="/-._~")


def base_path(siteurl: str) -> str:
    """Path of the site on its host: `/khizana/` or `/`. The page for missing addresses has no depth of its own."""
    return urlsplit(siteurl).path.rstrip("/") + "/"
