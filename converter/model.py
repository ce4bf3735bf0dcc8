"""What the converter's steps pass to one another. Nouns only."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """One raw text, decoded and cleaned.

    `text` is what every step reads: newlines are LF, invisible controls are gone, presentation forms are composed.
    `original` is the decoded file. `jumps` lists (index in text, index in original) where the two drift apart.
    """

    id: str
    text: str
    original: str = ""
    jumps: tuple[tuple[int, int], ...] = ()
    encoding: str = "utf-8"

    def origin(self, index: int) -> int:
        """Index in the decoded file of the character at `index` of the cleaned text."""
        if not self.jumps:
            return index
        at = bisect_right(self.jumps, (index, len(self.original) + 1)) - 1
        return index if at < 0 else self.jumps[at][1] + index - self.jumps[at][0]


class Label(StrEnum):
    """What a line of a page is. `TITLE`, `BODY`, `BYLINE` and `COMMENT_*` are kept as fields; the rest is set aside."""

    TITLE = "title"
    BODY = "body"
    BYLINE = "byline"
    COUNTS = "counts"
    BREADCRUMB = "breadcrumb"
    CATEGORY = "category"
    PUBLISHED = "published"
    CAPTION = "caption"
    SHORTCODE = "shortcode"
    SHARE = "share"
    RELATED = "related"
    TAG_LINE = "tag line"
    DOWNLOAD = "download"
    COMMENT_FORM = "comment form"
    COMMENT_HEAD = "comment head"
    COMMENT_NAME = "comment name"
    COMMENT_TEXT = "comment text"
    OTHER = "other"


class Span(NamedTuple):
    """Half-open range of characters in `Source.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Line(NamedTuple):
    """A non-blank line, or the piece of one where two things share a line (a shortcode glued to a paragraph)."""

    span: Span
    label: Label
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ReaderComment:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart. Every non-blank character of the text lies in exactly one line."""

    lines: tuple[Line, ...]
    title: Span
    paragraphs: tuple[Span, ...]
    byline: Span | None = None
    views: int | None = None
    comments: int | None = None
    reader_comments: tuple[ReaderComment, ...] = ()
    published: Span | None = None
    tag_lines: tuple[Span, ...] = ()


class Evidence(NamedTuple):
    """The words that a fact came from, and the rule that read them."""

    field: str
    value: str
    span: Span
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should know or decide about a text; never an error."""

    code: str
    arabic: str
    english: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One human named in one text. `spans` are all mentions in order; `mentions` their distinct spellings."""

    name: str
    role: str | None
    mentions: tuple[str, ...]
    spans: tuple[Span, ...]
    role_span: Span | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDate:
    """The day of the reported event. `edtf` is what the words state; `resolved` the one day the whole text fixes."""

    edtf: str | None = None
    resolved: str | None = None
    span: Span | None = None
    clues: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """Glued words, as written and as read."""

    span: Span
    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one text says, each fact with its words."""

    source: Source
    layout: Layout
    title: str
    body: str
    date: EventDate
    region: str | None
    people: tuple[Person, ...]
    author: str | None
    tags: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody held: EDTF bounds, either may be open (None)."""

    title: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with an authority record."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRegion:
    """A region with an authority record."""

    slug: str
    name: str
    code: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """What the archive already knows, read from `content/`."""

    people: tuple[KnownPerson, ...] = ()
    regions: tuple[KnownRegion, ...] = field(default=())
