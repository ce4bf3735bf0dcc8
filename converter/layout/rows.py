"""Cut a text into rows: non-blank lines, and the shortcodes that share a line with text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import filterfalse

from converter.model import Label, Span
from converter.tokens import keys, tokenise

BODY_WORDS = 12  # a line of more words is a paragraph, whatever it looks like
_LINE = re.compile(r"[^\n]+")
# Shortcodes of the usual site engines: `[caption id="…"]…[/caption]`, `[gallery ids="…" /]`. A bracket of words is text.
_SHORTCODE = re.compile(r"\[/?([A-Za-z][\w-]*)((?:\s[^\[\]]*)?)/?\]")
_CLOSING = re.compile(r"\[/([A-Za-z][\w-]*)\]")
# The text inside these belongs to the picture or the film; the text inside any other pair is the article's.
_PICTURES = frozenset({"caption", "gallery", "video", "audio", "embed", "youtube", "playlist", "arve", "wp_caption", "vimeo", "soundcloud"})


@dataclass(slots=True, eq=False)
class Row:
    """A piece of a line with its place. `block` numbers the groups of lines between blank lines.

    `tokens` are folded, `words` are those that are no numbers.
    """

    text: str
    start: int
    block: int
    label: Label | None = None
    rule: str = ""
    value: Span | None = None
    tokens: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def phrase(self) -> str:
        return " ".join(self.words)

    @property
    def ends_sentence(self) -> bool:
        return self.text.rstrip('»”")]’ ').endswith((".", "؟", "!", "…", "?", "؛"))

    def hold(self, tokens: Sequence[str]) -> None:
        self.tokens, self.words = tuple(tokens), tuple(filterfalse(str.isdecimal, tokens))

    def set(self, label: Label, rule: str, value: Span | None = None) -> None:
        self.label, self.rule, self.value = label, rule, value


def split(text: str) -> list[Row]:
    """Every non-blank line as one row; a shortcode beside text becomes a row of its own, already labelled."""
    rows: list[Row] = []
    block, last_end = 0, 0
    for found in _LINE.finditer(text):
        line = found.group()
        if not line.strip():
            continue
        if rows and _blank_between(text, last_end, found.start()):
            block += 1
        last_end = found.end()
        rows.extend(_pieces(line, found.start(), block))
    tokens = tokenise(text)
    for row in rows:
        row.hold(tokens.keys[tokens.index_at(row.start) : tokens.index_at(row.end)])
    return rows


def loose(text: str) -> Row:
    """A row of its own for a piece of a line, to compare its words."""
    row = Row(text, 0, 0)
    row.hold(keys(text))
    return row


def piece(row: Row, start: int, end: int) -> Row:
    """Part of a row as a row."""
    part = loose(row.text[start:end])
    part.start, part.block = row.start + start, row.block
    return part


def _blank_between(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1


def _pieces(line: str, start: int, block: int) -> list[Row]:
    if "[" not in line:
        return [_trimmed(line, start, block)]
    rows: list[Row] = []
    at = 0
    for begin, end in _shortcodes(line):
        if line[at:begin].strip():
            rows.append(_trimmed(line[at:begin], start + at, block))
        piece = _trimmed(line[begin:end], start + begin, block)
        piece.set(Label.SHORTCODE, "shortcode")
        rows.append(piece)
        at = end
    if line[at:].strip():
        rows.append(_trimmed(line[at:], start + at, block))
    return rows


def _shortcodes(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    closings: dict[str, list[int]] = {}  # looked for once: a line of ten million signs may open as many
    for met in _CLOSING.finditer(line):
        closings.setdefault(met[1], []).append(met.start())
    at = 0
    while opened := _SHORTCODE.search(line, at):
        name, end = opened[1].lower(), opened.end()
        places = closings.get(opened[1], [])
        later = bisect_left(places, end)
        closed = places[later] if later < len(places) else -1
        if not (closed >= 0 or "=" in opened[2] or name in _PICTURES or opened[0][1] == "/"):
            at = end
            continue
        if closed >= 0 and name in _PICTURES:
            end = closed + len(f"[/{opened[1]}]")
        found.append((opened.start(), end))
        at = end
    return found


def _trimmed(line: str, start: int, block: int) -> Row:
    text = line.strip()
    return Row(text, start + line.index(text), block)
