"""Bodies: what is text is shown as written, nothing executes, nothing takes long."""

from __future__ import annotations

import html
import random
import time

import html5lib
import pytest

from plugins.archive import markup
from plugins.archive.serializer import safe_link

# Text that a page might hold -> the HTML of the one paragraph that shows it.
AS_WRITTEN = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ('<img src=x onerror="alert(1)">', '&lt;img src=x onerror="alert(1)"&gt;'),
    ("&lt;b&gt; &amp; &copy; &#60;", "&amp;lt;b&amp;gt; &amp;amp; &amp;copy; &amp;#60;"),
    ("<!-- تعليق -->", "&lt;!-- تعليق --&gt;"),
    ("-----", "-----"),
    ("7", "7"),
    ("    سطر مسبوق بفراغات", "سطر مسبوق بفراغات"),
    ("![صورة](http://example.org/x.png)", "![صورة](http://example.org/x.png)"),
    ("[أ]: http://example.org", "[أ]: http://example.org"),
    ("سطر\nسطر", "سطر<br>\nسطر"),
    (r"1\. بند \*ليس مائلا\* \[ولا رابط\](x) \<b\> \\", "1. بند *ليس مائلا* [ولا رابط](x) &lt;b&gt; \\"),
]
MARKED = [
    ("**غليظ** و*مائل* و`رمز <b>`", '<p id="p1"><strong>غليظ</strong> و<em>مائل</em> و<code>رمز &lt;b&gt;</code></p>'),
    ("# عنوان", "<h2>عنوان</h2>"),
    ("- أ\n- ب", "<ul><li>أ</li><li>ب</li></ul>"),
    ("> قول", "<blockquote><p>قول</p></blockquote>"),
    ("[نص](https://example.org/?a=1&b=2)", '<p id="p1"><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">نص</a></p>'),
]
UNSAFE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "\\\\evil.example",
    "vbscript:x",
    "file:///etc/passwd",
]
SAFE = ["http://example.org", "https://example.org/a b", "mailto:a@example.org", "../other/", "#p2", "?q=1"]


@pytest.mark.parametrize(("text", "shown"), AS_WRITTEN)
def test_text_is_shown_as_written(text: str, shown: str) -> None:
    assert markup.convert(text) == f'<p id="p1">{shown}</p>'


@pytest.mark.parametrize(("text", "shown"), MARKED)
def test_marks_that_editors_use(text: str, shown: str) -> None:
    assert markup.convert(text).strip() == shown


@pytest.mark.parametrize("address", UNSAFE)
def test_unsafe_links_are_no_links(address: str) -> None:
    assert safe_link(address) == ""
    assert "<a" not in markup.convert(f"[نص](<{address}>)") and "<a" not in markup.convert(f"[نص]({address})")


@pytest.mark.parametrize("address", SAFE)
def test_safe_links_stay(address: str) -> None:
    assert safe_link(address)


def test_only_documented_elements_and_attributes_leave() -> None:
    rng = random.Random(7)
    bits = [
        "<",
        ">",
        "&",
        '"',
        "'",
        "[",
        "]",
        "(",
        ")",
        "*",
        "_",
        "`",
        "#",
        "-",
        "\n",
        "\n\n",
        "    ",
        "\\",
        "javascript:",
        "onload=",
        "<a ",
        "href",
        "http://x",
        "</p>",
        "<svg/onload=1>",
        "&lt;",
        "نص",
        " ",
        "!",
        "\x02",
        "\x03",
        "wzxhzdk:0",
        "klzzwxh:0000",
        "1. ",
        "> ",
    ]
    allowed = {
        "p",
        "em",
        "strong",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "br",
        "a",
        "span",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "html",
        "head",
        "body",
    }
    for _ in range(1500):
        text = "".join(rng.choices(bits, k=rng.randint(1, 40)))
        for element in html5lib.parse(markup.convert(text), namespaceHTMLElements=False).iter():
            assert element.tag in allowed, text
            assert set(element.keys()) <= {"a": {"href", "rel"}, "p": {"id"}}.get(element.tag, set()), text
            assert safe_link(element.get("href", "x")), text


def test_the_short_way_equals_the_library() -> None:
    rng = random.Random(3)
    bits = ["نص", " ", "\n", "\n\n", "\n\n\n", "&", "\\.", "\\*", "5", ".", "،", "-", " - ", ":", "!", "(", ")", '"', "\\\\", "7."]
    compared = 0
    for _ in range(3000):
        text = "".join(rng.choices(bits, k=rng.randint(1, 25)))
        plain = markup._paragraphs(text)
        if markup.convert(text) == plain and text.strip():
            compared += 1
            assert str(markup._MARKDOWN.reset().convert(text)).split() == plain.split(), text
    assert compared > 500


@pytest.mark.parametrize(
    "bit", ["[", "![", "[[](", "[a](", "*", "**a*", "_a_", "`", "` ", ">", "> ", "- ", "1. ", "<", "\\", "&", "#", "*_", "<http://"]
)
def test_piled_up_marks_do_not_take_seconds(bit: str) -> None:
    for text in (bit * 20_000, (bit + " ") * 20_000, (bit + "\n") * 10_000):
        started = time.process_time()
        shown = markup.convert(text)
        assert time.process_time() - started < 5  # the library alone takes minutes, or ends the process
        assert shown


def test_plain_text_of_a_body_is_its_words() -> None:
    body = "الفقرة <الأولى> & **غليظ**\nسطر\n\n- بند\n\nالأخيرة"
    assert markup.plain_text(markup.convert(body)) == "الفقرة <الأولى> & غليظ\nسطر\n\nبند\n\nالأخيرة"
    assert html.escape("<") == "&lt;"
