"""Pages in a real browser: accessible, no wider than the screen, silent, with nothing asked from elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import AXE

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("dressed")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = [
    "", "articles/cccc0001/", "articles/aaaa0005/", "articles/aaaa0006/", "articles/aaaa0007/", "people/", "people/mohamed-hajira/",
    "regions/", "regions/fes-meknes/", "regions/fes-meknes/page/1/", "tags/", "years/", "years/2025/", "years/2025/10/", "undated/",
    "about/", "404.html", "search/",
]  # fmt: skip


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker's source; `make test` installs it."""
    return AXE.read_text("utf-8")


def _open(page: Page, address: str) -> list[str]:
    """Go there; what the page said or asked from elsewhere."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address[:20]) else said.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "home")
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_page(browser: Browser, dressed_address: str, axe: str, kind: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    assert _open(page, dressed_address + kind) == []
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
    context.close()


def test_sharing_names_the_lasting_address_and_the_title(page: Page, dressed_address: str) -> None:
    keep = "window.kept = []; navigator.share = async (said) => kept.push(said.url, said.title);"
    page.add_init_script(keep + "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (said) => kept.push(said)}})")
    page.goto(dressed_address + "articles/cccc0001/")
    for name in ("شارك", "انسخ العنوان"):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_text("نُسخ").wait_for()
    url = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("kept") == [url, page.locator("h1").inner_text(), url]


def test_content_policy_lets_the_page_work(page: Page, dressed_address: str) -> None:
    """Without the bypass that the checker needs: fonts, style and script load, and nothing is refused."""
    assert _open(page, dressed_address + "articles/cccc0001/") == []
    assert page.evaluate("document.fonts.check('20px \"Khizana Naskh\"') || !document.querySelector('link[rel=preload]')")
    page.get_by_text("كيف عُرف هذا؟").click()
    page.locator("[itemprop=articleBody] mark").first.wait_for()
    assert page.locator("[itemprop=articleBody] mark").all_inner_texts() == ["يوم الجمعة 24 أكتوبر الجاري", "بجهة فاس"]
    page.get_by_text("كيف عُرف هذا؟").click()
    page.locator("[itemprop=articleBody] mark").first.wait_for(state="detached")


def test_people_index_shrinks_as_one_types(page: Page, dressed_address: str) -> None:
    page.goto(dressed_address + "people/")
    page.get_by_label("اكتب اسما أو جزءا منه").fill("الاله")
    rows = page.locator("#index li:visible")
    expect(rows).to_have_count(1)
    page.get_by_label("اكتب اسما أو جزءا منه").fill("HAJIRA")
    expect(rows.first).to_contain_text("محمد الحجيرة")


def test_everything_is_there_without_scripts(browser: Browser, dressed_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(dressed_address + "articles/cccc0001/")
    page.get_by_text("استشهد بهذا المقال").click()
    url = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.locator("#citation bdi[dir=ltr]").inner_text() == url  # its last slash stays behind it
    assert page.locator("#citation").is_visible() and page.get_by_role("link", name="واتساب").is_visible()
    page.goto(dressed_address + "people/")
    assert page.get_by_role("link", name="محمد الحجيرة").is_visible()
    assert page.get_by_label("اكتب اسما أو جزءا منه").is_hidden()
    context.close()


def test_nothing_moves_when_the_letters_arrive(page: Page, dressed_address: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for kind in ("", "articles/cccc0001/", "regions/fes-meknes/"):
        page.goto(dressed_address + kind)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.01
