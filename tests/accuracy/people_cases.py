"""People in invented passages: one way to read a case and to compare, for the tests, the figures and the cross-check.

A case is a JSON line: id, class, text (title line, then one paragraph a line), people (name, role or null, mentions).
`people.jsonl` was written before the rules were tuned (but p34), `people_held_out.jsonl` after; both were measured before any rule
was changed for them: 84 % and 93 % F1 on the first run, roles 79 % and 91 %.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from converter import people
from converter.model import Layout, Person, Span
from tests.accuracy.measures import SCORER

CASES = Path(__file__).parent.parent / "cases"
FILES = ("people.jsonl", "people_held_out.jsonl")


@dataclass
class Tally:
    """Counts over cases or texts; `failures` say (id, kind, value)."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, good: bool, kind: str, key: str, value: str) -> None:
        self.counts[kind, good] += 1  # type: ignore[index]
        if not good:
            self.failures.append((key, kind, value))

    def share(self, kind: str) -> float:
        good, bad = self.counts[kind, True], self.counts[kind, False]  # type: ignore[index]
        return good / (good + bad) if good + bad else 1.0

    def f1(self) -> float:
        precision, recall = self.share("extra"), self.share("missed")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def read(text: str) -> list[Person]:
    """People of a passage whose first line is the title and whose other lines are paragraphs."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return people.read(text, Layout((), spans[0], tuple(spans[1:])), None)


def compare(key: str, gold: Iterable[dict[str, Any]], found: Iterable[Person], tally: Tally) -> None:
    """Names as the corpus's scorer compares them; roles and mentions but for white space and spelling marks."""
    left = {SCORER.srt(SCORER.name_key(person.name)): person for person in found}
    for person in gold:
        match = next((left.pop(variant) for variant in SCORER.variants(person) if variant in left), None)
        tally.note(match is not None, "missed", key, person["name"])
        if match is None:
            continue
        tally.note(True, "extra", key, match.name)
        if person["role"] or match.role:
            tally.note(_plain(match.role) == _plain(person["role"]), "role", key, f"{person['name']}: {match.role}")
        spellings = {_plain(mention) for mention in match.mentions}
        for mention in person["mentions"]:
            tally.note(_plain(mention) in spellings, "mention", key, f"{person['name']}: {mention}")
    for person in left.values():
        tally.note(False, "extra", key, person.name)


def _plain(text: str | None) -> str:
    return " ".join(SCORER.norm(text).split())


def main() -> None:
    """`python -m tests.accuracy.people_cases`: figures and failures of both files."""
    for name in FILES:
        tally = Tally()
        for case in load(name):
            compare(case["id"], case["people"], read(case["text"]), tally)
        parts = ", ".join(f"{kind} {100 * tally.share(kind):.1f} %" for kind in ("extra", "missed", "role", "mention"))
        print(f"{name}: F1 {100 * tally.f1():.1f} % ({parts}: share that is right)")
        for failure in tally.failures:
            print("   ", *failure, sep="\t")


if __name__ == "__main__":
    main()
