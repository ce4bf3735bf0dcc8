"""A built site is looked at once more before it is published: links that lead nowhere, what GitHub Pages would refuse."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from editing import addresses

LARGEST_FILE = 100_000_000  # bytes; GitHub refuses larger files
LARGEST_SITE = 1_000_000_000  # bytes; what Pages allows a published site
LARGEST_PAGE = 2_000_000  # bytes; a page beyond it is a fault of ours, and no phone shows it
NEEDED = ("index.html", "404.html", "sitemap.xml", "robots.txt", "feed.atom.xml", "search/index.html")
_LINK = re.compile(r"""<(?:a|link|img|script|source|iframe|form)\b[^>]*?\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)')""")
_MOST = 20  # faults of one kind that are worth printing


def faults(site: Path, listed: addresses.Addresses) -> list[str]:
    """What is wrong with the site, in Arabic, most important first; nothing when it may be published."""
    if not (site / "index.html").is_file():
        return [f"لا موقع في «{site.name}»: لم يكتمل البناء."]
    missing = [f"ملف لا بد منه ناقص من الموقع: {name}" for name in NEEDED if not (site / name).is_file()]
    gone = [f"عنوان منشور لم يعد له صفحة: {address} — {_remedy(address)}" for address in addresses.lost(listed, site)]
    dead = [f"رابط لا يؤدي إلى شيء: «{link}» في {page}" for page, link in dead_links(site)]
    return [*missing, *gone[:_MOST], *dead[:_MOST], *_limits(site)]


def _remedy(address: str) -> str:
    if address.startswith("articles/"):
        return "أعد ملف المقال، وإن كان حذفه مقصودا فأعده واكتب فيه status: removed"
    if address.startswith(("people/", "regions/")):
        return "أعد الملف، أو اكتب العنوان القديم في redirects في الملف الذي حل محله"
    return "أعد الصفحة، أو اكتب في addresses.txt إلى أين يحال: القديم/ -> الجديد/"


def _limits(site: Path) -> Iterator[str]:
    total = 0
    for path in _files(site):
        size = path.stat().st_size
        total += size
        if size > LARGEST_FILE:
            yield f"ملف أكبر مما يقبله GitHub ({size // 1_000_000} ميغا): {path.relative_to(site)}"
        elif path.suffix == ".html" and size > LARGEST_PAGE:
            yield f"صفحة أثقل مما ينبغي ({size // 1_000_000} ميغا): {path.relative_to(site)}"
    if total > LARGEST_SITE:
        yield f"الموقع كله أكبر مما يقبله GitHub Pages ({total // 1_000_000} ميغا)."


def dead_links(site: Path) -> Iterator[tuple[str, str]]:
    """(page, link) of every link inside the site that leads to no file."""
    present = {path.relative_to(site).as_posix() for path in _files(site)}
    for name in sorted(present):
        if not name.endswith(".html") or name == "404.html":  # 404.html is shown at any depth and links from the site's base
            continue
        folder = name.rpartition("/")[0]
        text = (site / name).read_text(encoding="utf-8", errors="replace")
        for link in dict.fromkeys(double or single for double, single in _LINK.findall(text)):
            if not _leads(folder, unescape(link), present):
                yield name, link


def _leads(folder: str, link: str, present: set[str]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return True
    path = os.path.normpath(f"/{folder}/{unquote(parts.path)}" if not parts.path.startswith("/") else unquote(parts.path)).lstrip("/")
    return path in present or f"{path}/index.html".lstrip("/") in present


def _files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.is_file())
