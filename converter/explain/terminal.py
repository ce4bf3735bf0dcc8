"""The explanation for a terminal: coloured for people, marked with brackets when it goes to a file."""

from __future__ import annotations

from itertools import groupby

from converter.explain import FIELDS, Explanation, Row

_COLOURS = {"people": "36", "role": "35", "date": "32", "year": "32", "region": "33", "author": "34", "tags": "31"}


def render(told: Explanation, colour: bool) -> str:
    lines = [f"═══ {told.id}", ""]
    for reason in told.reasons:
        words = f"  «{reason.words}»" if reason.words and reason.words != reason.value else ""
        rule = f"  [{reason.rule}]" if reason.rule else ""
        lines.append(f"{reason.field}: {reason.value}{words}{rule}")
    for finding in told.findings:
        lines += [f"! {finding.arabic}", f"! {finding.english}"]
    lines += ["", "النص كما قرئ:"]
    lines += [_row(row, colour) for row in told.rows]
    lines += ["", "مفتاح القواعد:", *(f"  {words} = {code}" for code, words in told.legend)]
    return "\n".join(lines) + "\n"


def _row(row: Row, colour: bool) -> str:
    sign = " " if row.used else "✗"
    text = "".join(_piece(marks, "".join(p.text for p in pieces), colour) for marks, pieces in groupby(row.pieces, lambda p: p.marks))
    return f"{sign} {row.label} │ {' '.join(text.split())}"


def _piece(marks: tuple[object, ...], text: str, colour: bool) -> str:
    names = [getattr(mark, "field", "") for mark in marks]
    if not names or not text.strip():
        return text
    if colour:
        return f"\x1b[{_COLOURS.get(names[-1], '1')}m{text}\x1b[0m"
    return f"⟨{'+'.join(dict.fromkeys(FIELDS.get(name, name) for name in names))}: {text}⟩"
