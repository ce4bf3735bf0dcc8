"""Words glued together by a lost space, read apart only where both halves are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Protocol

from arabic.folding import strip_marks
from converter.model import Layout, Person, Repair, Span
from converter.pieces import TABLE, TOKEN, pieces
from converter.rulefile import RULES, read
from converter.vocabulary import zipf

# ة and ى end a word: a letter after them begins another («الأصالةوالمعاصرة»).
_FINAL = re.compile(r"[ةى](?=[\u0621-\u064a])")
_SHORTEST = 6  # letters of two words together
_LETTERS = re.compile(r"[\u0621-\u064a\u064b-\u0652]+")


Glued = tuple[tuple[int, int, str], ...]  # (start, end, the words apart) within a piece of text


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what was read apart is remembered for each
class RepairRules:
    """`openers`: words that lose the space after them; `fixed`: pairs known as they stand; thresholds in Zipf values."""

    openers: tuple[str, ...]
    fixed: dict[str, str]
    whole_below: float
    half_from: float
    opener_half_from: float


class RulesWithRepair(Protocol):
    @property
    def repair(self) -> RepairRules: ...


def load(folder: Path = RULES) -> RepairRules:
    """Raise `RuleError` when a list or a threshold is missing."""
    file = read("repair.toml", folder)
    numbers = file.table("zipf")
    for name in ("whole_below", "half_from", "opener_half_from"):
        if not isinstance(numbers.get(name), int | float):
            raise file.fail(name, f"zipf.{name} is missing or not a number.", "Give it a Zipf value from 0 to 8.")
    fixed = {pair.replace(" ", ""): pair for pair in file.words("fixed")}
    openers = tuple(sorted(file.words("openers"), key=len, reverse=True))
    return RepairRules(openers, fixed, float(numbers["whole_below"]), float(numbers["half_from"]), float(numbers["opener_half_from"]))


def find(text: str, layout: Layout, people: Sequence[Person], rules: RulesWithRepair) -> tuple[Repair, ...]:
    """Repairs in the paragraphs, in order. The title and people's names are never touched; digits stay where they are."""
    names = [span for person in people for span in person.spans]
    return tuple(
        repair
        for repair in _candidates(text, layout, rules.repair)
        if not any(span.start < repair.span.end and repair.span.start < span.end for span in names)
    )


def apply(text: str, span: Span, repairs: Sequence[Repair]) -> str:
    """The piece of text with its glued words apart."""
    parts: list[str] = []
    at = span.start
    for repair in repairs:
        if span.start <= repair.span.start and repair.span.end <= span.end:
            parts += (text[at : repair.span.start], repair.read)
            at = repair.span.end
    return "".join([*parts, text[at : span.end]])


def _candidates(text: str, layout: Layout, rules: RepairRules) -> Iterator[Repair]:
    for at, glued in _glued(text, rules):
        for start, end, read_ in glued:
            if any(span.start <= at + start < span.end for span in layout.paragraphs):
                yield Repair(Span(at + start, at + end), text[at + start : at + end], read_)


def _glued(text: str, rules: RepairRules) -> list[tuple[int, Glued]]:
    """The few pieces of the text that hold glued words, with their places."""
    number = TABLE.column("glued", rules, lambda piece, _: (tuple(_in_piece(piece, rules)) if len(piece) >= _SHORTEST else (),))
    starts, columns = pieces(text)
    glued = columns[number]
    return list(compress(zip(starts, glued, strict=True), glued)) if any(glued) else []


def _in_piece(piece: str, rules: RepairRules) -> Iterator[tuple[int, int, str]]:
    for start, end in (word.span() for word in TOKEN.finditer(piece)):
        if end - start >= _SHORTEST:
            read_ = _parted(piece[start:end], rules) or rules.fixed.get(piece[start:end])
            if read_ is not None:
                yield start, end, read_


def _parted(word: str, rules: RepairRules) -> str | None:
    if not _LETTERS.fullmatch(word):
        return None
    for found in _FINAL.finditer(word):
        left, right = word[: found.end()], word[found.end() :]
        if len(left) > 2 and len(right) > 1 and zipf(left) >= rules.half_from and zipf(right) >= rules.half_from:
            return f"{left} {right}"
    plain = strip_marks(word)
    if not plain.startswith(rules.openers) or zipf(plain) >= rules.whole_below:
        return None
    for opener in rules.openers:
        right = plain[len(opener) :]
        if plain.startswith(opener) and right.startswith("ال") and len(right) > 4 and zipf(right) >= rules.opener_half_from:
            return f"{word[: len(opener)]} {word[len(opener) :]}" if plain == word else None
    return None
