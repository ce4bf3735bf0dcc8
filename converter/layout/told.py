"""Readers' comments of one line each: «خالد من أكادير : رحم الله الجميع»."""

from __future__ import annotations

import re

from converter.layout.boilerplate import Boilerplate
from converter.layout.comments import head_count, is_form
from converter.layout.rows import Row, piece

_TOLD = re.compile(r"(?:\d{1,4}\s*[.)\-–]+\s*)?(?P<name>[^:؟!.،\d]{2,40}?\s*[:：])\s*(?P<said>\S.*)")
_LONGEST_NAME = 5  # words


def cut(rows: list[Row], lists: Boilerplate) -> list[Row]:
    """The rows of the section, each such line cut into name and words when all lines below the head are like that."""
    end = next((at for at, row in enumerate(rows) if at and is_form(row, lists, in_comment=False)), len(rows))
    if end < 2 or head_count(rows[0], lists) is None:
        return rows
    halves = [_halves(row) for row in rows[1:end]]
    if not all(halves):
        return rows
    return [rows[0], *[half for two in halves for half in two], *rows[end:]]


def _halves(row: Row) -> tuple[Row, ...]:
    found = _TOLD.fullmatch(row.text)
    if not found or len(found["name"].split()) > _LONGEST_NAME:
        return ()
    return piece(row, *found.span("name")), piece(row, *found.span("said"))
