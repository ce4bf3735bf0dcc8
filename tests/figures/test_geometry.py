"""Borders are simplified once and still shared; the drawing names its source."""

from __future__ import annotations

import json

from theme import geometry

SQUARES = {
    "transform": {"scale": [0.001, 0.001], "translate": [-10.0, 30.0]},
    "arcs": [  # two neighbours: their common border, then the rest of each; the border has bends too small to see
        [[1000, 0], [1, 5], [-1, 5], [0, 990]],
        [[1000, 1000], [-1000, 0], [0, -1000], [1000, 0]],
        [[1000, 1000], [1000, 0], [0, -1000], [-1000, 0]],
    ],
    "objects": {"regions": {"geometries": [
        {"id": "MA-02", "type": "MultiPolygon", "arcs": [[[0, 2]]]},
        {"id": "MA-01", "type": "Polygon", "arcs": [[0, 1]]},
    ]}},
}  # fmt: skip


def test_neighbours_share_a_simplified_border() -> None:
    drawn = geometry.draw(SQUARES)
    assert list(drawn["regions"]) == ["MA-01", "MA-02"]
    assert drawn["regions"]["MA-01"]["path"].startswith("M500 580l0-580-")
    assert drawn["regions"]["MA-02"]["path"].startswith("M500 580l0-580 ")
    assert drawn["credit"]["licence"] == "ODbL 1.0"
    assert json.dumps(drawn) == json.dumps(geometry.draw(SQUARES))


def test_the_inner_point_has_room_on_all_sides() -> None:
    x, y = geometry.inner([(0, 0), (100, 0), (100, 100), (0, 100)])
    assert abs(x - 50) <= 10
    assert abs(y - 50) <= 10
