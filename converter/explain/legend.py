"""The rules' names in Arabic, for editors: `rules/legend.toml`."""

from __future__ import annotations

import re
from functools import lru_cache

from converter.rulefile import read

_SECTIONS = ("people", "region", "date", "page")
_JOINED = re.compile(r"( \+ |, )")


@lru_cache(maxsize=1)
def legend() -> dict[str, str]:
    """Name of a rule -> what it says. Raise `RuleError` when the file is broken."""
    file = read("legend.toml")
    return {code: str(words) for section in _SECTIONS for code, words in file.table(section).items()}


def codes(rule: str) -> list[str]:
    """The single names that a rule is put together from."""
    if rule in legend():
        return [rule]
    parts = _JOINED.split(rule)[::2]
    return ["tenure of" if part.startswith("tenure of ") else part for part in parts if part]


def arabic(rule: str) -> str:
    """The rule in words; a name that the legend lacks stays as it is."""
    return "، ".join(legend().get(code, code) for code in codes(rule))
