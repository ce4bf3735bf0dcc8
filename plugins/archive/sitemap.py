"""`sitemap.xml` with every page kind, and `robots.txt` that points to it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from plugins.archive.addresses import absolute

LIMIT = 45_000  # addresses in one file; the protocol allows 50,000
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def files(siteurl: str, urls: Iterable[str]) -> dict[str, bytes]:
    """File name -> bytes: one sitemap, or an index of several when there are too many addresses for one."""
    every = sorted(set(urls))
    chunks = [every[start : start + LIMIT] for start in range(0, len(every), LIMIT)] or [[]]
    if len(chunks) == 1:
        return {"sitemap.xml": _urlset(siteurl, chunks[0])}
    made = {f"sitemap-{number}.xml": _urlset(siteurl, chunk) for number, chunk in enumerate(chunks, 1)}
    rows = "".join(f"<sitemap><loc>{absolute(siteurl, name)}</loc></sitemap>\n" for name in made)
    return {**made, "sitemap.xml": f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()}


def stamp(siteurl: str, urls: Iterable[str]) -> bytes:
    """A digest of what the sitemap says."""
    return blake2b("\n".join([siteurl, *urls]).encode("utf-8", "replace"), digest_size=16).digest()


def is_part(name: str) -> bool:
    """Whether a file is one that `files` makes."""
    return name.startswith("sitemap") and name.endswith(".xml") and "/" not in name


def robots(siteurl: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(siteurl, 'sitemap.xml')}\n".encode()


def _urlset(siteurl: str, urls: list[str]) -> bytes:
    rows = "".join(f"<url><loc>{absolute(siteurl, url)}</loc></url>\n" for url in urls)
    return f"{_HEAD}<urlset {_SPACE}>\n{rows}</urlset>\n".encode()
