"""The drawings say what the numbers say, in XML that a browser takes, without a style attribute."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from lxml import etree

from plugins.figures import chronicle, coverage, months, region_map, svg
from plugins.figures.months import Tally, month

GEOMETRY = {
    "width": 100,
    "height": 100,
    "credit": {"holder": "x"},
    "regions": {"MA-03": {"path": "M0 0h9v9z", "at": [4, 4]}, "MA-06": {"path": "M20 20h9v9z", "at": [24, 24]}},
}


def article(sort: str) -> SimpleNamespace:
    return SimpleNamespace(sort=sort)


def parse(drawing: str) -> etree._Element:
    root = etree.fromstring(drawing)
    assert not root.xpath("//@style")
    return root


def test_every_region_is_a_link_that_says_its_number() -> None:
    places = [region_map.Place("MA-03", "فاس-مكناس", "regions/fes/", 3), region_map.Place("MA-06", "الدار <البيضاء>", "regions/casa/", 0)]
    links = parse(region_map.draw(GEOMETRY, places, "../")).findall("a")
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("../regions/fes/", "فاس-مكناس: 3 مقالات"),
        ("../regions/casa/", "الدار <البيضاء>: لا مقالات"),
    ]
    assert [link.find("path").get("class") for link in links] == ["s5", "s0"]


def test_without_outlines_there_is_no_map() -> None:
    assert region_map.draw({}, [region_map.Place("MA-03", "فاس-مكناس", "", 3)], "") == ""
    assert region_map.locate({}, "MA-03", "x") == ""


def test_one_region_is_filled_on_the_locator() -> None:
    assert [p.get("class") for p in parse(region_map.locate(GEOMETRY, "MA-06", "موقع"))] == ["s0", "here"]


def test_articles_are_counted_by_what_is_known_of_their_date() -> None:
    tally = months.tally(map(article, ["2020-10-05", "2020-10-00", "2021-00-00", "", ""]))
    assert tally == Tally(Counter({month(2020, 10): 2}), Counter({2021: 1}), 2)
    assert tally.total == 5


@pytest.mark.parametrize(
    ("kept", "expected"), [([3, 9], range(4, 9)), ([0, 5, 11], range(6, 11)), ([0], range(1, 12)), (range(12), range(0)), ([], range(12))]
)
def test_the_longest_silence(kept: list[int], expected: range) -> None:
    found = months.longest_silence(Counter(dict.fromkeys(kept, 1)), range(12))
    assert list(found) == list(expected)


def test_time_runs_from_right_to_left() -> None:
    tally = Tally(Counter({month(2019, 1): 1, month(2020, 12): 2}), Counter(), 0)
    drawing = parse(chronicle.draw(tally))
    years = {text.text: float(text.get("x")) for text in drawing.findall("text")}
    assert years["2019"] > years["2020"]
    first, second = drawing.xpath("path[@class='columns']/@d")[0].split("z")[:2]
    assert float(first[1:].split()[0]) > float(second[1:].split()[0])
    assert drawing.get("aria-label") == "3 مقالات من يناير 2019 إلى دجنبر 2020، وأكثرها في دجنبر 2020: مقالان"


def test_one_moment_is_no_time_line() -> None:
    assert chronicle.draw(Tally(Counter({month(2019, 1): 5}), Counter(), 2)) == ""


def test_an_office_still_held_reaches_the_end_of_the_axis() -> None:
    drawing = parse(chronicle.draw(Tally(Counter(), Counter(), 0), [chronicle.Span("رئيس", month(2021, 9), None)]))
    assert drawing.xpath("path[@class='office current']/@d")[0].startswith("M0 ")


def test_coverage_tells_where_nothing_is_kept() -> None:
    places = [("الشرق", "r/", [article("2020-01-05"), article("2020-06-01"), article("")]), ("سوس-ماسة", "s/", [])]
    rows, axis = coverage.rows(places)
    assert (axis[0], axis[-1]) == (month(2020, 1), month(2020, 12))
    assert rows[0].told == "3 مقالات؛ الأشهر الممثلة 2 من 6؛ أطول صمت 4 أشهر: من فبراير 2020 إلى ماي 2020؛ ومنها 1 بلا تاريخ معروف."
    assert rows[1].told == "لا نص محفوظا من هذه الجهة."
    (year,) = coverage.years(rows, axis)
    assert [cell.texts for cell in year.rows[0][2]] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]


def test_coverage_of_nothing_dated_has_no_axis() -> None:
    rows, axis = coverage.rows([("الشرق", "r/", [article("")])])
    assert not axis
    assert rows[0].told.startswith("مقال واحد")


@pytest.mark.parametrize(("count", "most", "step"), [(0, 5, 0), (1, 5, 1), (5, 5, 5), (3, 5, 3), (1, 10_000, 1), (2_500, 10_000, 3)])
def test_shades(count: int, most: int, step: int) -> None:
    assert svg.shade(count, most) == step
