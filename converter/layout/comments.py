"""The end of a page: the form under which readers write, and what they wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from arabic.digits import ascii_digits
from converter.layout.boilerplate import Boilerplate, made_of
from converter.layout.furniture import is_paragraph, is_related_head, label_of
from converter.layout.moments import is_publication
from converter.layout.rows import Row
from converter.model import Label, ReaderComment, Span

_NUMBERED = re.compile(r"(?:\d{1,4}\s*[.)\-–:]+\s*|#\d+\s*)?(?P<name>\S.*?)\s*:?")
_LISTED = re.compile(r"(?:\d{1,4}\s*[.)\-–]+\s*|#\d+\s*)(?P<name>[^.:؟!]{2,40}?)\s*:?")
_COLON = re.compile(r"(?P<name>[^:؟!.،\d]{2,40}?)\s*[:：](?P<said>.*)")
_NUMBER = re.compile(r"\d+")
_TITLED = re.compile(r"^\W*\d*\s*\w+(?: واحد)? (?:على|حول|on|sur)\s*:?\s*[\"«“”‘'].*[\"»”“’'.]$")
_MAX_NAME_WORDS = 6

NameReader = Callable[[Row, Boilerplate], tuple[int, int] | None]


def section_start(rows: list[Row], lists: Boilerplate) -> int:
    """The first row of the form or of the readers' comments; the number of rows when there is neither."""
    seen_text = False
    for index, row in enumerate(rows):
        if is_paragraph(row, lists):
            seen_text = seen_text or index > 0
            continue
        if index and (_opens_form(row, lists, seen_text) or (seen_text and _over_title(row, lists) is not None)):
            return index
        if seen_text and head_count(row, lists) is not None and _says_follow(rows, index, lists):
            return index
        seen_text = seen_text or (index > 0 and len(row.words) > 12)
    return len(rows)


def _opens_form(row: Row, lists: Boilerplate, seen_text: bool) -> bool:
    """A head of the form, as listed or put together from its words; or, below the text, a sentence that only forms hold."""
    if lists["form_heads"].match(row.words) and (len(row.words) < 4 or not row.text.endswith(".")):
        return True
    return seen_text and (_is_form_head(row, lists) or (len(row.words) > 4 and lists["form_lines"].match(row.words)))


def _is_form_head(row: Row, lists: Boilerplate) -> bool:
    calls, objects, fillers = (lists[name].exact for name in ("form_calls", "form_objects", "form_fillers"))
    if not 2 <= len(row.words) <= 6 or row.text.endswith(".") or row.words[0] not in calls:
        return False
    return not objects.isdisjoint(row.words) and all(word in calls or word in objects or word in fillers for word in row.words)


def head_count(row: Row, lists: Boilerplate) -> int | None:
    """The number in the line over the comments («تعليقات 2»، «4 تعليقات»، «تعليق واحد»، «3 تعليقات على "العنوان"»)."""
    over = _over_title(row, lists)
    if over is not None:
        return over
    listed = lists["comment_heads"].is_exact(row.words)
    if not listed and not made_of(row.words, lists["comment_nouns"], lists["comment_fillers"], 8):
        return None
    found = _NUMBER.findall(ascii_digits(row.text))
    if not listed and len(found) != 1:
        return None
    if len(found) == 1:
        return int(found[0])
    if found or lists["comment_buttons"].is_exact(row.words):
        return None
    return {"تعليق واحد": 1, "رد واحد": 1, "تعليقان": 2, "تعليقين": 2}.get(row.phrase, -1)


def label(rows: list[Row], lists: Boilerplate) -> tuple[tuple[ReaderComment, ...], int | None]:
    """Label every row of the section; return the readers' comments and the number of comments that a line states."""
    read_name = _style(rows, lists)
    section = _Section()
    for row in rows:
        if row.label is not None:
            continue
        count = head_count(row, lists)
        if count is not None:
            row.set(Label.COMMENT_HEAD, "head of the comments")
            section.stated = count if count >= 0 and section.stated is None else section.stated
            section.begin()
        elif is_form(row, lists, section.open and bool(section.parts)):
            row.set(Label.COMMENT_FORM, "comment form")
            section.begin(is_open=False)
        elif found := read_name(row, lists):
            row.set(Label.COMMENT_NAME, "a reader's name", Span(row.start + found[0], row.start + found[1]))
            section.begin(row.text[found[0] : found[1]])
        elif section.open:
            _label_comment_line(row, section, lists)
        else:
            _label_after_form(row, lists)
    section.begin()
    return tuple(section.comments), section.stated


def _over_title(row: Row, lists: Boilerplate) -> int | None:
    """«3 تعليقات على "…"», «تعليق واحد على …»: the head that repeats the title of the page."""
    if not 3 < len(row.words) < 40 or row.words[0] not in lists["comment_nouns"].exact or not _TITLED.search(row.text):
        return None
    number = _NUMBER.match(ascii_digits(row.text))
    return int(number[0]) if number else 1 if row.words[1] == "واحد" else None


@dataclass
class _Section:
    """The readers' comments as they are being read."""

    comments: list[ReaderComment] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    name: str = ""
    stated: int | None = None
    open: bool = False

    def begin(self, name: str = "", is_open: bool = True) -> None:
        """Close the comment being read and await the next."""
        if self.parts:
            self.comments.append(ReaderComment(self.name, _joined(self.parts)))
        self.parts, self.name, self.open = [], name, is_open


def _label_comment_line(row: Row, section: _Section, lists: Boilerplate) -> None:
    if lists["comment_buttons"].is_exact(row.words):
        row.set(Label.OTHER, "button under a comment")
    elif not section.parts and is_publication(row, lists, strict=False):
        row.set(Label.PUBLISHED, "date of a comment")
    else:
        row.set(Label.COMMENT_TEXT, "a reader's words")
        section.parts.append(row)


def _label_after_form(row: Row, lists: Boilerplate) -> None:
    found = label_of(row, lists)
    if found:
        row.set(*found)
    elif is_related_head(row, lists):
        row.set(Label.RELATED, "head of other articles")
    else:
        row.set(Label.OTHER, "after the comment form")


def is_form(row: Row, lists: Boilerplate, in_comment: bool) -> bool:
    """Whether the row belongs to the form under which readers write."""
    if lists["form_heads"].match(row.words) or _is_form_head(row, lists):
        return True
    # Inside a comment only the sentences of a form are believed: one word such as «الموقع» may be a reader's.
    return lists["form_lines"].match(row.words) and not (in_comment and len(row.words) < 3)


def _joined(parts: list[Row]) -> str:
    text = parts[0].text
    for before, row in pairwise(parts):
        text += ("\n" if row.block == before.block else "\n\n") + row.text
    return text


def _says_follow(rows: list[Row], index: int, lists: Boilerplate) -> bool:
    """A head without a number is believed only when readers speak below it, or nothing but page furniture follows."""
    if _NUMBER.search(ascii_digits(rows[index].text)) or rows[index].phrase in ("تعليق واحد", "تعليقان"):
        return True
    below = rows[index + 1 :]
    if len(below) > 1 and _NUMBER.match(ascii_digits(below[0].text)) and _listed(below[0], lists):
        return True  # «1 - فلان» and what was said under it
    return any(_says(row, lists) or lists["form_heads"].match(row.words) for row in below)


def _style(rows: list[Row], lists: Boilerplate) -> NameReader:
    """How this page writes the names: «فلان يقول» if any line does, else «1 - فلان», else «فلان:»."""
    for reader in (_says, _listed, _with_colon):
        if any(reader(row, lists) for row in rows):
            return reader
    return _nobody


def _says(row: Row, lists: Boilerplate) -> tuple[int, int] | None:
    found = _NUMBERED.fullmatch(row.text)
    if not found or not 1 < len(row.words) <= _MAX_NAME_WORDS + 2:
        return None
    says = lists["comment_says"].exact
    tail = 2 if " ".join(row.words[-2:]) in says else 1 if row.words[-1] in says else 0
    if tail:
        cut = re.search(r"\s+" + r"\s+".join([r"\S+"] * tail) + r"\s*:?$", row.text)
        return (found.start("name"), cut.start()) if cut and cut.start() > found.start("name") else None
    if row.words[0] in says and row.text.endswith(":"):
        begin = row.text.index(" ", found.start("name")) + 1
        return begin, len(row.text.rstrip(": "))
    return None


def _listed(row: Row, lists: Boilerplate) -> tuple[int, int] | None:  # noqa: ARG001 — one signature for all styles
    found = _LISTED.fullmatch(row.text)
    return found.span("name") if found and len(row.words) <= _MAX_NAME_WORDS else None


def _with_colon(row: Row, lists: Boilerplate) -> tuple[int, int] | None:
    found = _COLON.fullmatch(row.text)
    if not found or found["said"].strip() or len(row.words) > _MAX_NAME_WORDS or lists["form_lines"].match(row.words):
        return None
    return found.span("name")


def _nobody(row: Row, lists: Boilerplate) -> tuple[int, int] | None:  # noqa: ARG001 — one signature for all styles
    return None
