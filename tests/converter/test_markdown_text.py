"""A plain text becomes Markdown that shows it exactly: on our site, and with Python-Markdown as it comes."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from converter.markdown_text import escape, normal
from plugins.archive.markup import convert

PIECES = [
    "#", "##", "# ", "-", "- ", "+ ", "* ", "1. ", "1.", "١. ", ">", "> ", "    ", "\t", "```", "~~~", "---", "===", "=", "- - -", "***",
    "___", "_", "*", "**", "__", "`", "``", "\\", "\\\\", "[x]: y", "[", "]", "](http://a)", "](javascript:alert(1))", "][", "![](x)",
    "<", ">", "<b>", "</b>", "<script>alert(1)</script>", "<http://a.b>", "<a@b.c>", "&amp;", "&#60;", "&lt;", "&", "{filename}x.md",
    "{static}/x", "{{ x }}", "{% x %}", "|", "| a | b |\n|---|---|", "[^1]", "[^1]: x", "*[a]: b", "\n", "\n\n", ": ", "نص", "كلمة_أخرى",
    "#لقاء_تواصلي", "a", "1", " ", "  ", "!", "(", ")", ".", "<!-- -->", "<?php ?>", "<![CDATA[x]]>", "\x02", "\x03", "wzxhzdk:0",
    "klzzwxh:0001", "\u00a0", "[TOC]", "<br>", "\\<", "\\&", "=====", "عنوان\n=====", "عنوان\n-----",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=10).map("".join)
SPACE = re.compile(r"[ \t\r\f]+")


def shown(page: str) -> str:
    """What a browser shows: paragraphs and line breaks as newlines. Anything but plain paragraphs is a failure."""
    blocks = []
    for block in html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False):
        assert block.tag == "p", f"<{block.tag}> in {page}"
        text = block.text or ""
        for child in block:
            assert child.tag == "br", f"<{child.tag}> in {page}"
            text = text.rstrip("\n ") + "\n" + (child.tail or "").lstrip("\n ")
        blocks.append(text)
    return "\n\n".join(blocks)


def visible(text: str) -> str:
    """White space as a page shows it."""
    return "\n".join(SPACE.sub(" ", line).strip() for line in text.split("\n"))


def stock() -> Markdown:
    """Python-Markdown as it comes, but for HTML and entities, which no backslash can escape."""
    markdown = Markdown(extensions=["nl2br"])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.inlinePatterns.deregister("entity")
    return markdown


@settings(max_examples=1000, deadline=None)
@given(TEXT)
@example("---------1. ")  # as deep as no list is
def test_the_site_shows_a_text_as_written(text: str) -> None:
    assert visible(shown(convert(escape(text)))) == visible(normal(text))


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_so_does_python_markdown(text: str) -> None:
    assert visible(shown(stock().convert(escape(text).replace("&", "&amp;")))) == visible(normal(text))


@settings(deadline=None)
@given(TEXT)
def test_no_visible_character_is_lost(text: str) -> None:
    kept = re.sub(r"[\s\\]", "", escape(text))
    assert [char for char in re.sub(r"[\s\\]", "", normal(text)) if char not in kept] == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('نص عادي (بين قوسين)، و"تنصيص" - وشرطة 50% 1.5 #وسم', 'نص عادي (بين قوسين)، و"تنصيص" - وشرطة 50% 1.5 #وسم'),
        ("كلمة_أخرى", "كلمة_أخرى"),
        ("_مائل_", "\\_مائل\\_"),
        ("#لقاء_تواصلي", "\\#لقاء_تواصلي"),
        ("1. أولا", "1\\. أولا"),
        ("مقدمة\n1. أولا\n- ثانيا", "مقدمة\n1. أولا\n- ثانيا"),
        ("- بند", "\\- بند"),
        ("-5 درجات", "-5 درجات"),
        ("عنوان\n====", "عنوان\n ===="),
        ("عنوان\n----", "عنوان\n\\----"),
        ("[caption]", "\\[caption]"),
        ("a < b & c > d", "a < b & c > d"),
        ("\u00a0\tمسافات  \n\n\n\nفقرة", "مسافات\n\nفقرة"),
    ],
)
def test_escapes_no_more_than_needed(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize("piece", ["[", "*", "_ ", "`", "\\", "> ", "<a@", "](x", "<http:"])
def test_repetition_is_answered(piece: str) -> None:
    """Not a timed test: quadratic work on 200,000 marks would not end within the session."""
    assert len(escape(piece * 200_000)) >= len(normal(piece * 200_000))
