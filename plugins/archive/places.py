"""Where in a text a person is named in the role that the article states: the number of the paragraph, as in its id `p3`."""

from __future__ import annotations

import re
from collections.abc import Iterable

Person = tuple[str, str, tuple[str, ...], str]
_BLOCK_MARKS = frozenset(" \t#>*+-")  # what may begin a heading, a list, …: their paragraphs are counted otherwise
_DIGITS = frozenset("0123456789")
_NUMBERED = re.compile(r"^\d+\.", re.M)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def places(body: str, people: Iterable[Person]) -> tuple[int, ...]:
    """One number for each person; 0 when no role is stated or the name does not stand in the text. Nothing when it is not plain."""
    body = body.strip("\n")
    starts = {line[:1] for line in body.split("\n")}
    if "\n\n\n" in body or starts & _BLOCK_MARKS or (starts & _DIGITS and _NUMBERED.search(body)):
        return ()
    if "\\" in body:
        body = _ESCAPED.sub(r"\1", body)
    return tuple([_place(body, (name, *mentions), role) if role else 0 for name, role, mentions, _ in people])


def _place(body: str, forms: tuple[str, ...], role: str) -> int:
    """The first paragraph with both role and name, else the first with the name."""
    first = body.find(forms[0])
    if first < 0 or body.find(role, *_paragraph(body, first)) < 0:
        first = _with_role(body, forms, role)
    return body.count("\n\n", 0, first) + 1 if first >= 0 else 0


def _with_role(body: str, forms: tuple[str, ...], role: str) -> int:
    at = body.find(role)
    while at >= 0:
        start, end = _paragraph(body, at)
        if any(body.find(form, start, end) >= 0 for form in forms):
            return at
        at = body.find(role, end)
    return min([found for form in forms if (found := body.find(form)) >= 0], default=-1)


def _paragraph(body: str, at: int) -> tuple[int, int]:
    end = body.find("\n\n", at)
    return body.rfind("\n\n", 0, at) + 1, end if end >= 0 else len(body)
