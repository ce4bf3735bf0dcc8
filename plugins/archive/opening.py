"""The first words of an article, which its page and its feeds show as a description."""

from __future__ import annotations

import re

_MOST = 170
_GLANCE, _BEGINNING = 240, 600  # characters that are enough for it, mostly and always
_SHOWN_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|`|^[#>*\- ]+", re.M)
_MARKED_LINE = re.compile(r"\n[#>*\- ]")


def opening(body: str) -> str:
    """They are taken from the Markdown of the body: of its marks only those that stand in ordinary texts matter."""
    start = body[:_GLANCE]
    words = "" if _is_marked(start) else " ".join(start.split())
    if len(words) <= _MOST:
        start = body[:_BEGINNING]
        if _is_marked(start):
            start = _SHOWN_MARKS.sub(lambda m: m[1] or "", start)
        words = " ".join(start.split())
    return words if len(words) <= _MOST else words[:_MOST].rpartition(" ")[0] + "…"


def _is_marked(text: str) -> bool:
    return "\\" in text or "*" in text or "`" in text or _MARKED_LINE.search("\n" + text) is not None
