"""`python -m benchmarks.search SITE --queries FILE --content DIR`: how well and how fast the search page of a built site answers."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.search import scoring
from benchmarks.search.asking import ask, browser, ids_by_slug, latency
from benchmarks.search.serving import served


def main() -> None:
    """Print hit@10, recall@10, hit@1 per class, bytes to the first result, warm latency and the share of marked results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site (output)")
    parser.add_argument("--queries", type=Path, nargs="+", default=[Path("tests/queries/dev.json")])
    parser.add_argument("--content", type=Path, default=Path("content"), help="the content folder the site was built from")
    parser.add_argument("--base", default="/", help="base path to serve under, e.g. /khizana/")
    parser.add_argument("--errors", action="store_true", help="list every query that is not perfect")
    parser.add_argument("--results", type=Path, help="write the results for the query set's own scorer here")
    options = parser.parse_args()
    ids = ids_by_slug(options.content)
    with served(options.site, options.base) as server, browser() as chromium:
        for path in options.queries:
            queries = json.loads(path.read_text("utf-8"))
            figures = ask(server, queries, ids, chromium)
            print(f"== {path}")
            scoring.show(queries, figures.results, options.errors)
            median, late = latency(figures.warm)
            print(
                f"first query {figures.first_bytes / 1024:.0f} KB; "
                f"warm median {median:.0f} ms, p95 {late:.0f} ms; marked {figures.marked:.1%}\n"
            )
            if options.results:
                options.results.write_text(json.dumps(figures.results, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
