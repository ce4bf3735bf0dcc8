"""A line near the title that holds several facts side by side: «بواسطة: X | 14 ماي 2016 | 11:02»."""

from __future__ import annotations

import re

from converter.layout import byline, counts
from converter.layout.boilerplate import Boilerplate
from converter.layout.moments import is_hour, is_publication
from converter.layout.rows import Row, piece
from converter.model import Label, Span

_BAR = re.compile(r"\s*[|•،]\s*|\s+[-–—]\s+|\s+من طرف\s+|\s+(?=(?:في|بتاريخ|يوم|بقلم|بواسطة)\s)")
_NEAR = 6  # rows from the top of the page
_LONGEST = 20  # words and numbers; a longer line is text


def part(rows: list[Row], lists: Boilerplate, given_names: frozenset[str]) -> list[Row]:
    """The rows, such a line replaced by a row for each of its facts: a moment, an author, counts. The first row stays whole."""
    found = rows[:1]
    for row in rows[1:_NEAR]:
        pieces = _pieces(row) if len(row.tokens) <= _LONGEST and _BAR.search(row.text) else []
        found += pieces if len(pieces) > 1 and _is_told(pieces, lists, given_names) else [row]
    return found + rows[_NEAR:]


def _is_told(pieces: list[Row], lists: Boilerplate, given_names: frozenset[str]) -> bool:
    """Labels the pieces when each of them is known, and a moment is among them beside an author or counts."""
    labels: list[tuple[Label, str, Span | None]] = []
    for one in pieces:
        if is_publication(one, lists, strict=False):
            labels.append((Label.PUBLISHED, "publication line", Span(one.start, one.end)))
        elif is_hour(one.text) or all(word in lists["published_words"].exact for word in one.words):
            labels.append((Label.PUBLISHED, "beside the date of publication", None))
        elif counts.named(one, lists):
            labels.append((Label.COUNTS, "", None))  # read where all counts are
        elif author := byline.read(one, lists, given_names, tail=True):
            labels.append((Label.BYLINE, "by-line beside a date", author))
        else:
            return False
    kinds = {found[0] for found in labels}
    if len(kinds) < 2 or Label.PUBLISHED not in kinds:
        return False
    for one, found in zip(pieces, labels, strict=True):
        if found[1]:
            one.set(*found)
    return True


def _pieces(row: Row) -> list[Row]:
    bars = [found.span() for found in _BAR.finditer(row.text)]
    begins, ends = [0, *(end for _, end in bars)], [*(start for start, _ in bars), len(row.text)]
    return [piece(row, begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end]
