"""A page taken apart: every line labelled once, as the cases and the corpus say."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import layout
from converter.decode import decode
from converter.layout import comments, counts, furniture
from converter.layout.rows import split
from converter.model import Label, Layout
from converter.rules import load

TESTS = Path(__file__).parent.parent
CASES = tomllib.loads((TESTS / "cases" / "layout.toml").read_text(encoding="utf-8"))["case"]
GOLD = [json.loads(line) for line in (TESTS / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def read(text: str) -> Layout:
    return layout.label(text, load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    page = read(text)
    assert [line.label.value for line in page.lines] == case["labels"], [(line.span.of(text), line.label.value) for line in page.lines]
    for name in ("views", "comments"):
        if name in case:
            assert getattr(page, name) == case[name]
    if "author" in case:
        assert page.byline is not None
        assert page.byline.of(text) == case["author"]
    if "reader_comments" in case:
        assert [{"name": one.name, "text": one.text} for one in page.reader_comments] == case["reader_comments"]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_corpus_residue_is_set_aside_and_nothing_else(gold: dict[str, Any]) -> None:
    text = decode((TESTS / "corpus" / "texts" / f"{gold['id']}.txt").read_bytes(), gold["id"]).text
    page = read(text)
    kept = {Label.TITLE, Label.BODY, Label.BYLINE, Label.COMMENT_TEXT, Label.COMMENT_NAME}
    assert [line.span.of(text) for line in page.lines if line.label not in kept] == gold["residue"]
    assert page.title.of(text) == gold["title"]


LINES = st.sampled_from(
    ["", " ", "عنوان", "0 657", "اترك رد", "تعليقات 2", "1. رشيد يقول", "شارك",
     '[caption id="a"] x [/caption] نص', "خديجة الرحالي", "م. ص",
     "الوسوم: أ، ب", "12 مارس 2020", "-----", "2021", "اقرأ أيضا:", "نص طويل " * 20 + ".", "الرئيسية / أخبار", "صورة: س", "عن المكتب"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(LINES, min_size=1, max_size=14).map("\n".join), st.text(min_size=1, max_size=300)))
def test_every_visible_character_is_in_exactly_one_line(text: str) -> None:
    if not text.strip():
        return
    page = read(text)
    covered = [index for line in page.lines for index in range(line.span.start, line.span.end)]
    assert len(covered) == len(set(covered))
    visible = {index for index, char in enumerate(text) if not char.isspace()}
    assert visible <= set(covered)
    assert [line.span.start for line in page.lines] == sorted(line.span.start for line in page.lines)
    body = {index for line in page.lines if line.label is Label.BODY for index in range(line.span.start, line.span.end)}
    told = {index for span in page.paragraphs for index in range(span.start, span.end)}
    assert body <= told
    assert {index for index in told - body if not text[index].isspace()} == set()


def test_a_paragraph_that_is_passed_by_is_nothing_else() -> None:
    """Also behind the opening of another one, which may be a listed word, a link or a keyword."""
    lists, passed = load().boilerplate, 0
    texts = [decode(path.read_bytes(), path.stem).text for path in sorted((TESTS / "corpus" / "texts").glob("*.txt"))]
    rows = [row for text in texts for row in split(text)]
    long = [row.text for row in rows if len(row.words) > 40]
    openings = [" ".join(row.text.split()[:2]) for row in rows] + [entry for phrases in lists.values() for entry in phrases.exact]
    for at, opening in enumerate(openings):
        row = split(f"{opening} {long[at % len(long)]}")[-1]
        if not furniture.is_paragraph(row, lists):
            continue
        passed += 1
        assert furniture.label_of(row, lists) is None, row.text
        assert not furniture.is_related_head(row, lists), row.text
        assert counts.named(row, lists) is None, row.text
        assert comments.head_count(row, lists) is None, row.text
        assert not comments._opens_form(row, lists, seen_text=True), row.text
    assert passed > 300
