"""Whole pages of the register that are not in the corpus, the seeds, and what every reading promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from converter.decode import decode
from converter.model import Authority, Facts
from converter.reading import read
from converter.rules import load

ROOT = Path(__file__).parent.parent.parent
PAGES = [json.loads(line) for line in (ROOT / "tests" / "cases" / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
TEXTS = [*sorted((ROOT / "tests" / "corpus" / "texts").glob("*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]
SEEDS = [json.loads(line) for line in (ROOT / "tests" / "corpus" / "seeds_gold.jsonl").read_text(encoding="utf-8").splitlines()]


def facts(data: bytes) -> Facts:
    return read(decode(data, "case"), load(), Authority())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["text"].split("\n")[0][:40])
def test_page(page: dict[str, Any]) -> None:
    found = facts(page["text"].encode())
    told = (found.date.edtf, found.date.resolved, found.region, found.author, found.layout.views)
    assert told == (page["date"], page["resolved"], page["region"], page["author"], page["views"])


@pytest.mark.parametrize("gold", SEEDS, ids=lambda gold: gold["id"])
def test_seed(gold: dict[str, Any]) -> None:
    path = sorted((ROOT / "seeds").glob("*.txt"))[int(gold["id"][1:])]
    found = facts(path.read_bytes())
    layout = found.layout
    assert found.title == gold["title"]
    assert (found.date.edtf, found.date.resolved) == (gold["date"], gold["date_resolved"])
    assert (found.region, found.author) == (gold["region"], gold["author"])
    assert (layout.views, layout.comments) == (gold["views"], gold["comments"])
    assert [{"name": one.name, "text": one.text} for one in layout.reader_comments] == gold["reader_comments"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_fact_has_its_words(path: Path) -> None:
    """No date, region, tag or by-line without a span of title, text or a line set aside that names it."""
    found = facts(path.read_bytes())
    text = found.source.text
    fields = {item.field for item in found.evidence}
    assert ("region" in fields) is (found.region is not None)
    assert all(item.span.of(text).strip() for item in (*found.evidence, *found.date.clues))
    if found.date.edtf or found.date.resolved:
        assert found.date.span is not None
        assert found.date.span.of(text).strip()
    assert len(found.tags) <= 5


@pytest.mark.parametrize("path", TEXTS[:8], ids=lambda path: path.stem)
def test_the_same_text_gives_the_same_facts_in_any_encoding(path: Path) -> None:
    data = path.read_bytes()
    plain, wide = facts(data), facts(data.decode().replace("\n", "\r\n").encode("utf-16"))
    assert (plain.title, plain.body, plain.date, plain.region, plain.tags) == (wide.title, wide.body, wide.date, wide.region, wide.tags)
