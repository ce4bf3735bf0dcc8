"""Months as listings of their own: years/2025/10/. Made when the setting ARCHIVE_MONTHS says so."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from plugins.archive.dates import month_name, when
from plugins.archive.records import Archive, Ref, Term


class Beside(NamedTuple):
    """The nearest months before and after one month of which the archive holds anything."""

    older: Ref | None
    newer: Ref | None


class Cell(NamedTuple):
    """One month of a year: `ref` is None when nothing is known of it."""

    name: str
    ref: Ref | None
    texts: int


def fill(archive: Archive) -> None:
    """Give every month in which a dated event begins its listing. A date that knows only its year is in none."""
    months = archive.terms["month"]
    for article in archive.articles:
        month = article.sort[:7]
        if month and month[5:] != "00":
            if month not in months:
                year, number = month.split("-")
                months[month] = Term(Ref("month", month, f"years/{year}/{number}/", when(month).text), month)
            months[month].articles.append(article)
    archive.beside = _beside(archive)


def _beside(archive: Archive) -> dict[str, Beside]:
    """Slug of each month -> its neighbours."""
    months = [archive.terms["month"][slug].ref for slug in sorted(archive.terms["month"])]
    around: list[Ref | None] = [None, *months, None]
    found = {month.slug: Beside(None, None) for month in months}
    for older, newer in pairwise(around):
        if newer:
            found[newer.slug] = found[newer.slug]._replace(older=older)
        if older:
            found[older.slug] = found[older.slug]._replace(newer=newer)
    return found


def of_year(archive: Archive, year: str) -> list[Cell]:
    """The twelve months of a year."""
    months = archive.terms["month"]
    cells = []
    for number in range(1, 13):
        term = months.get(f"{year}-{number:02d}")
        cells.append(Cell(month_name(number), term.ref if term else None, term.count if term else 0))
    return cells
