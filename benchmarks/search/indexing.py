"""`python -m benchmarks.search.indexing`: what the index costs beside stock Pagefind (one bundle) on the same article pages."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import corpus, measure

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Generate a corpus, build its site, then index it both ways in alternation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "benchmarks" / "search")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ours", nargs=3, metavar=("CONTENT", "OUTPUT", "CACHE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ours:
        index(*map(Path, options.ours))
        return
    content, site = prepare(options.work / str(options.size), options.size)
    rows: dict[str, list[measure.Cost]] = {"stock": [], "ours": [], "one changed": []}
    for _ in range(options.runs):
        for name, cost in once(content, site, options.work / str(options.size)):
            rows[name].append(cost)
    show(rows)


def prepare(work: Path, size: int) -> tuple[Path, Path]:
    """The content and the article pages of its site, made once."""
    content, site = work / "content", work / "site"
    if not site.is_dir():
        shutil.rmtree(work, ignore_errors=True)
        corpus.write_articles(content / "articles", size)
        command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(work / "made")]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "KHIZANA_CACHE": str(work / "cache")})
        shutil.copytree(work / "made" / "articles", work / "pages" / "articles", copy_function=os.link)
        (work / "pages").rename(site)
    return content, site


def once(content: Path, site: Path, work: Path) -> list[tuple[str, measure.Cost]]:
    """Stock, ours from nothing, ours after one changed article."""
    import pagefind_bin

    out, cache = work / "out", work / "kept"
    for folder in (out, cache, work / "stock"):
        shutil.rmtree(folder, ignore_errors=True)
    stock = [str(pagefind_bin.get_executable()), "--site", str(site), "--output-path", str(work / "stock"), "--silent"]
    ours = [sys.executable, "-m", "benchmarks.search.indexing", "--ours", str(content), str(out), str(cache)]
    results = [("stock", measure.run(stock, work, {})), ("ours", _own(measure.run(ours, work, {"PYTHONPATH": str(ROOT)}), work))]
    newest = max((content / "articles").iterdir(), key=lambda path: path.name)
    before = newest.read_text("utf-8")
    newest.write_text(before + "\nكلمة أخرى.\n", "utf-8")
    try:
        results.append(("one changed", _own(measure.run(ours, work, {"PYTHONPATH": str(ROOT)}), work)))
    finally:
        newest.write_text(before, "utf-8")
    return results


def _own(cost: measure.Cost, work: Path) -> measure.Cost:
    """The search's own time; reading the archive belongs to the site's build and is left out."""
    told = json.loads((work / "last-run.log").read_text("utf-8").splitlines()[-1])
    return measure.Cost(told["seconds"], cost.cpu, cost.memory)


def index(content: Path, output: Path, cache: Path) -> None:
    """Read the archive as Pelican's plugin does, index it, print the seconds that indexing took."""
    from plugins import search
    from plugins.archive import taxonomy
    from plugins.archive.pool import workers
    from plugins.archive.source import Sources, scan
    from plugins.archive.state import State

    sources = Sources(str(content), State(), workers(0), scan(str(content), ["articles"]))
    archive = taxonomy.build(sources.articles("articles", placed=False), [], [], sources.problems)
    started = time.perf_counter()
    listed = [search.listed(article) for article in archive.articles]
    search.index.write(listed, search.document, search.names(archive), output, cache)
    print(json.dumps({"seconds": time.perf_counter() - started}))


def show(rows: dict[str, list[measure.Cost]]) -> None:
    """Medians and ratios to stock."""
    stock = statistics.median(cost.wall for cost in rows["stock"]), max(cost.memory for cost in rows["stock"])
    for name, costs in rows.items():
        wall, memory = statistics.median(cost.wall for cost in costs), max(cost.memory for cost in costs)
        cpu = statistics.median(cost.cpu for cost in costs)
        print(
            f"{name:<12}{wall:8.2f} s {wall / stock[0]:6.2f}  {cpu:8.2f} s of processors  {memory / 2**20:8.0f} MB {memory / stock[1]:6.2f}"
        )


if __name__ == "__main__":
    main()
