"""A tree of elements to HTML, by allowlist: nothing outside these tags and one checked attribute can leave."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}  # h1 is the page's title
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "br", "a", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES_JOIN = {"ul", "ol", "blockquote", "div"}  # white space between their children means nothing
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.I)
_SAFE_SCHEME = re.compile(r"(?:https?://|mailto:)", re.I)
_OUTSIDE = ' rel="noopener noreferrer"'  # another site learns nothing of the reader, and has no hold on this page
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def serialize(root: Element) -> str:
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
        out.append(f'<a href="{_attribute(href)}"{_OUTSIDE if _SCHEME.match(href) else ""}>' if href else "<span>")
        _write_inside(element, out)
        out.append("</a>" if href else "</span>")
    elif tag in _TAGS:
        out.append(f"<{name}>")
        _write_inside(element, out)
        out.append(f"</{name}>")
    else:
        _write_inside(element, out)
    if element.tail and element.tail.strip():
        out.append(text_html(element.tail))
    elif element.tail:
        out.append(element.tail)


def _write_inside(element: Element, out: list[str]) -> None:
    text = element.text
    if text and (text.strip() or element.tag not in _LINES_JOIN):
        out.append(text_html(text) if element.tag != "code" else escape(unescape(text)))
    for child in element:
        _write(child, out)


def safe_link(href: str) -> str:
    """The address when a link may go there, else nothing: `javascript:` and other schemes are not addresses."""
    href = _CONTROL.sub("", href)
    if href.startswith(("//", "\\", "/\\")) or (_SCHEME.match(href) and not _SAFE_SCHEME.match(href)):
        return ""
    return href


def text_html(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")
