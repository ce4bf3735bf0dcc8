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

_SHAPE = re.compile(
    rf"title: (?:(?P<title>{_TEXT})|\"(?P<quoted>[^\"\\{_ODD}]*)\")\n"
    rf"slug: (?:(?P<slug>{_HEX})|\"(?P<digits>[0-9a-f]+)\")\n"
    r"(?:date: (?P<date>\d{4}-\d\d-\d\d)\n)?"
    rf"(?:date_edtf: (?P<edtf>{_PARTIAL})\n)?"
    rf"(?:region: (?P<region>{_TEXT})\n)?"
    rf"(?:people:\n(?P<people>(?:  - name: {_TEXT}\n(?:    role: {_TEXT}\n)?(?:    mentions: \[{_LIST}\]\n)?)+))?"
    rf"(?:tags: \[(?P<tags>{_LIST})\]\n)?"
    rf"(?:author: (?P<author>{_TEXT})\n)?"
    rf"(?:evidence:\n(?:  {_KEY}:(?: {_ANY}|(?:\n    - {_ANY})+)\n)+)?"
    rf"(?:repairs:\n(?:  - {{written: {_ITEM}, read: {_ITEM}}}\n)+)?"
    rf"(?:source:\n  seed: seeds/[0-9A-Za-z_]+\.txt\n  sha256: (?:{_HEX}|\"[0-9a-f]+\")\n"
    rf"(?:  views: (?P<views>{_NUMBER})\n)?(?:  comments: (?P<comments>{_NUMBER})\n)?(?:  set_aside:\n(?:    - {_ANY}\n)+)?)?"
    rf"(?:reader_comments:\n(?:  - name: {_ANY}\n    text: {_ANY}\n)+)?"
    rf"(?:written: {{{_DIGEST}(?:, {_DIGEST})*}}\n)?"
)
_PERSON = re.compile(r"  - name: (.+)\n(?:    role: (.+)\n)?(?:    mentions: \[(.+)\]\n)?")


def read(header: str) -> dict[str, Any] | None:
    """The fields that listings need, absent ones as None; None for a header of another shape."""
    match = _SHAPE.fullmatch(header)
    if not match or any(odd in header for odd in _OTHER_ODD):
        return None
    title, quoted, slug, digits, date, edtf, region, people, tags, author, views, comments = match.groups()
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
