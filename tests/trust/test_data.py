"""Hostile words in what programs read: feeds, sitemap, tables, linked data, citations. Whole, well formed, and formulas disarmed."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from plugins.exports.csv_table import FORMULA_STARTS
from tests.trust import edited
from tests.trust.conftest import Built
from tests.trust.reading import visible

pytestmark = pytest.mark.xdist_group("hostile")


def _titles() -> set[str]:
    return {visible(f"{words} محرر {number}") for number, words in enumerate(edited.WORDS)}


def _rows(built: Built) -> list[dict[str, str]]:
    return [json.loads(line) for line in (built.output / "data/articles.jsonl").read_text("utf-8").split("\n") if line]


def test_feeds_and_lists_are_xml_and_hold_text_alone(built: Built) -> None:
    files = [
        *built.output.rglob("*.atom.xml"),
        *built.output.glob("sitemap*.xml"),
        *built.output.rglob("*.opml"),
        *built.output.rglob("*.svg"),
    ]
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    names = {etree.QName(element).localname for file in files for element in etree.parse(str(file), strict).iter("{*}*")}
    assert len(files) > 5
    assert not names & {"script", "img", "iframe", "foreignObject", "h1", "b"}
    feed = etree.parse(str(built.output / "regions/oriental/feed.atom.xml"), strict)
    shown = {visible(title.text) for title in feed.iterfind(".//{*}entry/{*}title")}
    assert _titles() & shown and shown <= {visible(row["title"]) for row in _rows(built)}
    for summary in feed.iterfind(".//{*}entry/{*}summary"):
        assert len(list(html5lib.parseFragment(summary.text or "", namespaceHTMLElements=False).iter())) == 1, summary.text


def test_no_cell_of_a_table_is_a_formula(built: Built) -> None:
    tables = sorted((built.output / "data").glob("*.csv"))
    cells = [cell for table in tables for row in csv.reader(table.open(encoding="utf-8-sig", newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not re.fullmatch(r"-?\d+", cell)] == []
    assert sum(cell.startswith("'=") for cell in cells) >= 2


def test_every_data_file_is_whole(built: Built) -> None:
    lines = _rows(built)
    listed = {row["slug"]: row for row in lines}
    assert _titles() <= {visible(row["title"]) for row in lines}
    with sqlite3.connect(f"file:{built.output}/data/khizana.sqlite?mode=ro", uri=True) as database:
        assert database.execute("select count(*) from articles").fetchone()[0] == len(lines)
    for file in built.output.rglob("*.json"):
        if "pagefind" not in file.parts:
            json.loads(file.read_text("utf-8"))
    for slug in built.slugs.values():
        assert json.loads((built.output / "articles" / slug / "article.json").read_text("utf-8"))["title"] == listed[slug]["title"]


def test_linked_data_and_social_tags_hold_the_title(built: Built) -> None:
    for page in sorted(built.output.glob("articles/*/index.html")):
        head = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).find("head")
        title = json.loads((page.parent / "article.json").read_text("utf-8"))["title"]
        block = json.loads(head.find("script[@type='application/ld+json']").text)
        assert block["@graph"][0]["headline"] == title
        assert visible(head.find("meta[@property='og:title']").get("content")) == visible(title)


def test_a_citation_is_one_record(built: Built) -> None:
    for page in sorted(built.output.glob("articles/*/cite.ris")):
        ris, bib = page.read_text("utf-8"), Path(page.parent / "cite.bib").read_text("utf-8")
        assert len(re.findall(r"(?m)^TY  - ", ris)) == 1 == len(re.findall(r"(?m)^ER  -", ris)), page
        assert len(re.findall(r"(?m)^@", bib)) == 1, page
        plain = re.sub(r"\\[{}]|\\textbackslash\{\}|\\[\^~]\{\}", "", bib)
        assert plain.count("{") == plain.count("}"), page
