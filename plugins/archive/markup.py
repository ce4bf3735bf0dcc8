"""Article bodies from Markdown to HTML, where nothing that an article holds can execute.

What an editor may use: paragraphs, line breaks, headings, emphasis, lists, quotations, code spans and links to http, https,
mailto or relative addresses. All else, HTML and entities included, is text and is shown as written. The serializer writes an
allowlist, so no construct of the Markdown library can add to it.
"""

from __future__ import annotations

import re
import string
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.archive.serializer import escape, serialize, text_html, unescape

# What would turn text into something else, or lose it: HTML and entities; images, which would be requests to other origins;
# link definitions, which vanish from the page; indented code, rules and underlined headings, which copied texts hold by accident.
_OFF_INLINE = ("html", "entity", "automail", "linebreak", "reference", "short_reference", "image_link", "image_reference",
               "short_image_ref")  # fmt: skip
_OFF_BLOCK = ("code", "hr", "setextheader", "reference")

_BLOCK_LINE = re.compile(r"\n(?:[ \t#>*+\-]|\d+\.)")  # searched with a line end before the text
_INLINE = re.compile(r"[`*_\[<]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # any ASCII punctuation, as in CommonMark
_DEEP = re.compile(r"(?m)^(?:[ ]{0,3}(?:[>*+\-]|\d+\.)[ \t]*){9,}|^ {33,}")
_UNESCAPED_MARK = re.compile(r"((?<!\\)(?:\\\\)*)([`*_\[<])")
_ODD = ("\x02", "\x03", "\t", "\r")
_MOST_MARKS = 1_000  # in one block; no text that a person marked up comes near


class _PlainParagraph(BlockProcessor):
    """A block without any block mark, at top level, is a paragraph: spares ten tests per block."""

    def test(self, parent: Element, block: str) -> bool:
        return parent.tag == "div" and bool(block) and block[0] != "\n" and not _BLOCK_LINE.search("\n" + block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0)


class _PlainInline(Treeprocessor):
    """Text without inline marks needs no inline pass; escapes alone are undone here."""

    def run(self, root: Element) -> None:
        for element in root:
            text = element.text
            if not text:
                continue
            if "\\" not in text:
                if not _INLINE.search(text):
                    element.text = AtomicString(text)
            elif not _INLINE.search(_ESCAPED.sub("", text)):
                element.text = AtomicString(_ESCAPED.sub(r"\1", text))


def _instance() -> Markdown:
    md = Markdown(output_format="html")
    md.preprocessors.deregister("html_block")
    for name in _OFF_INLINE:
        md.inlinePatterns.deregister(name)
    for name in _OFF_BLOCK:
        md.parser.blockprocessors.deregister(name)
    md.treeprocessors.deregister("prettify")
    for name in ("raw_html", "amp_substitute"):
        md.postprocessors.deregister(name)
    md.parser.blockprocessors.register(_PlainParagraph(md.parser), "plain", 95)
    md.treeprocessors.register(_PlainInline(md), "plain", 25)
    md.ESCAPED_CHARS = list(string.punctuation)
    md.stripTopLevelTags = False
    md.serializer = serialize
    return md


def convert(text: str) -> str:
    """HTML of a body. Any input is answered, in time proportional to its length."""
    plain = _ESCAPED.sub("", text) if "\\" in text else text
    if not _has_marks(plain) and not _BLOCK_LINE.search("\n" + text) and not any(map(text.__contains__, _ODD)):
        return _paragraphs(text)
    try:
        return str(_MARKDOWN.reset().convert(_bounded(text)))
    except RecursionError:
        return plain_html(text)


def _has_marks(text: str) -> bool:
    return "[" in text or "*" in text or "_" in text or "`" in text or "<" in text or "\\" in text


def _paragraphs(text: str) -> str:
    """What the Markdown library makes of a text without marks, at a fifth of the cost; a test compares the two."""
    text = escape(_ESCAPED.sub(r"\1", text) if "\\" in text else text)
    blocks = [block.strip("\n") for block in text.split("\n\n")]
    html = [block.replace("\n", "<br>\n") if "\n" in block else block for block in blocks if block]
    return "\n".join([f'<p id="p{number}">{block}</p>' for number, block in enumerate(html, 1)])


def plain_html(text: str) -> str:
    """The text as paragraphs, with no mark read as structure."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    return "\n".join(f'<p id="p{number}">{text_html(block)}</p>' for number, block in enumerate(blocks, 1))


def plain_text(html: str) -> str:
    """The words of a converted body: paragraphs separated by a blank line."""
    text = re.sub(r"<br>\n?", "\n", html)
    text = re.sub(r"</(?:p|li|h\d|blockquote)>\n?", "\n\n", text)
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"\n{3,}", "\n\n", unescape(text)).strip()


def _bounded(text: str) -> str:
    """Escape marks in numbers that only an attack or an accident has: the parser's time grows with their square."""
    if _DEEP.search(text):
        text = _DEEP.sub(lambda m: re.sub(r"([>*+\-]|(?<=\d)\.)", r"\\\1", m.group().lstrip()), text)
    if len(_INLINE.findall(text)) <= _MOST_MARKS:
        return text
    return "\n\n".join(_bounded_block(block) for block in text.split("\n\n"))


def _bounded_block(block: str) -> str:
    marks = len(_INLINE.findall(_ESCAPED.sub("", block)))
    return _UNESCAPED_MARK.sub(r"\1\\\2", block) if marks > _MOST_MARKS else block


_MARKDOWN = _instance()
