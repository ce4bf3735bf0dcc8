"""A line near the title that holds several facts side by side: «بواسطة: X | 14 ماي 2016 | 11:02»."""

from __future__ import annotations

import re

from converter.layout import byline, counts
from converter.layout.boilerplate import Boilerplate
from converter.layout.moments import is_hour, is_publication
from converter.layout.rows import Row, piece
from converter.model import Label, Span

_BAR = re.compile(r"\s*[|•،]\s*|\s+[-–—]\s+|\s+من طرف\s+|\s+(?=(?:في|بتاريخ|يوم|بقلم|بواسطة)\s)")
_CUT = re.compile(rf"{_BAR.pattern}|\s+(?=\d{{1,2}}\s)")  # «أحمد الناصري 21 مارس 2021»: nothing parts name and day
_ITEM = re.compile(r"\d{1,2}\s*[-–.)]\s*[^\W\d]")  # «1 - الكاتب: …»: an item of the text's own list
_NEAR = 6  # rows from the top of the page
_LONGEST = 20  # words and numbers; a longer line is text


def part(rows: list[Row], lists: Boilerplate, given_names: frozenset[str]) -> list[Row]:
    """The rows, such a line replaced by a row for each of its facts: a moment, an author, counts. The first row stays whole."""
    found = rows[:1]
    for row in rows[1:_NEAR]:
        short = len(row.words) < len(row.tokens) <= _LONGEST and row.label is None and not _ITEM.match(row.text)  # a number among them
        found += (short and _told(row, lists, given_names)) or [row]
    return found + rows[_NEAR:]


def _told(row: Row, lists: Boilerplate, given_names: frozenset[str]) -> list[Row]:
    """The facts of a line that holds nothing else, parted by signs or, where these leave something over, before numbers too."""
    for cut in (_BAR, _CUT):
        pieces = _pieces(row, cut)
        if len(pieces) > 1 and _is_told(pieces, lists, given_names):
            return pieces
    return []


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
        elif lists["categories"].is_exact(one.words):
            labels.append((Label.CATEGORY, "section name beside a date", None))
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


def _pieces(row: Row, cut: re.Pattern[str]) -> list[Row]:
    bars = [found.span() for found in cut.finditer(row.text)]
    begins, ends = [0, *(end for _, end in bars)], [*(start for start, _ in bars), len(row.text)]
    return [piece(row, begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end]
