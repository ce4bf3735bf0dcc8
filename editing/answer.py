"""A proposal -> the answer that an editor reads on GitHub: Arabic Markdown, every fact beside the words it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from converter import report
from converter.archive import text, texts
from converter.facts_record import all_evidence
from converter.model import Facts, Span
from converter.problems import Problem
from converter.questions import Question
from editing.announcement import plain
from editing.proposal import Entities, NewText, Proposal, persons

_AROUND = 30  # characters shown on either side of a name
_MOST = 40  # rows of problems; the rest stand at their lines
_FIELDS = {
    "title": "العنوان", "date": "التاريخ", "date_edtf": "التاريخ", "region": "الجهة", "people": "الأشخاص", "tags": "الوسوم",
    "author": "الكاتب", "body": "النص", "corrections": "التصحيحات", "status": "حالة المقال", "evidence": "الشواهد", "slug": "عنوان الصفحة",
    "reader_comments": "تعليقات القراء", "source": "المصدر", "repairs": "الكلمات الملتصقة",
}  # fmt: skip


def write(proposal: Proposal, problems: Sequence[Problem]) -> str:
    """The whole answer. Nothing in it that came from a file can act as markup."""
    parts = [_head(proposal, problems)]
    parts += [_problems(problems)] if problems else []
    parts += [_text(number, new) for number, new in enumerate(proposal.new, 1)]
    parts += [_questions(proposal.questions)] if proposal.questions else []
    parts += list(_entities(proposal))
    parts += [_edited(proposal.edited)] if proposal.edited else []
    return '<div dir="rtl">\n\n' + "\n\n".join(parts) + "\n\n</div>\n"


def _head(proposal: Proposal, problems: Sequence[Problem]) -> str:
    errors = sum(map(report.is_error, problems))
    told = {
        "نصوص جديدة": len(proposal.new),
        "مقالات معدلة": len(proposal.edited),
        "أخطاء": errors,
        "تنبيهات": len(problems) - errors,
        "أسئلة": len(proposal.questions),
    }
    counts = " · ".join(f"{name}: **{count}**" for name, count in told.items())
    verdict = "لا يمكن النشر قبل إصلاح الأخطاء." if errors else "يمكن النشر. راجع ما فهمه الأرشيف؛ وما كان خطأ فصححه في ملف المقال."
    return f"## جواب الأرشيف\n\n{counts}\n\n{verdict}"


def _problems(problems: Sequence[Problem]) -> str:
    ordered = sorted(problems, key=lambda problem: (not report.is_error(problem), problem))
    rows = [
        f"| {_kind(problem)} | {_code(f'{problem.file}:{problem.line}')} | {plain(report.arabic(problem))} |" for problem in ordered[:_MOST]
    ]
    more = f"\n\nو{len(ordered) - _MOST} غيرها، كل واحد عند سطره." if len(ordered) > _MOST else ""
    return _table("ما يجب إصلاحه", ("", "الملف والسطر", "ما الأمر وما العمل"), rows) + more


def _kind(problem: Problem) -> str:
    return "خطأ" if report.is_error(problem) else "تنبيه"


def _text(number: int, new: NewText) -> str:
    rows = [f"| {name} | {plain(value) or '—'} | {plain(words) or '—'} |" for name, value, words in _rows(new)]
    source = new.data.get("source")
    seed = text(source.get("seed")) if isinstance(source, dict) else ""
    origin = f"{_code(seed)} ← {_code(new.path)}" if seed else f"{_code(new.path)} (كتب مباشرة)"
    notes = _notes(new.facts)
    table = _table(f"{number}. {plain(text(new.data.get('title')) or Path(new.path).stem)}", ("", "ما فهم", "من أين"), rows, origin)
    return table + (f"\n\nملاحظات:\n\n{notes}" if notes else "")


def _rows(new: NewText) -> Iterator[tuple[str, str, str]]:
    data, facts = new.data, new.facts
    evidence = data.get("evidence") if isinstance(data.get("evidence"), dict) else {}
    yield "العنوان", text(data.get("title")), "سطر العنوان" if facts else ""
    yield "التاريخ", date(data), _date_words(evidence or {})
    yield "الجهة", text(data.get("region")) or "خبر وطني", text((evidence or {}).get("region"))
    for person in persons(data):
        role = f" — {person['role']}" if person["role"] else ""
        yield "شخص", person["name"] + role, _around(facts, person["name"])
    for tag in texts(data.get("tags")):
        yield "وسم", tag, _tag_words(facts, tag)
    if text(data.get("author")):
        yield "الكاتب", text(data.get("author")), text((evidence or {}).get("author")) or ("سطر التوقيع" if facts else "")


def date(data: dict[str, Any]) -> str:
    """The day as an editor reads it, and how sure it is."""
    day, stated = text(data.get("date")), text(data.get("date_edtf"))
    if not day and not stated:
        return "غير معروف"
    if not stated:
        return day
    if day:
        return f"{day} (السنة مستنتجة)" if stated[4:5] == "?" else f"{day} (غير مؤكد: {stated})"
    return f"{stated} (غير كامل)" if "X" in stated else stated


def _date_words(evidence: dict[str, Any]) -> str:
    clues = texts(evidence.get("year"))
    return text(evidence.get("date")) + (f" — قرائن السنة: {'؛ '.join(clues)}" if clues else "")


def _around(facts: Facts | None, name: str) -> str:
    """The name's first mention with the words around it."""
    person = next((person for person in facts.people if person.name == name), None) if facts else None
    return _excerpt(facts.source.text, person.spans[0]) if facts and person and person.spans else ""


def _tag_words(facts: Facts | None, tag: str) -> str:
    if not facts:
        return ""
    quotes = [item.span.of(facts.source.text) for item in all_evidence(facts) if item.field in {"tag", "tags"} and item.value == tag]
    return "، ".join(f"«{' '.join(quote.split())}»" for quote in dict.fromkeys(quotes))


def _excerpt(source: str, span: Span) -> str:
    start = source.rfind(" ", 0, max(span.start - _AROUND, 0)) + 1 if span.start > _AROUND else 0
    end = source.find(" ", min(span.end + _AROUND, len(source)))
    end = len(source) if end < 0 else end
    start = max(start, source.rfind("\n", 0, span.start) + 1)
    stop = source.find("\n", span.end, end)
    return f"«{' '.join(source[start : stop if stop >= 0 else end].split())}»"


def _notes(facts: Facts | None) -> str:
    found = [finding.arabic for finding in (*facts.date.findings, *facts.findings)] if facts else []
    return "\n".join(f"- {plain(note)}" for note in dict.fromkeys(found))


def _questions(asked: Sequence[Question]) -> str:
    lines = [f"- **{plain(question.arabic)}** {plain(question.answer)}" for question in asked]
    return "### أسئلة لا يجيب عنها إلا أنت\n\n" + "\n".join(lines)


def _entities(proposal: Proposal) -> Iterator[str]:
    if proposal.come.people or proposal.come.tags:
        yield _list("ما يدخل الأرشيف لأول مرة", list(_names(proposal.come)))
    if proposal.gone.people or proposal.gone.tags:
        yield _list("ما لن يذكره أي مقال بعد الآن", list(_names(proposal.gone)))


def _names(found: Entities) -> Iterator[str]:
    for kind, names in (("أشخاص", found.people), ("وسوم", found.tags)):
        if names:
            yield f"{kind} ({len(names)}): {'، '.join(names.values())}"


def _edited(edited: dict[str, list[str]]) -> str:
    lines = [
        f"- {_code(path)}: {'، '.join(dict.fromkeys(plain(_FIELDS.get(name, name)) for name in fields))}" for path, fields in edited.items()
    ]
    return "### مقالات معدلة\n\n" + "\n".join(lines)


def _list(title: str, lines: Sequence[str]) -> str:
    return f"### {title}\n\n" + "\n".join(f"- {plain(line)}" for line in lines)


def _table(title: str, head: Sequence[str], rows: Sequence[str], above: str = "") -> str:
    top = f"### {title}\n\n" + (f"{above}\n\n" if above else "")
    return top + f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n" + "\n".join(rows)


def _code(words: str) -> str:
    """A path as code, left to right; a backtick cannot end it early."""
    return "`" + " ".join(words.replace("`", "'").replace("|", "¦").split()) + "`"
