"""Region by month: what is kept, and what is missing. Silence is a fact about the archive, not about the country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.archive.numbers import plural
from plugins.figures import chronicle, months, svg
from plugins.figures.months import Tally


class Row(NamedTuple):
    """One region, or the national texts (`url` empty)."""

    name: str
    url: str
    tally: Tally
    strip: Markup
    told: str


class Cell(NamedTuple):
    texts: int
    shade: int


class Year(NamedTuple):
    """One year as a table: rows of (name, url, twelve cells, total)."""

    year: int
    total: int
    rows: list[tuple[str, str, list[Cell], int]]


def rows(places: Sequence[tuple[str, str, Sequence[Any]]]) -> tuple[list[Row], range]:
    """(name, url, articles) of each region -> rows on one common axis of whole years."""
    tallies = [months.tally(articles) for _, _, articles in places]
    axis = months.whole_years(tallies)
    if not axis:
        return [Row(name, url, tally, Markup(), told(tally, axis)) for (name, url, _), tally in zip(places, tallies, strict=True)], axis
    seen = [month for tally in tallies for month in tally.months]
    within = range(min(seen), max(seen) + 1) if seen else range(0)
    most = busiest(tallies)
    made = [
        Row(name, url, tally, chronicle.strip(tally, axis, most), told(tally, within))
        for (name, url, _), tally in zip(places, tallies, strict=True)
    ]
    return made, axis


def busiest(tallies: Sequence[Tally]) -> int:
    """The highest count of one region in one month."""
    return max((count for tally in tallies for count in tally.months.values()), default=0)


def told(tally: Tally, within: range) -> str:
    """The row in words: how many texts, in how many months, and the longest time without any."""
    if not tally.total:
        return "لا نص محفوظا من هذه الجهة."
    parts = [plural(tally.total, "article")]
    if tally.months:
        parts.append(f"الأشهر الممثلة {len(tally.months)} من {len(within)}")
        silence = months.longest_silence(tally.months, within)
        if len(silence) > 1:
            parts.append(f"أطول صمت {plural(len(silence), 'month')}: من {months.name(silence[0])} إلى {months.name(silence[-1])}")
    if tally.undated:
        parts.append(f"ومنها {tally.undated} بلا تاريخ معروف")
    return "؛ ".join(parts) + "."


def years(table: Sequence[Row], axis: range) -> list[Year]:
    """The same numbers year by year, newest first, for those who read numbers."""
    most = busiest([row.tally for row in table])
    made = []
    for start in reversed(axis[::12]):
        lines = []
        for row in table:
            cells = [Cell(count, svg.shade(count, most)) for count in (row.tally.months[start + m] for m in range(12))]
            total = sum(cell.texts for cell in cells) + row.tally.vague[start // 12]
            lines.append((row.name, row.url, cells, total))
        made.append(Year(start // 12, sum(line[3] for line in lines), lines))
    return made
