"""Whether the site that this content makes will fit where it is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from converter.archive import Archive
from converter.problems import Problem, problem

# GitHub Pages: "Published GitHub Pages sites may be no larger than 1 GB."
# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
LIMIT = 1_000_000_000
WARN_AT = 0.8  # of the limit: time enough to decide before a publication is refused
# What a published article weighs, fitted on built archives of 2,000 to 13,000 generated articles with everything switched on:
# its page, twin, index and part of the data files grow with its text; its part of the listings and of the pages of people does not.
PER_ARTICLE = 33_000
PER_BYTE = 4.0


def estimate(sizes: list[int]) -> int:
    """Bytes of the site made of article files of these sizes in bytes."""
    return PER_ARTICLE * len(sizes) + int(PER_BYTE * sum(sizes))


def check(stock: Archive) -> Iterator[Problem]:
    """One warning, when the site comes near the limit."""
    sizes = [Path(document.file).stat().st_size for document in stock.articles]
    expected = estimate(sizes)
    if expected > WARN_AT * LIMIT:
        megabytes = expected // 1_000_000
        yield problem("site_near_limit", stock.content / "articles", 1, size=megabytes, limit=LIMIT // 1_000_000, articles=len(sizes))
