"""The built site as a reader meets it: a real Chromium, a phone's width, below a base path."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

KINDS = {
    "home": "",
    "article": "articles/5f8f78b3/",
    "article without a date": "articles/cde688ae/",
    "article with a reader's comment": "articles/1f823f52/",
    "region": "regions/fes-meknes/",
    "regions": "regions/",
    "person with a record": "people/mohamed-hajira/",
    "people": "people/",
    "tags": "tags/",
    "years": "years/",
    "year": "years/2022/",
    "undated": "undated/",
    "about": "about/",
    "corrections": "corrections/",
    "search": "search/",
    "search with a query": "search/?q=" + quote("الحجيرة"),
    "not found": "404.html",
}
FIRST = {"المنصوري": "5f8f78b3", "الحجيرة": ("9cbd3a90", "f4ad4e13"), "الدار البيضاء سطات": "5f8f78b3"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_stay_at_home(page: Page, address: str, kind: str, width: int) -> None:
    """No page is wider than its screen, asks another origin for anything, or writes to the console."""
    outside, console, failed = [], [], []
    origin = urlsplit(address).netloc
    page.on("request", lambda r: outside.append(r.url) if r.url.startswith("http") and urlsplit(r.url).netloc != origin else None)
    page.on("console", lambda m: console.append(m.text))
    page.on("pageerror", lambda e: console.append(str(e)))
    page.on("response", lambda r: failed.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + KINDS[kind], wait_until="networkidle")
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (outside, console, failed, too_wide) == ([], [], [], 0)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").count() == 1


def search(page: Page, address: str, query: str) -> list[str]:
    """Addresses of the results, best first, once the page says it has finished."""
    page.goto(f"{address}search/?q={quote(query)}")
    page.locator(f'[aria-busy="false"][data-query="{query}"]').wait_for(state="attached", timeout=20_000)
    return [a.get_attribute("href") or "" for a in page.locator("[data-search-result]").locator("a[href*='articles/']").all()]


@pytest.mark.parametrize("query", FIRST)
def test_search_puts_the_right_article_first(page: Page, address: str, query: str) -> None:
    expected = FIRST[query] if isinstance(FIRST[query], tuple) else (FIRST[query],)
    found = search(page, address, query)
    assert found, "nothing found"
    assert any(f"articles/{slug}/" in found[0] for slug in expected), found


def test_the_field_in_the_header_leads_to_results(page: Page, address: str) -> None:
    page.goto(address + "articles/5f8f78b3/")
    field = page.locator("header input[name=q]").first
    field.fill("وهبي")
    field.press("Enter")
    page.locator('[aria-busy="false"][data-query="وهبي"]').wait_for(state="attached", timeout=20_000)
    result = page.locator("[data-search-result]").first
    result.locator("a[href*='articles/']").first.click()
    page.wait_for_url("**/articles/**")
    assert "وهبي" in page.locator("[itemprop=articleBody]").inner_text()


def test_a_person_page_gathers_articles_and_roles(page: Page, address: str) -> None:
    page.goto(address + "people/mohamed-hajira/")
    addresses = {a.get_attribute("href") for a in page.locator("main a[href*='articles/']").all()}
    slugs = {part.split("articles/")[1].split("/")[0] for part in addresses if part}
    assert slugs == {"f4ad4e13", "9cbd3a90"}
    assert "الأمين العام الجهوي" in page.locator("main").inner_text()


def test_an_article_reads_without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    plain = context.new_page()
    plain.goto(address + "articles/f4ad4e13/")
    article = plain.locator("article[data-slug=f4ad4e13]")
    assert "احتضن؛ المقر الجهوي لحزب الأصالة والمعاصرة بفاس" in article.locator("[itemprop=articleBody]").inner_text()
    assert article.get_by_role("link", name="محمد الحجيرة").first.is_visible()
    context.close()


def test_a_reader_who_commented_keeps_a_private_surname(page: Page, address: str) -> None:
    page.goto(address + "articles/1f823f52/")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    words = page.locator("main").inner_text()
    assert "حرمان من البطاقة الحزبية" in words
    assert "رشيد" in words
    assert "السفياني" not in page.content()
