"""Subjects of a text, from the closed list in `rules/tags.toml`."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from converter.model import Evidence, Layout, Span
from converter.phrases import Phrase, PhraseIndex, beginnings
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import Tokens, keys, tokenise

_TITLE, _LEAD, _REST = 3.0, 2.0, 1.0
_PHRASE = 1.5  # several words together are a stronger sign than one


@dataclass(frozen=True, slots=True)
class TagRules:
    """`phrases` maps a phrase to the numbers of the tags it speaks for."""

    names: tuple[str, ...]
    phrases: PhraseIndex[tuple[int, ...]]
    most: int
    enough: float
    repeat: int


class RulesWithTags(Protocol):
    @property
    def tags(self) -> TagRules: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """Names of the tags, strongest first, and for each the words that spoke loudest."""

    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def load(folder: Path = RULES) -> TagRules:
    """Raise `RuleError` for a tag without words or reason, or one named twice."""
    file = read("tags.toml", folder)
    names: list[str] = []
    tags_of: dict[Phrase, list[int]] = {}
    for entry in file.tables("tag"):
        name = str(entry.get("name", "")).strip()
        if not name or name in names or not entry.get("words") or not entry.get("reason"):
            cause = f"Tag «{name}» has no name of its own, no words or no reason."
            raise file.fail(name or "[[tag]]", cause, "Give name, words and reason, once.")
        names.append(name)
        for word in entry["words"]:
            tags_of.setdefault(keys(word), []).append(len(names) - 1)
    return TagRules(
        tuple(names),
        PhraseIndex({phrase: tuple(numbers) for phrase, numbers in tags_of.items()}),
        _number(file, "most"),
        _number(file, "enough"),
        _number(file, "repeat"),
    )


def read_tags(text: str, layout: Layout, rules: RulesWithTags) -> Reading:
    """At most `most` subjects with enough weight; equal weights keep the order of the file."""
    tags = rules.tags
    tokens = tokenise(text)
    sums: defaultdict[int, float] = defaultdict(float)
    loudest: dict[int, tuple[float, Span]] = {}
    seen: dict[Phrase, int] = {}
    begun = beginnings(text, "tags", tags.phrases.firsts)
    for first, last, weight in _zones(tokens, layout):
        within = begun[bisect_left(begun, first) : bisect_left(begun, last)]
        for at, entries in tags.phrases.standing(tokens.keys, within):
            found = _fitting(entries, last - at)
            if found is None:
                continue
            phrase, numbers = found
            seen[phrase] = seen.get(phrase, 0) + 1
            if seen[phrase] > tags.repeat:
                continue
            worth = weight * (_PHRASE if len(phrase) > 1 else 1.0)
            for number in numbers:
                sums[number] += worth
                if number not in loudest or worth > loudest[number][0]:
                    loudest[number] = worth, Span(tokens.starts[at], tokens.end(at + len(phrase) - 1))
    ranking = sorted((number for number, total in sums.items() if total >= tags.enough), key=lambda number: (-sums[number], number))
    chosen = ranking[: tags.most]
    evidence = tuple(Evidence("tags", tags.names[number], loudest[number][1], "subject words", f"{sums[number]:g}") for number in chosen)
    return Reading(tuple(tags.names[number] for number in chosen), evidence)


def _zones(tokens: Tokens, layout: Layout) -> list[tuple[int, int, float]]:
    """(first token, one past the last, weight) of title and paragraphs."""
    spans = [(layout.title, _TITLE), *((span, _REST if number else _LEAD) for number, span in enumerate(layout.paragraphs))]
    return [(tokens.index_at(span.start), tokens.index_at(span.end), weight) for span, weight in spans]


def _fitting(entries: Sequence[tuple[str, Phrase, tuple[int, ...]]], room: int) -> tuple[Phrase, tuple[int, ...]] | None:
    """The longest phrase of at most `room` words."""
    for _, phrase, numbers in entries:
        if len(phrase) <= room:
            return phrase, numbers
    return None


def _number(file: RuleFile, name: str) -> int:
    value = file.data.get(name)
    if not isinstance(value, int) or value < 1:
        raise file.fail(name, f"{name} is not a number above 0.", f"Write {name} = 5, without quotes.")
    return value
