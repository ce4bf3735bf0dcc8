"""`python -m benchmarks.search.peers SITE --content DIR`: stock Pagefind, Orama and MiniSearch on the same articles and queries.

Each peer is used as its documentation advises for Arabic: Pagefind with the pages' own language, Orama with its Arabic
stemmer and one edit of tolerance, MiniSearch with prefix and fuzzy search and, since it knows no Arabic, with our folding
of letters and without the article. Bytes are what a reader loads before the first answer, compressed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from benchmarks.search import scoring
from benchmarks.search.asking import browser, ids_by_slug, latency
from benchmarks.search.serving import served

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
HERE = Path(__file__).parent


class _Reader(HTMLParser):
    """Title and text of an article page, from its body and header."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or (tag == "article" and any(name == "data-slug" for name, _ in attrs)):
            self.depth += tag not in {"br", "img", "input", "hr", "meta", "link"}

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  the parser calls it so
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


def documents(site: Path) -> list[dict[str, str]]:
    """Slug, title and text of every article page."""
    found = []
    for path in sorted((site / "articles").glob("*/index.html")):
        reader = _Reader()
        html = path.read_text("utf-8")
        reader.feed(html)
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
        heading = re.sub(r"<[^>]+>", "", title[1]) if title else ""
        found.append({"id": path.parent.name, "title": heading, "text": " ".join(" ".join(reader.parts).split())})
    return found


def main() -> None:
    """Print the totals of each peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--queries", type=Path, nargs="+", default=[Path("tests/queries/dev.json")])
    options = parser.parse_args()
    ids = ids_by_slug(options.content)
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        stage = Path(folder)
        _stage(options.site, stage)
        for path in options.queries:
            queries = json.loads(path.read_text("utf-8"))
            for peer in ("pagefind", "orama", "minisearch"):
                _ask(peer, stage, queries, ids, chromium, path.stem)


def _stage(site: Path, stage: Path) -> None:
    """A folder to serve: the peers' programs, the articles as JSON, stock Pagefind's bundle."""
    import pagefind_bin  # type: ignore[import-untyped]

    (stage / "documents.json").write_text(json.dumps(documents(site), ensure_ascii=False), "utf-8")
    shutil.copytree(site / "articles", stage / "site" / "articles")
    command = [str(pagefind_bin.get_executable()), "--site", str(stage / "site"), "--output-path", str(stage / "pagefind"), "--silent"]
    subprocess.run(command, check=True)
    shutil.copytree(MODULES / "@orama" / "orama" / "dist" / "browser", stage / "orama")
    shutil.copy(MODULES / "@orama" / "stemmers" / "dist" / "ar.js", stage / "orama-ar.js")
    shutil.copy(MODULES / "minisearch" / "dist" / "es" / "index.js", stage / "minisearch.js")
    shutil.copy(HERE / "peers.js", stage / "peers.js")
    shutil.copytree(ROOT / "theme" / "static" / "search" / "analyser", stage / "analyser")
    (stage / "index.html").write_text('<!doctype html><html lang="ar"><meta charset="utf-8"><title>peers</title>', "utf-8")


def _ask(peer: str, stage: Path, queries: list[dict[str, Any]], ids: dict[str, str], chromium: Any, name: str) -> None:
    with served(stage) as server:
        page = chromium.new_page()
        page.goto(server.address)
        page.evaluate("async peer => { const {open} = await import('./peers.js'); window.ask = await open(peer); }", peer)
        results, warm = {}, []
        for number, query in enumerate(queries):
            started = time.perf_counter()
            slugs = page.evaluate("query => window.ask(query)", query["query"])
            warm.append(1000 * (time.perf_counter() - started))
            results[query["id"]] = [ids.get(slug, slug) for slug in slugs]
            if number == 0:
                first = sum(server.sent.values())
        # Orama and MiniSearch ship their index whole; served here as documents, it is weighed as they would save it.
        saved = page.evaluate("() => window.ask.saved ? window.ask.saved() : ''")
        page.close()
    size = len(gzip.compress(saved.encode(), 6)) if saved else first
    hit, recall, one = scoring.totals(queries, results)
    median, late = latency(warm)
    print(
        f"{name:<6}{peer:<12} hit@10 {hit:.3f}  recall@10 {recall:.3f}  hit@1 {one:.3f}  "
        f"index or first query {size / 1024:.0f} KB  median {median:.0f} ms  p95 {late:.0f} ms"
    )


if __name__ == "__main__":
    main()
