"""The explanation as one self-contained right-to-left page that an editor opens in a browser."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from converter.explain import FIELDS, Explanation, Reason, Row

_STYLE = """
body{font:1.05rem/1.9 "Noto Naskh Arabic","Noto Sans Arabic",Tahoma,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1d1d1b;background:#fdfcf8}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.2rem .6rem;border-block-end:1px solid #ddd}
th{white-space:nowrap;font-weight:600}small{color:#666}
.line{display:grid;grid-template-columns:8rem 1fr;gap:.8rem;margin-block:.5rem}.line>small{text-align:end}
.aside{color:#888}.aside p{text-decoration:line-through}p{margin:0}
mark{background:#eee;border-block-end:2px solid #999;padding-inline:.1em;color:inherit}
mark[data-field=people]{background:#d9ecf5;border-color:#2a7aa5}mark[data-field=role]{background:#ece1f4;border-color:#7a4aa5}
mark[data-field=date],mark[data-field=year]{background:#dcf1dd;border-color:#2d8a3a}
mark[data-field=region],mark[data-field=place]{background:#f9ecc9;border-color:#b58a12}
mark[data-field=tags]{background:#fbe0dd;border-color:#b5453a}
.note{background:#fff4d6;padding:.4rem .8rem;border-inline-start:4px solid #b58a12;margin-block:.5rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#181816}mark{color:#111}.note{color:#111}th,td{border-color:#444}}
"""


def render(explanations: Iterable[Explanation]) -> str:
    parts = "\n".join(_text(told) for told in explanations)
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>كيف قرئ النص</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>كيف قرئ النص</h1>\n{parts}\n</body>\n</html>\n"
    )


def _text(told: Explanation) -> str:
    reasons = "\n".join(_reason(reason) for reason in told.reasons)
    notes = "\n".join(
        f'<div class="note">{escape(item.arabic)}<br><small dir="ltr">{escape(item.english)}</small></div>' for item in told.findings
    )
    rows = "\n".join(_row(row) for row in told.rows)
    head = "<tr><th>الحقل</th><th>القيمة</th><th>من كلمات النص</th><th>القاعدة</th></tr>"
    return (
        f"<section>\n<h2>{escape(told.title)}</h2>\n<p><small><bdi>{escape(told.id)}</bdi></small></p>\n{notes}\n"
        f"<table>\n{head}\n{reasons}\n</table>\n<h3>النص كما قرئ</h3>\n{rows}\n{_legend(told)}</section>"
    )


def _legend(told: Explanation) -> str:
    """The rules' names in Arabic beside those in the code, folded."""
    rows = "\n".join(f'<tr><td>{escape(words)}</td><td><code dir="ltr">{escape(code)}</code></td></tr>' for code, words in told.legend)
    return f"<details>\n<summary>مفتاح القواعد</summary>\n<table>\n{rows}\n</table>\n</details>\n" if rows else ""


def _reason(reason: Reason) -> str:
    cells = (reason.value, reason.words, reason.rule)
    return f"<tr><th>{escape(reason.field)}</th>" + "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in cells) + "</tr>"


def _row(row: Row) -> str:
    text = "".join(_piece(piece.text, [(mark.field, mark.value) for mark in piece.marks]) for piece in row.pieces)
    kind = "line" if row.used else "line aside"
    return f'<div class="{kind}"><small title="{escape(row.rule)}">{escape(row.label)}</small><p>{text}</p></div>'


def _piece(text: str, marks: list[tuple[str, str]]) -> str:
    shown = escape(text).replace("\n", "<br>")
    for field, value in reversed(marks):
        name = FIELDS.get(field, field)
        shown = f'<mark data-field="{escape(field)}" title="{escape(name)}: {escape(value)}">{shown}</mark>'
    return shown
