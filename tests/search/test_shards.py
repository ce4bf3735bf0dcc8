"""An archive divided by years is searched as one: the page asks the indexes of the other sites of its origin too."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT, build_site, serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
OLD, NEW = "khizana-2022", "khizana"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two sites at one origin: the years up to 2022, and those after it; a third that is named is not there."""
    folder = tmp_path_factory.mktemp("shards")
    build_site(ROOT / "content", folder / "old" / OLD, YEARS="-2022")
    build_site(ROOT / "content", folder / "new" / NEW, YEARS="2023-", SHARDS=f"/{OLD}/ /nowhere/")
    served = folder / "served"
    served.mkdir()
    for path in (folder / "old" / OLD, folder / "new" / NEW):
        path.rename(served / path.name)
    server = serve(served)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def found(page: Page, address: str, query: str) -> list[str]:
    page.goto(f"{address}search/?q={quote(query)}")
    page.wait_for_selector('[data-search="results"][aria-busy="false"]', state="attached")
    return [link.get_attribute("href") or "" for link in page.locator("[data-search-result] h3 a").all()]


def test_articles_of_both_sites_are_found(page: Page, origin: str) -> None:
    links = found(page, f"{origin}{NEW}/", "حزب الأصالة والمعاصرة")
    assert any(link.startswith(f"/{OLD}/articles/") for link in links)
    assert any(link.startswith("../articles/") for link in links)


def test_an_article_of_the_other_site_opens_with_the_words_marked(page: Page, origin: str) -> None:
    link = next(link for link in found(page, f"{origin}{NEW}/", "الحجيرة") if link.startswith(f"/{OLD}/"))
    page.goto(f"{origin.rstrip('/')}{link}")
    assert page.locator("article[data-slug]").count() == 1
    page.wait_for_selector("article mark")


def test_a_site_alone_searches_itself(page: Page, origin: str) -> None:
    links = found(page, f"{origin}{OLD}/", "حزب الأصالة والمعاصرة")
    assert links and all(link.startswith("../articles/") for link in links)
