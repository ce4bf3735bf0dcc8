"""`explain`: every fact with its words, in the terminal and as one page that acts on nothing."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from converter import rules
from converter.decode import decode
from converter.explain import explain, page, terminal
from converter.model import Authority
from converter.reading import read
from tests.converter.archives import ROOT, run
from tests.converter.texts import CORPUS, SEEDS, facts

HOSTILE = '<script>alert(1)</script> عنوان "مقتبس" & غيره\n\nقال أحمد العلمي <b onclick=x> يوم 24 أكتوبر 2025 <img src=x onerror=y>.\n'


def shown(markup: str) -> str:
    document = html5lib.parse(markup, namespaceHTMLElements=False)
    return "".join("".join(row.itertext()) for row in document.iter("p"))


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS[::8]], ids=lambda path: path.stem)
def test_every_line_of_the_text_is_shown(path: Path) -> None:
    found = facts(path)
    told = explain(found)
    text = "".join(found.source.text.split())
    assert "".join("".join(piece.text for row in told.rows for piece in row.pieces).split()) == text
    assert text in "".join(shown(page.render([told])).split())
    assert {mark.value for row in told.rows for piece in row.pieces for mark in piece.marks if mark.field == "people"} == {
        person.name for person in found.people
    }


def test_a_hostile_text_is_text() -> None:
    told = explain(read(decode(HOSTILE.encode(), "x"), rules.load(), Authority()))
    markup = page.render([told])
    document = html5lib.parse(markup, namespaceHTMLElements=False)
    assert not list(document.iter("script")) and not list(document.iter("img")) and not list(document.iter("b"))
    assert "<script>alert(1)</script>" in "".join(document.itertext())


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = run(ROOT, "explain", "seeds", "--html", str(tmp_path / "why.html"))
    assert done.returncode == 0, done.stderr
    markup = (tmp_path / "why.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in markup and 'lang="ar"' in markup
    assert "http" not in markup.replace("http-equiv", "") and "<script" not in markup and "url(" not in markup


def test_the_terminal_names_what_it_marks() -> None:
    told = explain(facts(SEEDS[3]))
    plain, coloured = terminal.render(told, colour=False), terminal.render(told, colour=True)
    assert "⟨شخص: نجوى ككوس⟩" in plain and "\x1b[" not in plain
    assert "\x1b[36mنجوى ككوس\x1b[0m" in coloured
    assert "2025-10-24" in plain and "✗ استمارة التعليق │ اترك رد" in plain


def test_a_missing_text_is_reported_and_the_rest_explained() -> None:
    done = run(ROOT, "explain", "seeds/absent.txt", str(SEEDS[0].relative_to(ROOT)))
    assert done.returncode == 1
    assert "seeds/absent.txt:1: خطأ:" in done.stderr and "محمد الحجيرة" in done.stdout
