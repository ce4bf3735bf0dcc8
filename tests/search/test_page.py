"""The search page in a real browser: the contract, hostile queries, keyboard, state, facets, marks."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOSTILE = {
    "ten thousand letters": "ك" * 10_000,
    "ten thousand words": "فاس " * 2_500,
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "attribute": '" onfocus="alert(1)" x="',
    "emoji": "😀🕌👨‍👩‍👧",
    "punctuation": "!?…—«»()[]{}*+.\\^$|/",
    "unbalanced quotes": '"الدار البيضاء «',
    "empty quotes": '""',
    "percent": "%E0%A4%A",
    "controls": "\u202eفاس\u2066\u200f",
    "lone surrogate": "\ud800",
    "prototype": "__proto__ constructor toString",
    "other scripts": "ⵜⴰⵎⴰⵣⵉⵖⵜ Кириллица 中文",
    "spaces": " \u00a0\t ",
}


def ask(page: Page, address: str, query: str, more: str = "") -> None:
    """Open the search page with a query and wait for its answer."""
    page.goto(f"{address}search/?q={quote(query, errors='replace')}{more}")
    page.wait_for_selector('[data-search="results"][aria-busy="false"]', state="attached")


def results(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator("[data-search-result] h3 a").all()]


def test_results_meet_the_contract(page: Page, address: str) -> None:
    ask(page, address, "وهبي")
    place = page.locator('[data-search="results"]')
    assert place.get_attribute("data-query") == "وهبي"
    assert len(results(page)) == 3 and all(href.startswith("../articles/") for href in results(page))
    for result in page.locator("[data-search-result]").all():
        assert result.locator("mark").count() > 0
    expect(page.get_by_role("status")).to_have_text("3 نتائج")


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_queries(page: Page, address: str, kind: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(f"{address}search/")
    page.locator("#search-field").fill(HOSTILE[kind])
    page.locator("#search-field").press("Enter")
    finished = "query => document.querySelector('[data-search=results]').dataset.query === query"
    page.wait_for_function(finished, arg=page.locator("#search-field").input_value())
    assert errors == []
    assert page.locator("main img, main script, main [onfocus]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_nothing_found_is_said_with_ways_on(page: Page, address: str) -> None:
    ask(page, address, "بيتكوين")
    assert results(page) == []
    expect(page.get_by_role("status")).to_contain_text("لا نتائج")
    assert page.locator('[data-search="notes"] a').count() >= 4


def test_suggestions_are_no_results(page: Page, address: str) -> None:
    ask(page, address, "بيتكوين الحجيرة زبرجد")
    assert results(page) == []
    assert page.locator('[data-search="suggestions"] h3 a').count() > 0
    expect(page.get_by_role("heading", name="اقتراحات")).to_be_visible()


def test_one_wrong_letter_is_corrected_and_said(page: Page, address: str) -> None:
    ask(page, address, "الحجبرة")
    assert len(results(page)) == 2
    expect(page.locator('[data-search="notes"]')).to_contain_text("هل تقصد")


def test_facets_filter_and_are_remembered(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 900})
    ask(page, address, "الحزب")
    all_results = len(results(page))
    box = page.locator('input[data-value="region فاس-مكناس"]')
    count = int(page.locator("label", has=box).locator(".count").inner_text())
    box.check()
    page.wait_for_function(f"() => document.querySelectorAll('[data-search-result]').length === {count}")
    assert 0 < count < all_results
    assert parse_qs(urlsplit(page.url).query)["region"] == ["فاس-مكناس"]
    page.reload()
    page.wait_for_selector('[data-search="results"][aria-busy="false"]')
    assert len(results(page)) == count
    page.get_by_role("button", name="إزالة الجهة: فاس-مكناس").click()
    page.wait_for_function(f"() => document.querySelectorAll('[data-search-result]').length === {all_results}")


@pytest.mark.parametrize("facet", ["tag", "person"])
def test_a_long_list_is_read_when_it_is_opened(page: Page, address: str, facet: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 900})
    ask(page, address, "الحزب")
    group = page.locator(f'[data-facet="{facet}"]')
    group.locator("summary").click()
    label = group.locator("label").first
    count = int(label.locator(".count").inner_text())
    label.locator("input").click()
    page.wait_for_function(f"() => document.querySelectorAll('[data-search-result]').length === {count}")
    page.reload()
    page.wait_for_selector('[data-search="results"][aria-busy="false"]')
    assert len(results(page)) == count > 0


def test_inside_a_facet_any_value_will_do(page: Page, address: str) -> None:
    ask(page, address, "الحزب", "&year=2020")
    one = len(results(page))
    ask(page, address, "الحزب", "&year=2020&year=2021")
    assert len(results(page)) > one > 0


def test_order_by_day(page: Page, address: str) -> None:
    days = "[...document.querySelectorAll('[data-search-result] time')].map(one => one.dateTime)"
    ask(page, address, "الحزب", "&sort=oldest")
    oldest = page.evaluate(days)
    ask(page, address, "الحزب", "&sort=newest")
    assert oldest == sorted(oldest) and page.evaluate(days) == oldest[::-1] and len(oldest) > 2


def test_keyboard(page: Page, address: str) -> None:
    ask(page, address, "وهبي")
    page.keyboard.press("/")
    expect(page.locator("#search-field")).to_be_focused()
    assert page.locator("#search-field").input_value() == "وهبي"
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-result] h3 a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-result] h3 a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-field")).to_have_value("")


def test_opening_a_result_shows_the_mark(page: Page, address: str) -> None:
    ask(page, address, "اللبار")
    page.locator("[data-search-result] h3 a").first.click()
    mark = page.locator('[itemprop="articleBody"] mark').first
    expect(mark).to_contain_text("اللبار")
    expect(mark).to_be_in_viewport()


def test_people_and_regions_are_offered(page: Page, address: str) -> None:
    page.goto(address)
    field = page.locator('form[role="search"] input').first
    field.click()
    page.wait_for_selector('[role="listbox"]', state="attached")
    field.press_sequentially("الحجي")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("محمد الحجيرة")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/mohamed-hajira/")


def test_a_missing_index_is_said(page: Page, address: str) -> None:
    page.route("**/search/index/**", lambda route: route.abort())
    ask(page, address, "فاس")
    expect(page.get_by_role("status")).to_contain_text("تعذر تحميل فهرس البحث")
    assert page.locator('[data-search="notes"] a').count() >= 4


def test_without_javascript_the_page_says_so(page: Page, address: str) -> None:
    """Read from the page's source: a driven Chromium never takes <noscript> for markup, even with scripts off."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}search/?q=فاس")
    note = page.locator("main noscript").inner_html()
    assert "JavaScript" in note and note.count("href") == 4
    assert page.locator('[data-search="page"]').is_hidden()
