"""A large archive built in parts by years, each a whole site with search and data files: what every part costs and weighs."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.compare import machine
from benchmarks.corpus import texts, write_articles
from benchmarks.measure import pages_and_bytes, run

ROOT = Path(__file__).resolve().parents[1]


def measure(work: Path, size: int, most: int) -> dict[str, Any]:
    """Build `size` generated articles in shards of at most `most` articles, one after the other, as jobs of a matrix would."""
    folder = work / f"shards-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    write_articles(folder / "content" / "articles", size)
    for name in ("pages", "people", "regions"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    rows = []
    for years, articles in divide(size, most):
        output = folder / "site"
        command = [sys.executable, "-m", "pelican", str(folder / "content"), "-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
        cost = run(
            [*command, "--fatal", "errors", "--log-handler", "plain"], folder, {"YEARS": years, "KHIZANA_CACHE": str(folder / "cache")}
        )
        pages, weight = pages_and_bytes(output)
        rows.append({"years": years, "articles": articles, "pages": pages, "bytes": weight, **vars(cost)})
        print(f"{years:10} {articles:6,} articles  {pages:6,} pages  {weight / 1e6:4.0f} MB  {cost.wall:.0f} s", flush=True)
        shutil.rmtree(output)
        shutil.rmtree(folder / "cache")
    shutil.rmtree(folder)
    return {**machine(), "size": size, "rows": rows}


def divide(size: int, most: int) -> Iterator[tuple[str, int]]:
    """(years as ARCHIVE_YEARS takes them, number of articles): consecutive years until a shard is full; the last one is open."""
    counts = Counter(_year(str(text.date or text.partial or "")) for text in texts(size))
    undated = counts.pop(0, 0)
    first, held = 0, 0
    for year in sorted(counts):
        if held and held + counts[year] > most:
            yield f"{first or ''}-{year - 1}", held
            first, held = year, 0
        held += counts[year]
    yield f"{first or ''}-" if first else "", held + undated


def _year(edtf: str) -> int:
    found = re.match(r"\d{4}", edtf)
    return int(found[0]) if found else 0


def table(result: dict[str, Any]) -> str:
    """One row for each shard."""
    lines = ["| years | articles | pages | wall, s | CPU, s | peak memory, MB | MB published |", "|---|--:|--:|--:|--:|--:|--:|"]
    for row in result["rows"]:
        lines.append(
            f"| {row['years'] or 'all'} | {row['articles']:,} | {row['pages']:,} | {row['wall']:.0f} | {row['cpu']:.0f} "
            f"| {row['memory'] / 1e6:.0f} | {row['bytes'] / 1e6:.0f} |"
        )
    return "\n".join(lines) + "\n"
