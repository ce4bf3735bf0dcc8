"""What every test may ask for: the repository, a built site, a server under a base path, a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ADVICE, find

ROOT = Path(__file__).resolve().parent.parent
BASE = "khizana"  # the site is served below a path, as GitHub Pages serves a project


def build_site(content: Path, output: Path, **settings: str) -> Path:
    """Build with the command that the README promises; fail with Pelican's own words."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output), "--fatal", "errors"]
    published = f"https://archive.example/{BASE}"  # only canonical links, feeds, the sitemap and 404.html know it
    environment = {**os.environ, "SITEURL": published, "KHIZANA_CACHE": str(output.parent / "cache"), **settings}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once per worker; the folder's parent is what gets served."""
    return build_site(ROOT / "content", tmp_path_factory.mktemp("site") / BASE)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for failures."""


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page early breaks its connections; anything else is worth a word."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder on a free local port, in a thread."""
    server = QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site answers, base path included, with a final slash."""
    server = serve(site.parent)
    yield f"http://127.0.0.1:{server.server_port}/{BASE}/"
    server.shutdown()


def chromium() -> str:
    """The browser on this machine; `make test` installs one where it may."""
    return find() or pytest.fail(ADVICE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium(), args=flags)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a phone's screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-MA")
    yield context.new_page()
    context.close()
