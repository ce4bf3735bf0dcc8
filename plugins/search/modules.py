"""The search page's modules as they are sent: without comments and indentation, which are a third of their bytes."""

from __future__ import annotations

import re
from pathlib import Path

# Comments that stand on lines of their own; one behind code could be part of a text or a pattern, so it stays.
_BLOCK = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
_LINE = re.compile(r"^[ \t]*(?://.*)?\n|^[ \t]+", re.M)


def stripped(source: str) -> str:
    """The module without its comments. Modules have no text over several lines (a test holds them to it)."""
    return _LINE.sub("", _BLOCK.sub("", source))


def strip(folder: Path) -> None:
    """All modules in a folder of the output; those that are stripped already stay untouched."""
    for path in sorted(folder.rglob("*.js")):
        source = path.read_text("utf-8")
        text = stripped(source)
        if text != source:
            path.write_text(text, "utf-8", newline="\n")
