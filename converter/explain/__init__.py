"""Why: a text's facts beside the words they came from, in a form that the terminal and the page both show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from converter.explain.legend import arabic, codes, legend
from converter.facts_record import all_evidence
from converter.model import Evidence, Facts, Finding, Label, Line, Span

FIELDS = {
    "title": "العنوان", "date": "التاريخ", "year": "السنة", "region": "الجهة", "people": "شخص", "role": "صفة", "author": "الكاتب",
    "tags": "وسم", "tag": "وسم", "views": "القراءات", "comments": "التعليقات", "repair": "كلمة ملتصقة", "place": "مكان",
    "published": "تاريخ النشر",
}  # fmt: skip
LABELS = {
    Label.TITLE: "العنوان", Label.BODY: "النص", Label.BYLINE: "الكاتب", Label.COUNTS: "الأعداد", Label.BREADCRUMB: "مسار الصفحة",
    Label.CATEGORY: "الباب", Label.PUBLISHED: "النشر", Label.CAPTION: "تعليق صورة", Label.SHORTCODE: "رمز", Label.SHARE: "مشاركة",
    Label.RELATED: "مواضيع أخرى", Label.TAG_LINE: "وسوم الصفحة", Label.DOWNLOAD: "تحميل", Label.COMMENT_FORM: "استمارة التعليق",
    Label.COMMENT_HEAD: "رأس التعليقات", Label.COMMENT_NAME: "اسم معلق", Label.COMMENT_TEXT: "تعليق قارئ", Label.OTHER: "جانبي",
}  # fmt: skip
_USED = frozenset({Label.TITLE, Label.BODY, Label.BYLINE, Label.COUNTS, Label.COMMENT_NAME, Label.COMMENT_TEXT})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line and the facts that it serves, outermost first."""

    text: str
    marks: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text with its label; `used` is False for lines that were set aside."""

    label: str
    rule: str
    used: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact: what it is, its value, the words behind it, and the rule that read them."""

    field: str
    value: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    id: str
    title: str
    reasons: tuple[Reason, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    legend: tuple[tuple[str, str], ...] = ()  # (name of a rule in the code, what it says), of the rules at work here


def explain(facts: Facts) -> Explanation:
    evidence = all_evidence(facts)
    marks = [item for item in evidence if item.field != "title" and item.span.end > item.span.start]
    rows = tuple(_row(line, facts, marks) for line in facts.layout.lines)
    findings = (*facts.date.findings, *facts.findings)
    return Explanation(facts.source.id, facts.title, tuple(_reasons(facts, evidence)), rows, findings, _legend(facts, evidence))


def _legend(facts: Facts, evidence: Iterable[Evidence]) -> tuple[tuple[str, str], ...]:
    spoken = [*evidence, *facts.date.clues, *(item for person in facts.people for item in person.evidence)]
    used = {code for item in spoken for code in codes(item.rule)}
    return tuple((code, words) for code, words in legend().items() if code in used)


def _reasons(facts: Facts, evidence: Iterable[Evidence]) -> Iterator[Reason]:
    text = facts.source.text
    yield Reason("العنوان", facts.title, "", "")
    yield Reason("التاريخ", _date(facts), *_words(facts.date.span, text), "")
    for item in (*(one for one in evidence if one.field not in {"title", "people", "role", "date"}), *facts.date.clues):
        yield Reason(FIELDS.get(item.field, item.field), item.value, *_words(item.span, text), _rule(item))
    if not facts.region:
        yield Reason("الجهة", "وطني أو غير معروف", "", "")
    for person in facts.people:
        why = "؛ ".join(dict.fromkeys(_rule(item) for item in person.evidence))
        yield Reason("شخص", f"{person.name} — {person.role}" if person.role else person.name, "، ".join(person.mentions), why)
    for repair in facts.repairs:
        yield Reason("كلمة ملتصقة", repair.read, repair.written, "")


def _date(facts: Facts) -> str:
    stated, resolved = facts.date.edtf, facts.date.resolved
    if not stated and not resolved:
        return "بلا تاريخ"
    return f"{stated} ← {resolved}" if stated and resolved and stated != resolved else stated or resolved or ""


def _words(span: Span | None, text: str) -> tuple[str]:
    return (" ".join(span.of(text).split()) if span else "",)


def _rule(item: Evidence) -> str:
    return f"{arabic(item.rule)}: {item.note}" if item.note else arabic(item.rule)


def _row(line: Line, facts: Facts, marks: list[Evidence]) -> Row:
    inside = [mark for mark in marks if mark.span.start < line.span.end and mark.span.end > line.span.start]
    pieces = tuple(_pieces(line.span, facts.source.text, _nested(inside)))
    return Row(LABELS.get(line.label, line.label), arabic(line.rule), line.label in _USED, pieces)


def _nested(marks: list[Evidence]) -> list[Evidence]:
    """Marks that lie beside or within one another, longest first at each place; one that straddles another is left to the list."""
    kept: list[Evidence] = []
    for mark in sorted(marks, key=lambda item: (item.span.start, -item.span.end)):
        a, b = mark.span.start, mark.span.end
        straddles = any(one.span.start < a < one.span.end < b for one in kept)
        double = any(one.span == mark.span and one.field == mark.field for one in kept)
        if not straddles and not double:
            kept.append(mark)
    return kept


def _pieces(span: Span, text: str, marks: list[Evidence]) -> Iterator[Piece]:
    edges = {span.start, span.end}
    for mark in marks:
        edges |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    points = sorted(edges)
    for start, end in pairwise(points):
        over = tuple(mark for mark in marks if mark.span.start <= start and end <= mark.span.end)
        yield Piece(text[start:end], over)
