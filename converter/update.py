"""What today's converter would change in the articles of yesterday's, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from converter import article, files, merge
from converter.archive import text
from converter.front_matter import Document, parse
from converter.intake import facts_of, open_seed
from converter.merge import Change
from converter.model import Authority
from converter.problems import Problem, TroubleError, problem
from converter.rules import load

_ARABIC = {
    "title": "العنوان", "date": "التاريخ", "region": "الجهة", "people": "الأشخاص", "tags": "الوسوم", "author": "الكاتب",
    "repairs": "كلمات ملتصقة", "counts": "الأعداد", "set_aside": "أسطر جانبية", "reader_comments": "تعليقات القراء", "body": "النص",
}  # fmt: skip
_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Update:
    """One article's changes, and its new text with those made that nobody's hand forbids."""

    path: Path
    changes: tuple[Change, ...]
    text: str

    @property
    def accepted(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.touched)


def plan(path: Path, root: Path, known: Authority) -> Update | Problem | None:
    """None when nothing would change, or when the article is no business of the converter's."""
    try:
        source = files.read_text(path)
        document = parse(source, str(path))
    except TroubleError as error:
        return error.problem
    origin = document.data.get("source")
    name = text(origin.get("seed")) if isinstance(origin, dict) else ""
    if not name or document.data.get("status"):
        return None
    seed = open_seed(root / name)
    if isinstance(seed, Problem):
        return seed
    if isinstance(origin, dict) and text(origin.get("sha256")) != seed.sha256:
        return problem("seed_edited", path, document.line("source", "sha256"), seed=name)
    facts = facts_of(seed, load(), known)
    if isinstance(facts, Problem):
        return facts
    fresh = article.from_facts(facts, text(document.data.get("slug")), article.Origin(name, seed.sha256))
    return _update(path, source, document, fresh)


def _update(path: Path, source: str, document: Document, fresh: article.Article) -> Update | None:
    changes = tuple(merge.changes(document, source, fresh.fields, fresh.body))
    accepted = [change for change in changes if not change.touched]
    if not changes:
        return None
    return Update(path, changes, merge.apply(document, source, accepted, fresh.fields, article.ORDER) if accepted else source)


def table(updates: Sequence[Update]) -> str:
    """A Markdown table, so that it reads the same in a terminal and in a pull request."""
    rows = ["| المقال | الحقل | الآن | بعد التحديث | القرار |", "|---|---|---|---|---|"]
    for update in updates:
        for change in update.changes:
            verdict = "يبقى: عدله شخص (kept: edited by hand)" if change.touched else "يتغير (changes)"
            field = f"{_ARABIC[change.field]} ({change.field})"
            rows.append(f"| {update.path.stem} | {field} | {_cell(change.before)} | {_cell(change.after)} | {verdict} |")
    return "\n".join(rows)


def _cell(value: Any) -> str:
    shown = " ".join(_plain(value).split()).replace("\\", "\\\\").replace("|", "\\|")
    return (shown[: _WIDTH - 1] + "…" if len(shown) > _WIDTH else shown) or "—"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "؛ ".join(_plain(item) for item in value.values())
    if isinstance(value, list | tuple):
        return "، ".join(_plain(item) for item in value)
    return "" if value is None else str(value)
