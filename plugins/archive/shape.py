"""The front matter exactly as `converter/article.py` writes it, taken apart by one pattern.

Nine files in ten have this shape, and one match costs a tenth of reading them line by line. Whatever is not plainly of this shape
(a colon in a text, a field by hand, another order) is left to `front`. What is read here equals what YAML reads; a test compares them.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

_ODD = "\x00-\x1f\x7f-\x9f"  # line ends, and what YAML forbids; the same above U+00FF, where a class of its own costs more than a look:
_OTHER_ODD = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_START = "[\u0621-\u064a«]"  # no sign of YAML's begins so
_TEXT = rf"{_START}[^:#{_ODD}]*(?<! )"
_ITEM = rf"{_START}[^:#,?&*!|>%@`'\"\[\]{{}}{_ODD}]*(?<! )"  # in a list on one line
_QUOTED = rf'"[^"\\{_ODD}]*"'
_ANY = rf"(?:{_TEXT}|{_QUOTED})"
_LIST = rf"{_ITEM}(?:, {_ITEM})*"
_HEX = r"(?!0b)(?=\d*[a-f])[0-9a-f]+"  # text to YAML, since its floats need a point
_NUMBER = r"0|[1-9]\d{0,16}"
_KEY = r"(?!yes:|off:|true:|null:|false:)[a-z_]{3,20}"  # the others are no text to YAML
_DIGEST = rf'{_KEY}: (?:{_HEX}|"[0-9a-f]+")'
_PARTIAL = r"\d{4}-\d\d|(?=[\d\-]*[X?~/])[\dX][\dX?~/\-]*"

# What only an article's own page shows; the numbers among it are facts.
_REST = (
    rf"(?:evidence:\n(?P<evidence>(?:  {_KEY}:(?: {_ANY}|(?:\n    - {_ANY})+)\n)+))?"
    rf"(?:repairs:\n(?P<repairs>(?:  - {{written: {_ITEM}, read: {_ITEM}}}\n)+))?"
    rf"(?P<source>source:\n  seed: (?P<seed>seeds/[0-9A-Za-z_]+\.txt)\n  sha256: (?:(?P<hex>{_HEX})|\"(?P<sum>[0-9a-f]+)\")\n"
    rf"(?:  views: (?P<views>{_NUMBER})\n)?(?:  comments: (?P<comments>{_NUMBER})\n)?(?:  set_aside:\n(?P<aside>(?:    - {_ANY}\n)+))?)?"
    rf"(?:reader_comments:\n(?P<readers>(?:  - name: {_ANY}\n    text: {_ANY}\n)+))?"
)
_SHAPE = re.compile(
    rf"title: (?:(?P<title>{_TEXT})|\"(?P<quoted>[^\"\\{_ODD}]*)\")\n"
    rf"slug: (?:(?P<slug>{_HEX})|\"(?P<digits>[0-9a-f]+)\")\n"
    r"(?:date: (?P<date>\d{4}-\d\d-\d\d)\n)?"
    rf"(?:date_edtf: (?P<edtf>{_PARTIAL})\n)?"
    rf"(?:region: (?P<region>{_TEXT})\n)?"
    rf"(?:people:\n(?P<people>(?:  - name: {_TEXT}\n(?:    role: {_TEXT}\n)?(?:    mentions: \[{_LIST}\]\n)?)+))?"
    rf"(?:tags: \[(?P<tags>{_LIST})\]\n)?"
    rf"(?:author: (?P<author>{_TEXT})\n)?" + _REST + rf"(?:written: {{{_DIGEST}(?:, {_DIGEST})*}}\n)?"
)
_ENDING = re.compile(_REST + rf"(?:written: {{[^{_ODD}]*}}\n)?")  # what was written no page shows, and the whole has been read before
_FACTS = ("title", "quoted", "slug", "digits", "date", "edtf", "region", "people", "tags", "author", "views", "comments")
_PERSON = re.compile(r"  - name: (.+)\n(?:    role: (.+)\n)?(?:    mentions: \[(.+)\]\n)?")
_ENTRY = re.compile(r"  (\w+):(?: (.+)|((?:\n    - .+)+))\n")
_REPAIR = re.compile(r"written: (.+), read: (.+)}\n")
_READER = re.compile(r"  - name: (.+)\n    text: (.+)\n")
_STARTS = (b"\nevidence:\n", b"\nrepairs:\n", b"\nsource:\n", b"\nreader_comments:\n")
_SHOWN = (b"evidence", b"repairs", b"source", b"reader_comments", b"corrections")
_ODD_BYTES = [odd.encode() for odd in _OTHER_ODD]
_ODD_LEADS = {odd[:1] for odd in _ODD_BYTES}  # few headers hold one of these two bytes, and one byte is found sooner than three


def read(header: str) -> dict[str, Any] | None:
    """The fields that listings need, absent ones as None; None for a header of another shape."""
    match = _SHAPE.fullmatch(header)
    if not match or any(odd in header for odd in _OTHER_ODD):
        return None
    title, quoted, slug, digits, date, edtf, region, people, tags, author, views, comments = match.group(*_FACTS)
    try:
        day = date and datetime.date.fromisoformat(date)
    except ValueError:  # `front` says so
        return None
    return {
        "title": quoted if title is None else title,
        "slug": slug or digits,
        "date": day,
        "date_edtf": edtf,
        "region": region,
        "people": [
            {"name": name, "role": role, "mentions": mentions.split(", ") if mentions else None}
            for name, role, mentions in _PERSON.findall(people)
        ] if people else None,
        "tags": tags.split(", ") if tags else None,
        "author": author,
        "source": {"views": views and int(views), "comments": comments and int(comments)},
    }  # fmt: skip


def rest(header: bytes) -> dict[str, Any] | None:
    """The fields that only an article's own page shows; None when one may stand elsewhere than at the end, or in another shape."""
    for field in _STARTS:  # in this order
        start = header.find(field)
        if start >= 0:
            break
    else:
        return None
    if any(map(header[:start].__contains__, _SHOWN)) or (
        any(map(header.__contains__, _ODD_LEADS)) and any(map(header.__contains__, _ODD_BYTES))
    ):
        return None
    match = _ENDING.fullmatch(header[start + 1 :].decode())
    if not match:
        return None
    evidence, repairs, source, readers = match.group("evidence", "repairs", "source", "readers")
    found: dict[str, Any] = {}
    if evidence:
        found["evidence"] = {key: _said(text) if text else _listed(lines, 1) for key, text, lines in _ENTRY.findall(evidence)}
    if repairs:
        found["repairs"] = [{"written": written, "read": read} for written, read in _REPAIR.findall(repairs)]
    if source:
        found["source"] = _source(match)
    if readers:
        found["reader_comments"] = [{"name": _said(name), "text": _said(text)} for name, text in _READER.findall(readers)]
    return found


def _source(match: re.Match[str]) -> dict[str, Any]:
    seed, plain, quoted, views, comments, aside = match.group("seed", "hex", "sum", "views", "comments", "aside")
    source: dict[str, Any] = {"seed": seed, "sha256": plain or quoted}
    if views:
        source["views"] = int(views)
    if comments:
        source["comments"] = int(comments)
    if aside:
        source["set_aside"] = _listed(aside[:-1], 0)
    return source


def _listed(lines: str, first: int) -> list[str]:
    return [_said(line[6:]) for line in lines.split("\n")[first:]]


def _said(text: str) -> str:
    return text[1:-1] if text[0] == '"' else text
