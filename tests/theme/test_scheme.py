"""Light or dark: the system's scheme, the reader's choice, and neither flashes nor is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("dressed")]
PAPER = {"light": "rgb(251, 249, 244)", "dark": "rgb(23, 22, 18)"}


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_a_choice_is_kept_from_page_to_page_and_given_back(browser: Browser, dressed_address: str, system: str, other: str) -> None:
    context = browser.new_context(color_scheme=system, viewport={"width": 360, "height": 740})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(dressed_address)
    switch = page.get_by_role("button", name="المظهر الداكن")
    assert paper(page) == PAPER[system] and switch.get_attribute("aria-pressed") == str(system == "dark").lower()
    switch.click()
    assert paper(page) == PAPER[other] and switch.get_attribute("aria-pressed") == str(other == "dark").lower()
    assert page.locator("meta[name=theme-color][media=all]").count() == 1
    page.goto(dressed_address + "people/", wait_until="commit")
    page.locator("h1").wait_for()
    assert paper(page) == PAPER[other]
    switch.click()
    assert paper(page) == PAPER[system] and page.evaluate("localStorage.length") == 0
    context.close()


def test_the_choice_stands_before_the_page_is_drawn(page: Page, dressed_address: str) -> None:
    page.add_init_script("localStorage.setItem('khizana:scheme', 'dark')")
    page.route("**/site.*.js", lambda route: route.abort())
    page.goto(dressed_address)
    assert paper(page) == PAPER["dark"]


def test_without_scripts_there_is_no_switch(browser: Browser, dressed_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(dressed_address)
    assert paper(page) == PAPER["dark"] and page.locator("[data-scheme-switch]").is_hidden()
    context.close()
