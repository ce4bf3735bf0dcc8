"""Counts of views and comments that a page prints."""

from __future__ import annotations

import re

from arabic.digits import ascii_digits, read_count
from converter.layout.boilerplate import Boilerplate
from converter.layout.rows import Row
from converter.tokens import keys

# One count; groups of three may be parted by U+066C, comma, Arabic comma, full stop, apostrophe or a no-break space.
_NUMBER = r"\d{1,3}(?:[\u066c,\u060c.\u00a0\u202f\u2009'’]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+"
_FIND = re.compile(_NUMBER)
# «0 1٬334»: comments, then views. The first number is never grouped by a plain space: «0 866» is 0 and 866.
_PAIR = re.compile(rf"(\d{{1,4}})[ \t\u00a0\u202f]+({_NUMBER})")


def pair(text: str) -> tuple[int, int] | None:
    """(comments, views) of a line that is nothing but two counts."""
    found = _PAIR.fullmatch(ascii_digits(text.strip()))
    return (int(found[1]), _value(found[2])) if found else None


def stacked(one: str, two: str) -> tuple[int, int] | None:
    """(comments, views) of two lines that are one count each. No page has more comments than views, whichever stands first."""
    values = [_value(text) for text in (ascii_digits(one.strip()), ascii_digits(two.strip())) if _FIND.fullmatch(text)]
    return (min(values), max(values)) if len(values) == 2 else None


def named(row: Row, lists: Boilerplate) -> dict[str, int | None] | None:
    """Counts of a line that names them («657 مشاهدة»، «عدد القراءات: غير متوفر»); None when the line says anything else."""
    if not row.words or len(row.words) > 10:
        return None
    if " ".join(row.words[-2:]) in lists["unknown_counts"].exact and lists["view_words"].head(row.words[:-2]) == len(row.words) - 2:
        return {"views": None}
    text = ascii_digits(row.text)
    numbers = [(m.start(), m.end(), _value(m.group())) for m in _FIND.finditer(text)]
    if not numbers:
        return None
    labels = _labels_between(text, numbers, leading=text.lstrip("([|-• ")[:1].isdigit())
    found: dict[str, int | None] = {}
    for (_, _, value), label in zip(numbers, labels, strict=True):
        kind = _kind(label, lists)
        if kind is None:
            return None
        found[kind] = value
    return found


def _labels_between(text: str, numbers: list[tuple[int, int, int]], leading: bool) -> list[str]:
    """The words that belong to each number: those after it when the line begins with a number, else those before it."""
    if leading:
        ends = [start for start, _, _ in numbers[1:]] + [len(text)]
        return [text[end:stop] for (_, end, _), stop in zip(numbers, ends, strict=True)]
    starts = [0] + [end for _, end, _ in numbers[:-1]]
    return [text[begin:start] for begin, (start, _, _) in zip(starts, numbers, strict=True)]


def _kind(label: str, lists: Boilerplate) -> str | None:
    phrase = " ".join(keys(label))
    for kind, name in (("views", "view_words"), ("comments", "comment_heads"), ("minutes", "reading_time")):
        if phrase in lists[name].exact:
            return kind
    bare = phrase.removesuffix(" للقراه").removesuffix(" قراه").removesuffix(" للقرا")
    return "minutes" if bare in lists["reading_time"].exact else None


def _value(digits: str) -> int:
    return read_count(digits) if read_count(digits) is not None else int(re.sub(r"\D", "", digits))  # type: ignore[return-value]
