"""Law 1: every non-blank line of a seed ends in exactly one place of the article file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter import article, rules
from converter.decode import decode
from converter.front_matter import parse
from converter.model import Authority, Facts
from converter.reading import read
from plugins.archive.markup import convert, plain_text
from tests.converter.texts import CORPUS, SEEDS, facts

ORIGIN = article.Origin("seeds/x.txt", "0" * 64)


def squeeze(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def places(found: Facts) -> dict[str, list[str]]:
    """The article file's contents by place, read back from its text as the site reads it."""
    document = parse(article.to_text(article.from_facts(found, "5a5a5a5a", ORIGIN)), "x.md")
    data: dict[str, Any] = document.data
    source, evidence = data["source"], data.get("evidence", {})
    comments = data.get("reader_comments", [])
    byline = evidence.get("author", data.get("author", ""))
    return {
        "title": [data["title"]],
        "body": [line for line in plain_text(convert(document.body)).split("\n") if line.strip()],
        "byline": [byline.removeprefix("«").removesuffix("»")] if byline else [],
        "reader comment": [
            line for comment in comments for line in (comment["name"], *comment.get("text", "").split("\n")) if line.strip()
        ],
        "counts": [f"{source.get('comments', '')} {source.get('views', '')}"] if "views" in source or "comments" in source else [],
        "set aside": source.get("set_aside", []),
    }


def account(found: Facts) -> None:
    """Each labelled piece of the text stands in the place that its label names, as often there as in the text."""
    homes = {"title": "title", "body": "body", "byline": "byline", "comment name": "reader comment", "comment text": "reader comment"}
    where, text = places(found), found.source.text
    kept = {place: Counter(squeeze(line) for line in lines) for place, lines in where.items()}
    for line in found.layout.lines:
        words, home = squeeze(line.span.of(text)), homes.get(line.label, "set aside")
        if line.label == "counts" and where["counts"]:
            continue
        if line.label == "comment name":
            assert any(squeeze(name) in words for name in [*where[home], *where["set aside"]] if name), words
            continue
        assert any(words == one or words in one for one in kept[home]), (line.label, line.span.of(text))
        if home == "set aside":
            kept[home][words] -= 1
            assert kept[home][words] >= 0, words
    covered = "".join(squeeze(line.span.of(text)) for line in sorted(found.layout.lines, key=lambda line: line.span.start))
    assert covered == squeeze(text)


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS], ids=lambda path: path.stem)
def test_every_line_is_in_one_place(path: Path) -> None:
    account(facts(path))


LINES = st.sampled_from(
    [
        "عنوان قصير", "0 657", "1 2٬258", "اترك رد", "لن يتم نشر عنوان بريدك الإلكتروني.", "تعليق 1", "1. رشيد يقول", "    تعليق مزاح",
        "المراسل: أيوب", "خديجة الرحالي", "احتضن المقر الجهوي للحزب بفاس، يوم الخميس 13 يناير 2022، اجتماعا موسعا لقيادات الحزب.",
        "[gallery ids=\"1,2\"]", "شارك", "Facebook Twitter", "اقرأ أيضا:", "صورة: من الأرشيف", "الوسوم: البام، فاس", "# ليس عنوانا",
        "- بند",
        "* نجم", "> اقتباس", "    أربع مسافات", "---", "===", "<b>نص</b>", "&amp;", "[x]: y", "نشر بتاريخ 14/03/2022", "", "", " ",
        "أ\u202eب", "ﻻ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), min_size=1, max_size=14))
def test_nor_is_a_line_of_any_other_text_lost(lines: list[str]) -> None:
    text = "عنوان\n" + "\n".join(lines)
    account(read(decode(text.encode("utf-8", "replace"), "x"), rules.load(), Authority()))
