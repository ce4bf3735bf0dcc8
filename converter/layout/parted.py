"""A line near the title that holds several facts side by side: «بواسطة: X | 14 ماي 2016 | 11:02»."""

from __future__ import annotations

import re

from converter.layout import byline, counts
from converter.layout.boilerplate import Boilerplate
from converter.layout.moments import is_hour, is_publication
from converter.layout.rows import Row, loose
from converter.model import Label, Span

_BAR = re.compile(r"\s*[|•،]\s*|\s+[-–—]\s+|\s+من طرف\s+|\s+(?=(?:في|بتاريخ|يوم|بقلم|بواسطة)\s)")
_NEAR = 6  # rows from the top of the page
_LONGEST = 20  # words and numbers; a longer line is text


def part(rows: list[Row], lists: Boilerplate, given_names: frozenset[str]) -> list[Row]:
    """The rows, such a line replaced by a row for each of its facts: a moment, an author, counts. The title is never cut."""
    found = rows[:1]
    for row in rows[1:_NEAR]:
        pieces = _pieces(row) if len(row.tokens) <= _LONGEST and _BAR.search(row.text) else []
        found += pieces if len(pieces) > 1 and _is_told(pieces, lists, given_names) else [row]
    return found + rows[_NEAR:]


def _is_told(pieces: list[Row], lists: Boilerplate, given_names: frozenset[str]) -> bool:
    """Labels the pieces when each of them is known and one of each is a moment and an author."""
    labels: list[tuple[Label, str, Span | None] | None] = []
    for piece in pieces:
        if is_publication(piece, lists, strict=False):
            labels.append((Label.PUBLISHED, "publication line", Span(piece.start, piece.end)))
        elif is_hour(piece.text) or all(word in lists["published_words"].exact for word in piece.words):
            labels.append((Label.PUBLISHED, "beside the date of publication", None))
        elif counts.named(piece, lists):
            labels.append(None)  # read where all counts are
        elif author := byline.read(piece, lists, given_names, tail=True):
            labels.append((Label.BYLINE, "by-line beside a date", author))
        else:
            return False
    kinds = {found[0] for found in labels if found}
    if kinds != {Label.PUBLISHED, Label.BYLINE}:
        return False
    for piece, found in zip(pieces, labels, strict=True):
        if found:
            piece.set(*found)
    return True


def _pieces(row: Row) -> list[Row]:
    pieces = []
    at = 0
    for bar in [*_BAR.finditer(row.text), None]:
        text = row.text[at : bar.start() if bar else len(row.text)]
        if text:
            piece = loose(text)
            piece.start, piece.block = row.start + at, row.block
            pieces.append(piece)
        at = bar.end() if bar else at
    return pieces
