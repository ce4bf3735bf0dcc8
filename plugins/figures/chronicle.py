"""A line of time: one column for each month, offices as bars above. Time runs from right to left, as the reader reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from plugins.archive.numbers import plural
from plugins.figures import months, svg
from plugins.figures.months import Month, Tally

WIDTH = 360
_COLUMNS = 64  # height of the columns
_FOOT = 20  # room for the years below them
_ROW = 26  # one office
_LABEL_ROOM = 38  # width that a year's number needs
_WIDEST = 8  # a month of a short life is a stroke, not a wall
_EDGE = 15  # half of it: the outermost years stay inside the drawing


class Span(NamedTuple):
    """An office from its first to its last month; `end` None is an office still held."""

    title: str
    start: Month
    end: Month | None


def draw(tally: Tally, spans: Sequence[Span] = (), kind: str = "chronicle") -> Markup:
    """Columns by month over whole years; nothing when there are fewer than two moments to compare."""
    if len(tally.months) + len(tally.vague) + 2 * len(spans) < 2:
        return Markup()
    axis = _axis(tally, spans)
    step = WIDTH / len(axis)
    top = len(spans) * _ROW
    parts = [_span(span, row, axis, step) for row, span in enumerate(spans)]
    parts += [_years(axis, step, top + _COLUMNS), _vague(tally, axis, step, top), _columns(tally, axis, step, top)]
    return svg.image(WIDTH, top + _COLUMNS + _FOOT, kind, sentence(tally), parts)


def sentence(tally: Tally) -> str:
    """What the line shows, in words."""
    if not tally.months:
        return plural(tally.total, "article")
    first, last = min(tally.months), max(tally.months)
    best = max(tally.months, key=lambda m: (tally.months[m], m))
    range_ = f"في {months.name(first)}" if first == last else f"من {months.name(first)} إلى {months.name(last)}"
    return f"{plural(tally.total, 'article')} {range_}، وأكثرها في {months.name(best)}: {plural(tally.months[best], 'article')}"


def axis_only(axis: range, kind: str = "strip-axis") -> Markup:
    """The years alone, for figures that share one axis."""
    return svg.ornament(WIDTH, _FOOT, kind, [_years(axis, WIDTH / len(axis), 0)])


def strip(tally: Tally, axis: range, most: int) -> Markup:
    """One row of months in shades; an empty month is a gap."""
    step = WIDTH / len(axis)
    shades: dict[int, str] = {}
    for month, count in sorted(tally.months.items()):
        shade = svg.shade(count, most)
        shades[shade] = shades.get(shade, "") + svg.column(_left(month, axis, step), 0, max(step - 0.4, 0.6), 18)
    parts = [svg.path("ground", svg.column(0, 0, WIDTH, 18)), *(svg.path(f"s{shade}", data) for shade, data in sorted(shades.items()))]
    return svg.ornament(WIDTH, 18, "strip", parts)


def _axis(tally: Tally, spans: Sequence[Span]) -> range:
    seen = [tally, *(Tally(tally.months.__class__({m: 1}), tally.vague.__class__(), 0) for s in spans for m in (s.start, s.end) if m)]
    return months.whole_years(seen)


def _left(month: Month, axis: range, step: float) -> float:
    return WIDTH - (month - axis.start + 1) * step


def _columns(tally: Tally, axis: range, step: float, top: float) -> str:
    most = max(tally.months.values(), default=1)
    width = min(max(step - min(1.0, step * 0.2), 0.8), _WIDEST)
    inset = max(step - width, 0.2) / 2
    boxes = {count: _box(max(2.0, _COLUMNS * count / most), width, top + _COLUMNS) for count in set(tally.months.values())}
    data = [f"M{svg.n(_left(month, axis, step) + inset)} {boxes[count]}" for month, count in sorted(tally.months.items())]
    return svg.path("columns", "".join(data))


def _box(height: float, width: float, bottom: float) -> str:
    """What columns of one height have in common: all but where they stand."""
    return svg.column(0, bottom - height, width, height).removeprefix("M0 ")


def _vague(tally: Tally, axis: range, step: float, top: float) -> str:
    """A year known and no month: a low step under the whole year."""
    lines = [svg.column(_left(year * 12 + 11, axis, step) + 1, top + _COLUMNS - 3, 12 * step - 2, 3) for year in sorted(tally.vague)]
    return svg.path("vague", "".join(lines))


@lru_cache(maxsize=1_000)  # many lives have the same years
def _years(axis: range, step: float, top: float) -> str:
    year_width = 12 * step
    every = max(1, -int(-_LABEL_ROOM // year_width))
    years = [start // 12 for start in axis[::12]]
    ticks = "".join(f"M{svg.n(_left(year * 12, axis, step) + step)} {svg.n(top)}v4" for year in years)
    labels = [
        svg.text(min(max(_left(year * 12 + 5, axis, step), _EDGE), WIDTH - _EDGE), top + 16, str(year), "year")
        for place, year in enumerate(reversed(years))
        if place % every == 0
    ]
    return svg.path("baseline", f"M0 {svg.n(top)}h{WIDTH}{ticks}") + "".join(labels)


def _span(span: Span, row: int, axis: range, step: float) -> str:
    start, end = span.start, axis[-1] if span.end is None else span.end
    left, right = _left(end, axis, step), _left(start, axis, step) + step
    bar = svg.path("office" if span.end is not None else "office current", svg.column(left, row * _ROW + 16, right - left, 3))
    return bar + svg.text(WIDTH, row * _ROW + 11, _short(span.title), "office-name")


def _short(title: str) -> str:
    return title if len(title) <= 56 else title[:55].rpartition(" ")[0] + "…"
