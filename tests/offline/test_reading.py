"""With the network gone, in a real browser: visited pages, home and search stay; removed articles leave."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import BASE, QuietHandler, serve

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("browser")]
READ = "articles/f4ad4e13/"
UNREAD = "articles/5f8f78b3/"
OTHER = "regions/oriental/"  # names no article of the seeds
KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("khizana:"));
  const found = [];
  for (const name of names) for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
}"""


class Reader:
    """A browser of its own at a server of its own, whose files a test may change."""

    def __init__(self, context: BrowserContext, folder: Path) -> None:
        self.context, self.folder = context, folder
        self.server = serve(folder.parent)
        self.root = f"http://127.0.0.1:{self.server.server_port}/{BASE}/"
        self.page: Page = context.new_page()

    def visit(self, path: str) -> None:
        self.page.goto(self.root + path, wait_until="networkidle")

    def settle(self, *paths: str, kept: bool = True) -> None:
        """Wait until the worker has put these pages or files away, or has let them go."""
        for _ in range(100):
            found = set(self.page.evaluate(KEPT))
            if all((f"/{BASE}/{path}" in found) is kept for path in paths):
                return
            self.page.wait_for_timeout(200)
        pytest.fail(f"{paths} kept is not {kept}")

    def lose_the_network(self) -> None:
        self.context.set_offline(True)
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def reader(browser: Browser, site: Path, tmp_path: Path) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-MA")
    one = Reader(context, shutil.copytree(site, tmp_path / BASE))
    yield one
    context.close()
    one.server.shutdown()


def test_what_was_read_can_be_read_again(reader: Reader) -> None:
    reader.visit(READ)
    reader.settle(READ, "")
    reader.lose_the_network()
    reader.visit(READ)
    assert "احتضن؛ المقر الجهوي" in reader.page.locator("[itemprop=articleBody]").inner_text()
    assert reader.page.evaluate("document.fonts.size > 0 && getComputedStyle(document.body).direction") == "rtl"
    assert reader.page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    reader.visit("")
    assert reader.page.locator("header .brand").is_visible()


def test_a_search_works_without_a_network(reader: Reader) -> None:
    reader.visit("search/")
    reader.settle("search/")
    reader.settle(*json.loads((reader.folder / "offline/search.json").read_text()))
    reader.lose_the_network()
    query = "الحجيرة"
    reader.page.goto(f"{reader.root}search/?q={quote(query)}")
    reader.page.locator(f'[aria-busy="false"][data-query="{query}"]').wait_for(state="attached", timeout=20_000)
    links = reader.page.locator("[data-search-result] a[href*='articles/']")
    assert {link.get_attribute("href").split("articles/")[1].split("/")[0] for link in links.all()} >= {"f4ad4e13", "9cbd3a90"}


def test_a_page_that_is_not_here_is_said_to_be_not_here(reader: Reader) -> None:
    reader.visit(READ)
    reader.settle(READ, "offline/")
    reader.lose_the_network()
    reader.page.goto(reader.root + UNREAD)
    assert reader.page.locator("[data-asked]").is_visible()
    assert reader.page.locator("[data-asked] a").get_attribute("href") == f"/{BASE}/{UNREAD}"
    kept = reader.page.locator("[data-kept] li a")
    kept.first.wait_for()
    assert [link.get_attribute("href") for link in kept.all()] == [reader.root + READ]
    reader.page.locator("[data-kept] button").click()
    reader.page.locator("[data-nothing]").wait_for()
    assert f"/{BASE}/{READ}" not in reader.page.evaluate(KEPT)


def test_no_search_is_remembered(reader: Reader) -> None:
    reader.visit("search/?q=" + quote("سر"))
    reader.settle("search/")
    found = reader.page.evaluate(KEPT.replace(".pathname", ".href"))
    assert not [url for url in found if "?" in url]


def test_a_removed_article_leaves_the_device_with_the_pages_that_name_it(reader: Reader) -> None:
    for path in (READ, OTHER, "people/mohamed-hajira/"):
        reader.visit(path)
        reader.settle(path)
    worker = reader.folder / "sw.js"
    text = worker.read_text("utf-8").replace('"removed":[]', f'"removed":["{READ}"]')
    worker.write_text(re.sub(r'"version":"\w+"', '"version":"next"', text), encoding="utf-8")
    reader.visit("about/")
    reader.settle(READ, "people/mohamed-hajira/", kept=False)
    assert f"/{BASE}/{OTHER}" in reader.page.evaluate(KEPT)


def test_a_page_that_is_gone_is_let_go_and_an_old_style_sheet_is_replaced(reader: Reader) -> None:
    reader.visit(READ)
    reader.settle(READ)
    shutil.rmtree(reader.folder / READ)
    reader.page.goto(reader.root + READ)
    reader.settle(READ, kept=False)
    reader.visit("")
    reader.lose_the_network()
    reader.visit("")
    length = reader.page.evaluate("fetch('theme/site.0123456789.css').then((answer) => answer.text()).then((text) => text.length)")
    assert length > 1000


def test_the_first_question_asks_for_no_piece_of_the_index_twice(reader: Reader) -> None:
    reader.visit(READ)
    reader.settle(READ, "offline/")
    reader.page.reload(wait_until="networkidle")  # from here on the worker stands between
    asked: Counter[str] = Counter()

    class Counting(QuietHandler):
        def send_response(self, code: int, message: str | None = None) -> None:
            asked[self.path] += 1
            super().send_response(code, message)

    reader.server.RequestHandlerClass = partial(Counting, directory=str(reader.folder.parent))  # type: ignore[assignment]
    query = "الحجيرة"
    reader.page.goto(f"{reader.root}search/?q={quote(query)}")
    reader.page.locator(f'[aria-busy="false"][data-query="{query}"]').wait_for(state="attached", timeout=20_000)
    reader.settle(*json.loads((reader.folder / "offline/search.json").read_text()))
    pieces = {path: times for path, times in asked.items() if "/search/index/" in path}
    assert pieces and set(pieces.values()) == {1}
