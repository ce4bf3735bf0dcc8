"""The search page loads its shell alone until there is a sign of a question, and loses nothing of what was asked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
DONE = "query => document.querySelector('[data-search=results]').dataset.query === query"
HINT = '[data-search="hint"]'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Without a worker: what it fetches for the page cannot be seen or held here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-MA", service_workers="block")
    yield context.new_page()
    context.close()


def test_an_unasked_page_loads_its_shell_alone(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/")
    page.wait_for_selector('[data-search="results"][aria-busy="false"]', state="attached")
    page.wait_for_load_state("networkidle")
    parts = [path for path in asked if path.startswith(("theme/search/", "search/index/"))]
    assert parts == ["theme/search/search.css", "theme/search/page/shell.js"]
    expect(page.locator(HINT)).to_be_visible()
    with page.expect_request("**/search/index/manifest.json"):
        page.locator("#search-field").focus()


def test_a_question_in_the_address_stands_in_the_field_at_once(page: Page, address: str) -> None:
    page.route("**/page/page.js", lambda route: route.abort())
    page.goto(f"{address}search/?q={quote('فاس')}")
    expect(page.get_by_role("status")).to_contain_text("تعذر تحميل البحث")
    assert page.locator("#search-field").input_value() == "فاس"
    expect(page.locator(HINT)).to_be_hidden()


@pytest.mark.parametrize("way", ["sent", "typed"])
def test_a_question_before_the_search_is_there_is_answered(page: Page, address: str, way: str) -> None:
    held: list[Route] = []
    page.route("**/page/page.js", lambda route: held.append(route))
    page.goto(f"{address}search/")
    page.evaluate("window.same = true")
    field = page.locator("#search-field")
    with page.expect_request("**/page/page.js"):
        field.click()
    field.press_sequentially("وهبي")
    if way == "sent":
        field.press("Enter")
    assert not page.evaluate(DONE, "وهبي")
    held[0].continue_()
    page.wait_for_function(DONE, arg="وهبي")
    assert page.locator("[data-search-result]").count() == 3
    assert page.evaluate("window.same"), "the browser was not sent to a new page"


def test_an_order_chosen_before_the_question_holds(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.locator('[data-search="sort"]').select_option("oldest")
    page.locator("#search-field").fill("الحزب")
    page.wait_for_function(DONE, arg="الحزب")
    days = page.evaluate("[...document.querySelectorAll('[data-search-result] time')].map(one => one.dateTime)")
    assert days == sorted(days) and len(days) > 2
    assert "sort=oldest" in page.url
    page.locator("#search-field").fill("")
    expect(page.locator(HINT)).to_be_visible()
