"""Reference managers' own libraries read what we write for them."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

TITLES = {"formula1": '=HYPERLINK("x")', "plain001": "لقاء تواصلي بفاس", "retract1": "نص مسحوب"}


def entries(path: Path) -> list:
    library = bibtexparser.parse_file(str(path), encoding="utf-8")
    assert not library.failed_blocks
    return library.entries


def test_ris(exported: Path) -> None:
    whole = rispy.loads((exported / "data/khizana.ris").read_text("utf-8"))
    assert len(whole) == 4
    (one,) = rispy.loads((exported / "articles/plain001/cite.ris").read_text("utf-8"))
    assert one in whole
    assert one["urls"] == ["https://example.org/khizana/articles/plain001/"]
    assert (one["type_of_reference"], one["title"], one["authors"], one["year"]) == ("NEWS", TITLES["plain001"], ["م. ص"], "2022")


def test_bibtex(exported: Path) -> None:
    found = {entry.key: entry.fields_dict for entry in entries(exported / "data/khizana.bib")}
    assert set(found) == {f"khizana-{slug}" for slug in ("formula1", "plain001", "retract1", "undated1")}
    assert found["khizana-formula1"]["author"].value == r"{+cmd \& \{co\} 100\%\_\#\textbackslash{}}"
    assert found["khizana-formula1"]["date"].value == "2020-10"
    (one,) = entries(exported / "articles/plain001/cite.bib")
    assert one.fields_dict["title"].value == f"{{{TITLES['plain001']}}}"


@pytest.mark.parametrize("name", ["data/khizana.csl.json", "articles/plain001/cite.csl.json"])
def test_csl_json_is_cited_by_a_citation_processor(exported: Path, name: str) -> None:
    items = json.loads((exported / name).read_text("utf-8"))
    item = next(item for item in items if item["id"] == "khizana-plain001")
    assert (item["type"], item["issued"]) == ("article-newspaper", {"date-parts": [[2022, 6, 7]]})
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    text = "\n".join(map(str, bibliography.bibliography()))
    assert all(item["title"] in text for item in items)
    assert "2022" in text
