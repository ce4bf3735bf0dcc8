"""The written site, looked at as files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import feedparser
import html5lib

from tests.site.building import files, page

BASE = "https://example.org/khizana/"


def _links(text: str) -> list[str]:
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    return [element.get("href") for element in tree.iter() if element.get("href") and element.tag in ("a", "link")]


def test_every_link_of_every_page_leads_somewhere(small: Path) -> None:
    written = {BASE + name for name in files(small)}
    for name, data in files(small).items():
        if name.endswith(".html"):
            here = BASE + name.removesuffix("index.html")
            for link in _links(data.decode()):
                target = unquote(urljoin(here, link)).split("#")[0]
                if target.startswith(BASE):
                    assert (target + "index.html" if target.endswith("/") else target) in written, (name, link)


def test_links_are_relative_so_that_any_path_will_do(small: Path) -> None:
    for name, data in files(small).items():
        if name.endswith(".html") and name != "404.html":
            assert not re.search(r'(?:href|src)="/', data.decode()), name
    assert 'href="/khizana/regions/"' in page(small, "404.html")


def test_every_kind_of_page_is_there(small: Path) -> None:
    expected = [
        "",
        "articles/aaaa0001/",
        "people/",
        "people/mohamed-hajira/",
        "people/عبدالاله-بنصالح/",
        "regions/",
        "regions/fes-meknes/",
        "tags/",
        "tags/لقا-تواصلي/",
        "years/",
        "years/2025/",
        "years/2020/",
        "years/2019/",
        "undated/",
        "about/",
    ]
    for url in expected:
        assert page(small, url).startswith("<!doctype html>"), url
    for name in (
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "feed.atom.xml",
        "regions/fes-meknes/feed.atom.xml",
        "people/mohamed-hajira/feed.atom.xml",
    ):
        assert (small / name).is_file(), name


def test_hostile_titles_stay_text(small: Path) -> None:
    text = page(small, "articles/aaaa0001/")
    assert "<title>لقاء &lt;b&gt;جهوي&lt;/b&gt; &amp; «تواصلي» — " in text
    assert "<script>" not in text
    assert "خزانة" in page(small, "") and "<h1>index</h1>" in page(small, "articles/aaaa0003/")


def test_dates_in_arabic(small: Path) -> None:
    shown = {
        "aaaa0001": "الجمعة 24 أكتوبر 2025",
        "aaaa0002": "أكتوبر 2020",
        "aaaa0003": "من 29 يونيو إلى 2 يوليوز 2019",
        "aaaa0004": "24 أكتوبر (السنة غير معروفة)",
        "aaaa0005": "بدون تاريخ",
    }
    for slug, text in shown.items():
        assert text in page(small, f"articles/{slug}/"), slug


def test_undated_articles_have_a_place_and_no_date(small: Path) -> None:
    undated = page(small, "undated/")
    assert "aaaa0004" in undated and "aaaa0005" in undated and "aaaa0002" not in undated
    assert {path.name for path in (small / "years").iterdir()} == {"2025", "2024", "2023", "2020", "2019", "index.html"}
    for feed in small.rglob("feed.atom.xml"):
        text = feed.read_text("utf-8")
        assert "aaaa0004" not in text and "aaaa0005" not in text and "aaaa0002" not in text


def test_one_person_under_several_spellings(small: Path) -> None:
    text = page(small, "people/عبدالاله-بنصالح/")
    assert all(slug in text for slug in ("aaaa0001", "aaaa0003", "aaaa0004"))
    assert "<h1>عبد الإله بن صالح</h1>" in text  # the commonest spelling


def test_tags_whose_stock_slugs_collide_are_three(small: Path) -> None:
    assert all((small / f"tags/{slug}/index.html").is_file() for slug in ("ايمان", "ايمن", "يمن"))


def test_redirects_from_keys_aliases_and_old_slugs(small: Path) -> None:
    for old in ("محمد-حجيره", "محمد-لحجيره", "old-hajira"):
        text = page(small, f"people/{old}/")
        assert 'content="0; url=../../people/mohamed-hajira/"' in text and "noindex" in text
    assert 'url=../../regions/fes-meknes/"' in page(small, "regions/فاس-مكناس/")


def test_removed_and_retracted(small: Path) -> None:
    for name, data in files(small).items():
        assert "سري" not in data.decode("utf-8", "replace"), name
    notice = page(small, "articles/aaaa0006/")
    assert "noindex" in notice and "حُذف بطلب" in notice and "data-pagefind-body" not in notice
    retracted = page(small, "articles/aaaa0007/")
    assert "نص مسحوب" in retracted and "noindex" in retracted
    assert "aaaa0007" not in (small / "feed.atom.xml").read_text("utf-8")


def test_listings_are_numbered_from_the_oldest(small: Path) -> None:
    landing, first = page(small, "regions/fes-meknes/"), page(small, "regions/fes-meknes/page/1/")
    assert "aaaa0001" in landing and "bbbb0001" not in landing
    assert "bbbb0001" in first and first.count("<li>") == 24
    assert not (small / "regions/fes-meknes/page/2").exists()
    assert 'href="../../../../regions/fes-meknes/page/1/"' not in landing and 'href="../../regions/fes-meknes/page/1/"' in landing


def test_sitemap_names_every_page_that_may_be_found(small: Path) -> None:
    tree = ElementTree.parse(small / "sitemap.xml")
    urls = {unquote(str(node.text)).removeprefix(BASE) for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {
        name.removesuffix("index.html") for name, data in files(small).items() if name.endswith("index.html") and b"noindex" not in data
    }
    assert urls == pages
    assert f"Sitemap: {BASE}sitemap.xml" in (small / "robots.txt").read_text("utf-8")


def test_feeds_are_atom_with_absolute_links(small: Path) -> None:
    for path in small.rglob("feed.atom.xml"):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo and feed.entries and feed.version == "atom10", path
        assert feed.feed.updated == max(entry.updated for entry in feed.entries)
        for entry in feed.entries:
            assert entry.link.startswith(BASE + "articles/") and entry.id.startswith("tag:example.org,")
    assert len(feedparser.parse((small / "feed.atom.xml").read_bytes()).entries) == 20
    newest = feedparser.parse((small / "people/mohamed-hajira/feed.atom.xml").read_bytes()).entries[0]
    assert newest.title == "لقاء &lt;b&gt;جهوي&lt;/b&gt; & «تواصلي»" or "جهوي" in newest.title
    assert "<script" not in newest.summary


def test_pelicans_own_pages_have_the_right_root(small: Path) -> None:
    text = page(small, "about/")
    assert 'href="../regions/"' in text and 'href="../other/"' in text
    assert '<link rel="canonical" href="https://example.org/khizana/about/">' in text
