"""Ask the search page of a site the queries of a file, as a reader does."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from benchmarks.search.serving import Served

_SEED = re.compile(r"^\s+seed: (.+)$", re.M)
# Answers of the page at hand; suggestions are kept apart.
_READ = """query => {
  const list = document.querySelector('[data-search="results"]');
  if (!list || list.getAttribute('aria-busy') !== 'false' || list.dataset.query !== query) return null;
  const slug = link => link.getAttribute('href').split('#')[0].split('/').filter(Boolean).at(-1);
  const slugs = place => [...place.querySelectorAll('h3 a')].map(slug);
  const others = document.querySelector('[data-search="others"]');
  const results = [...list.querySelectorAll('[data-search-result]')];
  return {results: slugs(list), marked: results.filter(one => one.querySelector('mark')).length,
    suggestions: others && !others.hidden ? slugs(others) : []};
}"""


class Figures(NamedTuple):
    """What one run over a site gives."""

    results: dict[str, Any]  # query id -> ids, as the scorer reads it
    first_bytes: int  # sent until the first query was answered, the page itself included
    warm: list[float]  # milliseconds per query, the page open and the index loaded
    marked: float  # share of the results shown with a marked word


def ids_by_slug(content: Path) -> dict[str, str]:
    """Article slug -> document id of the query set: `d012` of `d012.txt`, `s003` of the fourth seed `003_….txt`."""
    found = {}
    for path in sorted((content / "articles").glob("*.md")):
        seed = _SEED.search(path.read_text("utf-8"))
        stem = Path(seed[1].strip()).stem if seed else path.stem
        found[path.stem] = f"s{stem[:3]}" if re.match(r"\d{3}_", stem) else stem
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium: Debian's when it is there, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    own = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(own) if own.exists() else None, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def ask(server: Served, queries: list[dict[str, Any]], ids: dict[str, str], chromium: Any) -> Figures:
    """All queries: the first on a cold page, all of them on the open page by typing into the address."""
    # The service worker would fetch the same files once more, for reading offline.
    page = chromium.new_context(service_workers="block").new_page()
    server.sent.clear()
    first = queries[0]["query"]
    page.goto(f"{server.address}search/?q={quote(first)}")
    page.wait_for_function(_READ, arg=first, polling=20)
    first_bytes = sum(server.sent.values())
    results, warm, shown, marked = {}, [], 0, 0
    for query in queries:
        started = time.perf_counter()
        answer = page.evaluate(_ASK, query["query"])
        warm.append(1000 * (time.perf_counter() - started))
        shown, marked = shown + len(answer["results"]), marked + answer["marked"]
        named = [ids.get(slug, slug) for slug in answer["results"] or answer["suggestions"]]
        separated = not answer["results"] and bool(answer["suggestions"])
        results[query["id"]] = {"ids": named, "separated": True} if separated else named
    page.close()
    return Figures(results, first_bytes, warm, marked / shown if shown else 1.0)


# Typing a query and sending the form, until the answer stands on the page.
_ASK = f"""async query => {{
  const read = {_READ};
  const list = document.querySelector('[data-search="results"]');
  delete list.dataset.query;
  const field = document.querySelector('form[role="search"] input[name="q"]');
  field.value = query;
  field.form.requestSubmit();
  return new Promise(done => {{
    const look = () => {{
      const found = list.dataset.query === undefined ? null : read(query);
      if (found) {{ watch.disconnect(); done(found); }}
    }};
    const watch = new MutationObserver(look);
    watch.observe(list, {{attributes: true}});
    look();
  }});
}}"""


def latency(warm: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(warm)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]
