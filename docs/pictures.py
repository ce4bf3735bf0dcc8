"""`python -m docs.pictures SITE`: take the pictures of the editors' guide: pages of a built site, and drawings of GitHub's.

GitHub's own pages are drawn, so that the guide shows where to press without anybody's account in the picture.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from markdown import markdown
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import ADVICE, find
from tests.conftest import serve

HERE = Path(__file__).resolve().parent
IMAGES, DRAWINGS = HERE / "images", HERE / "drawings"
ANSWER = HERE.parent / "tests" / "cases" / "proposal" / "answer.ar.md"
FONT = HERE.parent / "theme" / "static" / "fonts" / "naskh.woff2"
LARGEST = 60_000  # bytes
WIDTH = 760
PAGES = {"article": "articles/5f8f78b3/", "person": "people/mohamed-hajira/"}


def main(site: Path) -> None:
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find() or sys.exit(ADVICE), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 560}, locale="ar-MA", color_scheme="light")
        for drawing in sorted(DRAWINGS.glob("*.html")):
            page.set_content(_font() + drawing.read_text(encoding="utf-8").replace("{answer}", _answer()), wait_until="networkidle")
            take(page, drawing.stem)
        server = serve(site)
        for name, address in PAGES.items():
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
            if name == "article":
                page.locator(".correct").scroll_into_view_if_needed()
            take(page, name)
        server.shutdown()
        browser.close()


def _font() -> str:
    """The site's own letters, so that the drawings look the same on every machine."""
    data = base64.b64encode(FONT.read_bytes()).decode()
    return f"<!doctype html><style>@font-face{{font-family:Naskh;src:url(data:font/woff2;base64,{data})}}</style>"


def _answer() -> str:
    return markdown(ANSWER.read_text(encoding="utf-8").replace('<div dir="rtl">', "").replace("</div>", ""), extensions=["tables"])


def take(page: Page, name: str) -> None:
    """A PNG of 32 colours, which text needs no more than; smaller than LARGEST."""
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as image:
        image.convert("RGB").quantize(32).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path} has {size} bytes, more than {LARGEST}")
    print(f"{path.relative_to(HERE.parent)}  {size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"))
