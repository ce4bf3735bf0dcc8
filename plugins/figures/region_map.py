"""The map of the twelve regions: a link for each, with its name, and its number of texts as shade and as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.archive.numbers import number, plural
from plugins.figures import svg

Geometry = dict[str, Any]
_MARGIN = 10
_LINE = 36  # height of a line of a name
# Where names stand, in the map's units, chosen so that none meets another: outside the region on the `sea` side (the place is the
# name's right end) or on the `sand` side (its left end), or `inside` it. Two regions
# have no room: a line leads to their names.
NAMES: dict[str, tuple[str, int, int]] = {
    "MA-01": ("sea", 610, 45),
    "MA-02": ("inside", 915, 172),
    "MA-03": ("sand", 815, 22),
    "MA-04": ("sea", 560, 150),
    "MA-05": ("sand", 655, 540),
    "MA-06": ("sea", 478, 205),
    "MA-07": ("sea", 425, 300),
    "MA-08": ("inside", 768, 374),
    "MA-09": ("sea", 420, 430),
    "MA-10": ("sea", 330, 530),
    "MA-11": ("sand", 335, 790),
    "MA-12": ("sand", 270, 960),
}
LEADERS = {"MA-03": "M812 30L775 112", "MA-05": "M700 508L676 285"}


class Place(NamedTuple):
    """What the map tells of a region."""

    code: str
    name: str
    url: str
    texts: int


def draw(geometry: Geometry, places: Sequence[Place], root: str) -> Markup:
    """All regions in the order of their codes, each a link that says its name and number; nothing when there are no outlines."""
    outlines = geometry.get("regions", {})
    known = sorted((place for place in places if place.code in outlines), key=lambda place: place.code)
    if not known:
        return Markup()
    most = max(place.texts for place in known)
    links = [_region(outlines[place.code], place, most, root) for place in known]
    words = [text for place in known for text in _words(outlines[place.code], place, svg.shade(place.texts, most))]
    view = f"{-_MARGIN} {-_MARGIN} {geometry['width'] + 2 * _MARGIN} {geometry['height'] + 2 * _MARGIN}"
    drawing = f'{"".join(links)}<g class="words" aria-hidden="true">{"".join(words)}</g>'
    return Markup(f'<svg class="figure map" viewBox="{view}" role="group" aria-label="خريطة الجهات">{drawing}</svg>')


def locate(geometry: Geometry, code: str, label: str) -> Markup:
    """The country in outline with one region filled."""
    outlines = geometry.get("regions", {})
    if code not in outlines:
        return Markup()
    others = "".join(outline["path"] for other, outline in outlines.items() if other != code)
    parts = [svg.path("s0", others), svg.path("here", outlines[code]["path"])]
    return svg.image(geometry["width"], geometry["height"], "locator", label, parts)


def _region(outline: dict[str, Any], place: Place, most: int, root: str) -> str:
    words = escape(f"{place.name}: {plural(place.texts, 'article')}")
    shape = svg.path(f"s{svg.shade(place.texts, most)}", outline["path"])
    return f'<a href="{escape(root + place.url)}" aria-label="{words}"><title>{words}</title>{shape}</a>'


def _words(outline: dict[str, Any], place: Place, step: int) -> list[str]:
    """Number and name, above all shapes and out of the pointer's way: the shapes are the links and say the same."""
    x, y = outline["at"]
    figure = number(place.texts)
    size = "figure-count wide" if len(figure) > 3 else "figure-count"
    made = [svg.text(x, y + 14, figure, f"{size} on{step}")] if place.texts else []
    if place.code in NAMES:
        where, x, y = NAMES[place.code]
        lines = _halves(place.name) if where == "inside" else [place.name]
        kind = f"place inside on{step}" if where == "inside" else f"place {where}"
        made += [svg.text(x, y + row * _LINE, line, kind) for row, line in enumerate(lines)]
        made.append(svg.path(f"leader on{step}", LEADERS.get(place.code, "")))
    return made


def _halves(name: str) -> list[str]:
    """A long name on two lines, broken at its hyphen."""
    first, hyphen, second = name.partition("-")
    return [first + hyphen, second] if hyphen and len(name) > 10 else [name]
