"""Take a page apart: every non-blank line gets one label, by its words and by where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from converter.layout import byline, comments, counts, tail, told
from converter.layout.boilerplate import Boilerplate
from converter.layout.furniture import is_bare_related_head, is_breadcrumb, is_paragraph, is_related_head, is_title_like, label_of
from converter.layout.moments import is_dateline, is_publication
from converter.layout.parted import part
from converter.layout.rows import BODY_WORDS, Row, split
from converter.model import Label, Layout, Line, ReaderComment, Span
from converter.regions.gazetteer import Gazetteer


class LayoutRules(Protocol):
    """What this step needs of the rules."""

    @property
    def boilerplate(self) -> Boilerplate: ...

    @property
    def gazetteer(self) -> Gazetteer: ...

    @property
    def given_names(self) -> frozenset[str]: ...


class Test(Protocol):
    """Whether a row belongs to the list above it."""

    def __call__(self, row: Row, /) -> bool: ...


def label(text: str, rules: LayoutRules) -> Layout:
    """The text must hold at least one non-blank character (`decode` sees to that)."""
    lists = rules.boilerplate
    rows = part(split(text), lists, rules.given_names)
    cut = comments.section_start(rows, lists)
    rows[cut:] = told.cut(rows[cut:], lists)
    reader_comments, stated = comments.label(rows[cut:], lists)
    page = rows[:cut] or rows[:1]
    title = _find_title(page, rules)
    numbers = _label_head(page, title, rules)
    numbers = _label_furniture(page, title, lists) | numbers
    numbers = tail.label(page, title, lists, rules.given_names) | numbers
    for row in page:
        if row.label is None:
            row.set(Label.BODY, "text")
    if stated is not None:
        numbers.setdefault("comments", stated)
    return _layout(rows, numbers, reader_comments)


def _find_title(rows: list[Row], rules: LayoutRules) -> int:
    """The first line that is not a path, a section name, a date or an announced author; the first line when all are."""
    lists = rules.boilerplate
    for index, row in enumerate(rows):
        if row.label is not None:
            continue
        if is_breadcrumb(row, lists) and index + 1 < len(rows):
            row.set(Label.BREADCRUMB, "path of pages")
        elif _is_category(rows, index, lists):
            row.set(Label.CATEGORY, "section name above the title")
        elif index + 2 < len(rows) and (author := byline.above_title(row, lists, rules.given_names)):
            row.set(Label.BYLINE, "by-line above the title", author)
        elif index + 1 < len(rows) and (is_publication(row, lists, strict=False) or counts.pair(row.text)):
            continue
        else:
            row.set(Label.TITLE, "first line of text")
            return index
    rows[0].set(Label.TITLE, "only line of text")
    return 0


def _is_category(rows: list[Row], index: int, lists: Boilerplate) -> bool:
    if index + 2 >= len(rows):
        return False
    after = rows[index + 1]
    if not lists["categories"].is_exact(rows[index].words):
        return _is_kicker(rows[index], after)
    return len(after.words) > 2 and not (after.text.endswith(".") and not after.text.endswith(".."))


def _is_kicker(row: Row, after: Row) -> bool:
    """«طنجة», «بلاغ»: one or two words in a block of their own above a line as long as a title."""
    if not 0 < len(row.words) <= 2 or row.block == after.block or row.ends_sentence or counts.pair(row.text):
        return False
    return 4 <= len(after.words) <= 22 and (not after.text.endswith(".") or after.text.endswith(".."))


def _label_head(rows: list[Row], title: int, rules: LayoutRules) -> dict[str, int | None]:
    """What stands between the title and the text, and above the title."""
    lists, given_names = rules.boilerplate, rules.given_names
    numbers: dict[str, int | None] = {}
    pair_seen = False
    for index, row in enumerate(rows):
        if row.label is not None:
            continue
        found = None if pair_seen else counts.pair(row.text)
        below = rows[index + 1] if index > title and not (found or pair_seen or row.words) and index + 1 < len(rows) else None
        if below is not None and (found := counts.stacked(row.text, below.text)):
            below.set(Label.COUNTS, "views below comments")
        if found:
            pair_seen = True
            numbers |= {"comments": found[0], "views": found[1]}
            row.set(Label.COUNTS, "comments and views")
        elif is_breadcrumb(row, lists):
            row.set(Label.BREADCRUMB, "path of pages")
        elif is_publication(row, lists, strict=False):
            row.set(Label.PUBLISHED, "publication line", Span(row.start, row.end))
        elif is_dateline(row, lists, rules.gazetteer):
            row.set(Label.PUBLISHED, "dateline", Span(row.start, row.end))
        elif index > title and (len(row.words) > BODY_WORDS or not _label_head_line(rows, index, lists, given_names)):
            break
    return numbers


def _label_head_line(rows: list[Row], index: int, lists: Boilerplate, given_names: frozenset[str]) -> bool:
    """Furniture or an announced by-line above the text; False when the text begins here."""
    row = rows[index]
    if label_of(row, lists) or counts.named(row, lists) is not None:
        return True  # labelled in the next step, wherever it stands
    if index + 1 < len(rows) and len(row.words) <= 6 and not row.ends_sentence and counts.pair(rows[index + 1].text):
        author = byline.read(row, lists, given_names, tail=_sure_name(row, given_names))
        # «نشرت من طرف: إدارة الموقع» says who keeps the page, not who wrote
        if author and byline.is_name(row.text[author.start - row.start : author.end - row.start], lists, given_names):
            row.set(Label.BYLINE, "by-line above the counts", author)
        else:
            row.set(Label.OTHER, "short line above the counts")
        return True
    if index + 1 < len(rows) and not row.ends_sentence:
        author = byline.read(row, lists, given_names, tail=_alone_before_text(rows, index) and _sure_name(row, given_names))
        if author:
            row.set(Label.BYLINE, "by-line above the text", author)
            return True
    return False


def _sure_name(row: Row, given_names: frozenset[str]) -> bool:
    """«خالد بنعلي», «عبد الواحد الشرقاوي», «م. ص», «س. العلمي»."""
    if not row.words or byline.is_initials(row.text):
        return bool(row.words)
    first, servant = row.words[0], row.words[0] == "عبد"
    known = servant or first in given_names or (len(first) == 1 and row.text[1:2] == ".")
    return known and len(row.words) in ((3,) if servant else (2, 3))


def _alone_before_text(rows: list[Row], index: int) -> bool:
    """A block of its own with a paragraph somewhere below."""
    neighbours = {rows[at].block for at in (index - 1, index + 1) if 0 <= at < len(rows)}
    return rows[index].block not in neighbours and any(len(row.words) > BODY_WORDS for row in rows[index + 1 :])


def _label_furniture(rows: list[Row], title: int, lists: Boilerplate) -> dict[str, int | None]:
    """Lines that their own words give away, wherever they stand."""
    numbers: dict[str, int | None] = {}
    for index, row in enumerate(rows):
        if row.label is not None or is_paragraph(row, lists):
            continue
        named = counts.named(row, lists)
        if named is not None:
            numbers = {**named, **numbers}
            row.set(Label.COUNTS, "named counts")
        elif not row.words and row.tokens and index and rows[index - 1].label is Label.SHARE:
            row.set(Label.SHARE, "count of shares")
        elif found := label_of(row, lists):
            row.set(*found)
            if found[0] is Label.TAG_LINE and lists["tag_heads"].head(row.words) == len(row.words):
                _follow(rows, index, Label.TAG_LINE, "keyword", lambda after: _is_keyword(after, lists))
        elif index > title and is_related_head(row, lists):
            row.set(Label.RELATED, "head of other articles")
            if is_bare_related_head(row, lists):
                _label_related(rows, index)
    return numbers


def _is_keyword(row: Row, lists: Boilerplate) -> bool:
    return len(row.words) <= 4 and not row.ends_sentence and not lists["bare_byline_heads"].head(row.words)


def _label_related(rows: list[Row], head: int) -> None:
    """Titles under the head: to the end of the page, or of the next block when the text goes on below."""
    goes_on = any(row.label is None and (len(row.words) > 22 or row.text.endswith(".")) for row in rows[head + 1 :])
    below = rows[head + 1].block if head + 1 < len(rows) else 0
    _follow(rows, head, Label.RELATED, "title of another article", lambda row: is_title_like(row) and (not goes_on or row.block == below))


def _follow(rows: list[Row], head: int, kind: Label, rule: str, belongs: Test) -> None:
    for row in rows[head + 1 :]:
        if row.label is not None or not belongs(row):
            return
        row.set(kind, rule)


def _layout(rows: list[Row], numbers: dict[str, int | None], reader_comments: tuple[ReaderComment, ...]) -> Layout:
    lines = tuple(Line(Span(row.start, row.end), row.label or Label.BODY, row.rule) for row in rows)
    published = [row for row in rows if row.label is Label.PUBLISHED and row.value]
    first = min(published, key=lambda row: row.rule == "dateline", default=None)
    return Layout(
        lines=lines,
        title=next(line.span for line in lines if line.label is Label.TITLE),
        paragraphs=tuple(_paragraphs(rows)),
        byline=next((row.value for row in rows if row.label is Label.BYLINE), None),
        views=numbers.get("views"),
        comments=numbers.get("comments"),
        reader_comments=reader_comments,
        published=first.value if first else None,
        tag_lines=tuple(Span(row.start, row.end) for row in rows if row.label is Label.TAG_LINE),
    )


def _paragraphs(rows: Iterable[Row]) -> list[Span]:
    """Runs of body lines within one block."""
    spans: list[Span] = []
    before: Row | None = None
    for row in rows:
        if row.label is Label.BODY:
            if before is not None and before.label is Label.BODY and before.block == row.block:
                spans[-1] = Span(spans[-1].start, row.end)
            else:
                spans.append(Span(row.start, row.end))
        before = row
    return spans
