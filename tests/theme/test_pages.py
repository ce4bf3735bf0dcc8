"""Every page that the theme dresses, parsed as strictly as a parser can."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest

from tests.site.building import page

pytestmark = [pytest.mark.site, pytest.mark.xdist_group("dressed")]
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
_KNOWN = {"NewsArticle", "Person", "AdministrativeArea", "BreadcrumbList", "WebSite"}


def pages(site: Path) -> list[tuple[str, str]]:
    return [(str(file.relative_to(site)), file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))]


def test_pages_parse_without_an_error(dressed: Path) -> None:
    for name, text in pages(dressed):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(text)
        assert not parser.errors, (name, parser.errors[:3])


def test_each_page_has_one_heading_one_main_and_says_its_language(dressed: Path) -> None:
    for name, text in pages(dressed):
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        tags = Counter(element.tag for element in tree.iter() if isinstance(element.tag, str))
        assert (tags["h1"], tags["main"]) == (1, 1), name
        assert tree.get("dir") == "rtl" and (tree.get("lang") or "").startswith("ar"), name
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        assert not [one for one, count in ids.items() if count > 1], name


def test_data_blocks_are_valid(dressed: Path) -> None:
    found = set()
    for name, text in pages(dressed):
        blocks = _DATA.findall(text)
        assert len(blocks) <= 1, name
        for block in blocks:
            data = json.loads(block)
            nodes = data.get("@graph", [data])
            assert data["@context"] == "https://schema.org", name
            found |= {node["@type"] for node in nodes}
    assert found == _KNOWN


def test_content_policy_is_strict(dressed: Path) -> None:
    for name, text in pages(dressed):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy and "default-src 'self'" in policy[1], name
        assert "unsafe-inline" not in policy[1] and "unsafe-eval" not in policy[1], name
        assert not re.search(r"\sstyle=|\son[a-z]+=\"", re.sub(r">[^<]*<", "><", text)), name


def test_an_article_shows_what_is_known_and_how(dressed: Path) -> None:
    text = page(dressed, "articles/cccc0001/")
    assert "سنة مستنتجة" in text and "شخص في منصبه منذ 2024" in text
    assert text.count('class="mention"') == 2
    assert "محمد ع." in text and "محمد العلوي" not in text
    assert "a" * 64 in text and "صُحّح الاسم" in text and "الأصالةوالمعاصرة" in text
    assert 'name="citation_publication_date" content="2025/10/24"' in text
    assert re.search(r'<details class="drawer comments"[^>]*>', text) and "<details open" not in text


def test_hostile_titles_are_text_everywhere(dressed: Path) -> None:
    for name, text in pages(dressed):
        assert "<b>" not in text and "alert(1)</script>" not in text, name


def test_a_removed_article_leaves_no_word_behind(dressed: Path) -> None:
    for name, text in pages(dressed):
        assert "سري" not in text, name
    assert "حُذف بطلب" in page(dressed, "articles/aaaa0006/")


def test_undated_articles_are_shown_without_a_date(dressed: Path) -> None:
    text = page(dressed, "articles/aaaa0005/")
    assert "بلا تاريخ معروف" in text and "<time" not in text and "datePublished" not in text
