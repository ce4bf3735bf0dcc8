"""Article bodies from Markdown to HTML, where nothing that an article holds can execute.

What an editor may use: paragraphs, line breaks, headings, emphasis, lists, quotations, code spans and links to http, https,
mailto or relative addresses. All else, HTML and entities included, is text and is shown as written. The serializer writes an
allowlist, so no construct of the Markdown library can add to it.
"""

from __future__ import annotations

import re
import string
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What would turn text into something else, or lose it: HTML and entities; images, which would be requests to other origins;
# link definitions, which vanish from the page; indented code, rules and underlined headings, which copied texts hold by accident.
_OFF_INLINE = ("html", "entity", "automail", "linebreak", "reference", "short_reference", "image_link", "image_reference",
               "short_image_ref")  # fmt: skip
_OFF_BLOCK = ("code", "hr", "setextheader", "reference")
_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}  # h1 is the page's title
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "br", "a", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES_JOIN = {"ul", "ol", "blockquote", "div"}  # white space between their children means nothing
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.I)
_SAFE_SCHEME = re.compile(r"(?:https?://|mailto:)", re.I)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

_BLOCK_LINE = re.compile(r"\n(?:[ \t#>*+\-]|\d+\.)")  # searched with a line end before the text
_INLINE = ("html", "entity", "automail", "linebreak", "reference", "short_reference", "image_link", "image_reference",
               "short_image_ref")  # fmt: skip
_OFF_BLOCK = ("code", "hr", "setextheader", "reference")
_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}  # h1 is the page's title
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "br", "a", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES_JOIN = {"ul", "ol", "blockquote", "div"}  # white space between their children means nothing
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.I)
_SAFE_SCHEME = re.compile(r"(?:https?://|mailto:)", re.I)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

_BLOCK_START = re.compile(r"^(?:[ \t#>*+\-]|\d+\.)|\n(?:[ \t#>*+\-]|\d+\.)|\n\n")
_INLINE = re.compile(r"[`*_\[<]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # any ASCII punctuation, as in CommonMark
_DEEP = re.compile(r"(?m)^(?:[ ]{0,3}(?:[>*+\-]|\d+\.)[ \t]*){9,}|^ {33,}")
_UNESCAPED_MARK = re.compile(r"((?<!\\)(?:\\\\)*)([`*_\[<])")
_ODD = re.compile("[\x02\x03\t\r]")
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
    md.serializer = _serialize
    return md


def convert(text: str) -> str:
    """HTML of a body. Any input is answered, in time proportional to its length."""
    plain = _ESCAPED.sub("", text) if "\\" in text else text
    if not _has_marks(plain) and not _BLOCK_LINE.search("\n" + text) and not _ODD.search(text):
        return _paragraphs(text)
    try:
        return str(_MARKDOWN.reset().convert(_bounded(text)))
    except RecursionError:
        return plain_html(text)


def _has_marks(text: str) -> bool:
    return "[" in text or "*" in text or "_" in text or "`" in text or "<" in text or "\\" in text


def _paragraphs(text: str) -> str:
    """What the Markdown library makes of a text without marks, at a fifth of the cost; a test compares the two."""
    parts = []
    for block in text.split("\n\n"):
        block = block.strip("\n")
        if block:
            block = _ESCAPED.sub(r"\1", block) if "\\" in block else block
            parts.append(f'<p id="p{len(parts) + 1}">{_text(block)}</p>')
    return "\n".join(parts)


def plain_html(text: str) -> str:
    """The text as paragraphs, with no mark read as structure."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    return "\n".join(f'<p id="p{number}">{_text(block)}</p>' for number, block in enumerate(blocks, 1))


def plain_text(html: str) -> str:
    """The words of a converted body: paragraphs separated by a blank line."""
    text = re.sub(r"<br>\n?", "\n", html)
    text = re.sub(r"</(?:p|li|h\d|blockquote)>\n?", "\n\n", text)
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"\n{3,}", "\n\n", _unescape(text)).strip()


def _bounded(text: str) -> str:
    """Escape marks in numbers that only an attack or an accident has: the parser's time grows with their square."""
    if _DEEP.search(text):
        text = _DEEP.sub(lambda m: re.sub(r"([>*+\-]|\d(?=\.))", r"\\\1", m.group().lstrip()), text)
    if len(_INLINE.findall(text)) <= _MOST_MARKS:
        return text
    return "\n\n".join(_bounded_block(block) for block in text.split("\n\n"))


def _bounded_block(block: str) -> str:
    marks = len(_INLINE.findall(_ESCAPED.sub("", block)))
    return _UNESCAPED_MARK.sub(r"\1\\\2", block) if marks > _MOST_MARKS else block


def _serialize(root: Element) -> str:
    parts: list[str] = []
    number = 0
    for child in root:
        if child.tag == "p":  # numbered, so that one paragraph can be linked to
            number += 1
            parts.append(f'<p id="p{number}">')
            _write_inside(child, parts)
            parts.append("</p>\n")
        else:
            _write(child, parts)
            parts.append("\n")
    return "".join(parts)


def _write(element: Element, out: list[str]) -> None:
    tag: Any = element.tag
    name = _HEADINGS.get(tag, tag)
    if tag == "br":
        out.append("<br>\n")
    elif tag == "a":
        href = safe_link(element.get("href") or "")
        out.append(f'<a href="{_attribute(href)}">' if href else "<span>")
        _write_inside(element, out)
        out.append("</a>" if href else "</span>")
    elif tag in _TAGS:
        out.append(f"<{name}>")
        _write_inside(element, out)
        out.append(f"</{name}>")
    else:
        _write_inside(element, out)
    if element.tail and element.tail.strip():
        out.append(_text(element.tail))
    elif element.tail:
        out.append(element.tail)


def _write_inside(element: Element, out: list[str]) -> None:
    text = element.text
    if text and (text.strip() or element.tag not in _LINES_JOIN):
        out.append(_text(text) if element.tag != "code" else _escape(_unescape(text)))
    for child in element:
        _write(child, out)


def safe_link(href: str) -> str:
    """The address when a link may go there, else nothing: `javascript:` and other schemes are not addresses."""
    href = _CONTROL.sub("", href)
    if href.startswith(("//", "\\", "/\\")) or (_SCHEME.match(href) and not _SAFE_SCHEME.match(href)):
        return ""
    return href


def _text(text: str) -> str:
    return _escape(text).replace("\n", "<br>\n")


def _escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _attribute(text: str) -> str:
    return _escape(text).replace('"', "&quot;")


_MARKDOWN = _instance()
