"""Tells people what a run did: on the run's page on GitHub (its job summary) and in the log."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def announce(text: str) -> None:
    """Add Markdown to the run's page when GitHub runs us, else print it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(text.rstrip("\n") + "\n")
    else:
        print(text)


def refusal(step: str, reasons: Sequence[str]) -> str:
    """Why nothing was published, for an editor; the site that readers see is the last good one."""
    listed = "\n".join(f"- {plain(reason)}" for reason in reasons) or "- التفاصيل في سجل هذا التشغيل."
    return (
        f'<div dir="rtl">\n\n## لم ينشر شيء: {step}\n\n{listed}\n\n'
        "الموقع الذي يراه القراء لم يتغير، ولم يضع شيء مما رفعته. أصلح ما سبق في الملف نفسه، فيعاد النشر وحده.\n\n</div>"
    )


def success(new: Sequence[str], pages: int) -> str:
    lines = "".join(f"- `{path}`\n" for path in new)
    head = f"مقالات جديدة: {len(new)}" if new else "لا مقالات جديدة"
    return f'<div dir="rtl">\n\n## الموقع جاهز للنشر\n\n{head}. صفحات الموقع: {pages}.\n\n{lines}\n</div>'


def plain(text: str) -> str:
    """Text that cannot become markup: for words that come from files, which anybody may have written."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    for sign in "\\`*_[]|#~$":
        escaped = escaped.replace(sign, f"\\{sign}")
    return " ".join(escaped.replace("&\\#64;", "&#64;").split())
