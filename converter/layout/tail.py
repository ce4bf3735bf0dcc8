"""What stands below the text: the publication line, the counts and the by-line."""

from __future__ import annotations

from converter.layout import byline, counts
from converter.layout.boilerplate import Boilerplate
from converter.layout.moments import is_publication
from converter.layout.rows import BODY_WORDS, Row
from converter.model import Label, Span


def label(rows: list[Row], title: int, lists: Boilerplate, given_names: frozenset[str]) -> dict[str, int | None]:
    """Label these rows from the last one up; return the counts."""
    numbers: dict[str, int | None] = {}
    has_author = any(row.label is Label.BYLINE for row in rows)
    counted = any(row.label is Label.COUNTS for row in rows)
    for index in range(len(rows) - 1, title, -1):
        row = rows[index]
        if row.label is not None:
            continue
        if is_publication(row, lists, strict=not _after_text(rows, index)):
            row.set(Label.PUBLISHED, "publication line", Span(row.start, row.end))
        elif not counted and (found := counts.pair(row.text)):
            counted = True
            numbers = {"comments": found[0], "views": found[1]}
            row.set(Label.COUNTS, "comments and views")
        elif has_author and byline.is_outlet(row, lists):
            row.set(Label.OTHER, "outlet below an author")
        else:
            if not has_author and _may_sign(rows, index, title, lists, given_names):
                author = byline.read(row, lists, given_names, tail=True)
                if author:
                    row.set(Label.BYLINE, "by-line below the text", author)
            break
    return numbers


def _after_text(rows: list[Row], index: int) -> bool:
    """Whether the last line of the page stands below a paragraph: a bare date there is the page's own."""
    if index < len(rows) - 1 or len(rows[index].tokens) > 4:
        return False
    above = next((row for row in reversed(rows[:index]) if row.label is None), None)
    return above is not None and len(above.words) > BODY_WORDS


def _may_sign(rows: list[Row], index: int, title: int, lists: Boilerplate, given_names: frozenset[str]) -> bool:
    """A by-line stands below a paragraph, alone unless that is a long one or a word announces it, and signs no statement."""
    row = rows[index]
    text = [other for other in rows[title + 1 :] if other.label is None]
    if len(text) < 2:
        return False
    before = text[-2]
    if any(other is not row and other.block == row.block for other in text):
        paragraph = before.ends_sentence and len(before.words) > BODY_WORDS and len(row.words) <= 5 and not row.ends_sentence
        announced = before.ends_sentence and byline.announced_name(row.text, lists, given_names) is not None
        if not (paragraph or announced):
            return False
    signed = before.words[:1] and before.words[0] in lists["signature_leads"].exact and len(before.words) < BODY_WORDS
    return not signed and "حرر" not in "".join(before.words[:1]) and not before.text.endswith((":", "،"))
