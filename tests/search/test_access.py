"""No violation on the search page: before a query, with answers, facets and chips, with none, light and dark, narrow and wide."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.theme.test_reading import RULES, axe

__all__ = ["axe"]  # the fixture
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUERIES = {
    "no query": "",
    "answers": "?q=" + quote("الحزب") + "&year=2020&year=2021&sort=newest",
    "corrected": "?q=" + quote("الحجبرة"),
    "nothing": "?q=" + quote("بيتكوين"),
    "suggestions": "?q=" + quote("بيتكوين الحجيرة زبرجد"),
}


@pytest.mark.parametrize("kind", QUERIES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_search_page(browser: Browser, address: str, axe: str, kind: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}search/{QUERIES[kind]}")
    page.wait_for_selector('[data-search="results"][aria-busy="false"]', state="attached")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    context.close()
