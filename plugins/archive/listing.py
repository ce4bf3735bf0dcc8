"""Long listings in pages that are numbered from the oldest, so that a new article disturbs the landing page alone."""

from __future__ import annotations

from typing import NamedTuple

from plugins.archive.records import Article


class Pager(NamedTuple):
    """Place of one page. `number` counts from the oldest; the landing page has the highest number and the newest articles."""

    number: int
    total: int
    newer_url: str | None
    older_url: str | None
    landing: bool


class Part(NamedTuple):
    """One page of a listing."""

    url: str
    articles: list[Article]
    pager: Pager


def parts(url: str, articles: list[Article], size: int, least: int) -> list[Part]:
    """Pages of a listing, newest first. The landing page holds `least` to `least + size - 1` articles, the others `size`."""
    count = len(articles)
    numbered = max(0, (count - least) // size)
    total = numbered + 1

    def address(number: int) -> str:
        return url if number == total else f"{url}page/{number}/"

    pages = []
    end = count
    for number in range(1, total + 1):
        start = end - size if number < total else 0
        newer = address(number + 1) if number < total else None
        older = address(number - 1) if number > 1 else None
        pages.append(Part(address(number), articles[start:end], Pager(number, total, newer, older, number == total)))
        end = start
    return pages[::-1]
