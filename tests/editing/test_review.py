"""The answer to a proposal: Arabic, complete, beside its evidence, and harmless whatever the texts hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.editing.desk import git
from tests.editing.golden import CASES, GOLDEN, answer, proposal

HAND = """---
title: مقال كتب مباشرة
slug: 2026-01-31-1
date: 2026-01-30
region: {region}
people:
  - name: سعاد المريني
    role: رئيسة الجمعية
---

نص المقال الذي كتبه محرر بيده.
"""


def test_three_new_texts(tmp_path: Path) -> None:
    """Read the difference before writing the golden file anew: `python -m tests.editing.golden`."""
    status, text, _ = answer(proposal(tmp_path))
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert status == 0


def test_the_golden_answer_says_all_that_it_must() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    assert text.count("`seeds/") == len(list(CASES.glob("*.txt"))) == 3
    for words in ("| العنوان |", "| التاريخ |", "| الجهة |", "| شخص |", "| وسم |", "من أين", "هو نفسه", "ما يدخل الأرشيف لأول مرة"):
        assert words in text
    assert "\\|" in text and "\\*" in text  # the second title holds both signs


def test_errors_stand_at_their_line_and_stop_nothing_else(tmp_path: Path) -> None:
    status, text, log = answer(proposal(tmp_path, ("content/articles/2026-01-31-1.md", HAND.format(region="فاس مكناسس"))))
    assert status == 1
    assert "::error file=content/articles/2026-01-31-1.md,line=5," in log
    assert "لا يمكن النشر قبل إصلاح الأخطاء" in text and "`content/articles/2026-01-31-1.md:5`" in text
    assert text.count("| شخص |") == 7 and "(كتب مباشرة)" in text
    assert log.count("::error") == 1


def test_an_edited_article_shows_what_comes_and_goes(tmp_path: Path) -> None:
    path = "content/articles/2026-01-31-1.md"
    copy = proposal(tmp_path, (path, HAND.format(region="فاس-مكناس")))
    (copy / path).write_text(HAND.format(region="الشرق").replace("سعاد المريني", "سعاد المرابط"), encoding="utf-8")
    git(copy, "commit", "--quiet", "-am", "a correction")
    text = answer(copy)[1]
    assert f"- `{path}`: الجهة، الأشخاص" in text
    assert "سعاد المرابط" in text.partition("ما يدخل الأرشيف لأول مرة")[2].partition("###")[0]
    assert "سعاد المريني" in text.partition("ما لن يذكره أي مقال بعد الآن")[2].partition("###")[0]


HOSTILE = "</div><script>alert(1)</script> | @everyone [x](javascript:a) `id` ${{ secrets.X }} <!-- ::error::x"


def test_words_of_a_text_never_act(tmp_path: Path) -> None:
    seed = f"{HOSTILE}\n\n0 5\n\nعقد السيد {HOSTILE} لقاء بمدينة تاونات يوم الإثنين 13 يناير 2025 لتدارس موضوع الماء.\n"
    text = answer(proposal(tmp_path, ("seeds/099_0123456789abcdef.txt", seed)))[1]
    assert "<script" not in text and "@everyone" not in text and not re.search(r"(?<!\\)]\(", text)
    assert re.findall(r"<[^>]*>", text) == ['<div dir="rtl">', "</div>"]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


@pytest.mark.parametrize(("count", "cut"), [(0, False), (900, True)])
def test_the_comment_fits_githubs_box(tmp_path: Path, count: int, cut: bool) -> None:
    output = tmp_path / "output"
    people = "".join(f"  - name: سعاد المريني {number}\n" for number in range(count))
    article = HAND.format(region="فاس-مكناس").replace("---\n\n", f"{people}---\n\n")
    answer(proposal(tmp_path, ("content/articles/2026-01-31-1.md", article)), GITHUB_OUTPUT=str(output))
    found = re.fullmatch(r"text<<([0-9a-f]{32})\n(.*)\n\1\n", output.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert len(found[2]) < 65_536 and len(found[2].encode()) < 131_072
    assert ("الجواب طويل" in found[2]) is cut
    assert found[2].count("<div") == found[2].count("</div>")
