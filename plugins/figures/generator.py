"""Gives templates the object `figures`, and writes the coverage page."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from markupsafe import Markup
from pelican.generators import Generator

from plugins.archive import outlines
from plugins.figures import chronicle, coverage, months, region_map

COVERAGE_URL = "coverage/"
NATIONAL = "نصوص وطنية"


class Figures:
    """What templates may draw. A figure of all terms belongs on the home, index and coverage pages only; the others draw one term."""

    def __init__(self, geometry: region_map.Geometry, context: dict[str, Any]) -> None:
        self._geometry = geometry
        self._context = context
        self._digest = hashlib.sha256(json.dumps(geometry, sort_keys=True).encode()).hexdigest()

    def __repr__(self) -> str:
        """What the drawings depend on beside the archive; pages are rendered again when it changes."""
        return f"Figures({self._digest})"

    @property
    def credit(self) -> dict[str, str]:
        """Whom the outlines of the map are owed to; empty when there is no map."""
        credit: dict[str, str] = self._geometry.get("credit", {})
        return credit

    def regions(self, root: str) -> Markup:
        """The map of all regions."""
        terms = self._context["khizana"].terms["region"].values()
        places = [region_map.Place(str(term.record.get("code") or ""), term.name, term.url, term.count) for term in terms]
        return region_map.draw(self._geometry, places, root)

    def locator(self, term: Any) -> Markup:
        """Where one region is."""
        return region_map.locate(self._geometry, str(term.record.get("code") or ""), f"موقع {term.name} على خريطة المغرب")

    def everything(self) -> Markup:
        """All texts by month."""
        return chronicle.draw(months.tally(self._context["khizana"].articles))

    def chronicle(self, term: Any) -> Markup:
        """One term's texts by month, with the offices that its record documents."""
        return chronicle.draw(months.tally(term.articles), _offices(term.record))


def _offices(record: dict[str, Any]) -> list[chronicle.Span]:
    """Offices whose beginning has a year, first held first."""
    spans = []
    for office in record.get("offices") or []:
        start = _month(office.get("from"), 1)
        if start is not None:
            title = "، ".join(str(office[key]) for key in ("title", "body", "region") if office.get(key))
            spans.append(chronicle.Span(title, start, _month(office.get("to"), 12)))
    return sorted(spans, key=lambda span: span.start)


def _month(edtf: object, default: int) -> int | None:
    """`2020-02-09` -> that month; a year alone stands for its first or last month."""
    year, _, rest = str(edtf or "").strip("?~%").partition("-")
    if not (len(year) == 4 and year.isdigit()):
        return None
    number = rest[:2]
    return months.month(int(year), int(number) if number.isdigit() and 1 <= int(number) <= 12 else default)


class FiguresGenerator(Generator):  # type: ignore[misc]
    """`figures` for every template, and coverage/."""

    def generate_context(self) -> None:
        """Read the outlines, when they are installed."""
        geometry = outlines.read(self.settings["THEME"])
        self.context.setdefault("listed_urls", []).append(COVERAGE_URL)
        self.context["figures"] = self.env.globals["figures"] = Figures(geometry, self.context)

    def generate_output(self, writer: Any) -> None:
        """Region by month. Drawn on every run: one page, from numbers that are already in memory."""
        archive = self.context["khizana"]
        rows, axis = coverage.rows(_places(archive))
        writer.write_file(
            COVERAGE_URL + "index.html", self.get_template("coverage"), self.context, url=COVERAGE_URL,
            title="ما في الخزانة وما ليس فيها", rows=rows, years=coverage.years(rows, axis), months=months.initials(),
            axis=chronicle.axis_only(axis) if axis else Markup(), total=len(archive.articles), undated=archive.undated.count,
            pages={slug: term.url for slug, term in archive.terms["month"].items()},
        )  # fmt: skip


def _places(archive: Any) -> list[tuple[str, str, list[Any]]]:
    terms = sorted(archive.terms["region"].values(), key=lambda term: (str(term.record.get("code") or "~"), term.slug))
    places = [(term.name, term.url, term.articles) for term in terms]
    national = [article for article in archive.articles if not article.region]
    return [*places, (NATIONAL, "", national)] if national else places
