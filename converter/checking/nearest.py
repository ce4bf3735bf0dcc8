"""The value that was probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from arabic.folding import fold

_JOINTS = re.compile(r"[\s\-–ـ_/]+")


def form(value: str) -> str:
    """Spelling without what people vary first: hamza, spaces, hyphens, the word جهة."""
    return _JOINTS.sub(" ", fold(value)).strip().removeprefix("جهه ")


def nearest(value: str, options: Mapping[str, str] | Iterable[str]) -> str:
    """The option closest to `value`; from a mapping, what that option stands for. Empty when nothing is close."""
    meant = {form(key): target for key, target in options.items()} if isinstance(options, Mapping) else {form(key): key for key in options}
    close = difflib.get_close_matches(form(value), meant, n=1, cutoff=0.7)
    return meant[close[0]] if close else ""


def suggestion(value: str) -> dict[str, str]:
    """The two gaps that messages keep for a suggestion; empty ones when there is none."""
    if not value:
        return {"nearest_arabic": "", "nearest_english": ""}
    return {"nearest_arabic": f" لعل المقصود: «{value}».", "nearest_english": f" Did you mean “{value}”?"}
