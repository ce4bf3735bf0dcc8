"""The best set of names that do not overlap: weighted interval scheduling over all candidates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from converter.people.candidates import Candidate


def best(candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """Non-overlapping candidates whose summed score above the threshold is greatest, in text order."""
    ordered = sorted((c for c in candidates if c.score >= threshold), key=lambda c: (c.last, c.first, c.taken))
    if not ordered:
        return []
    ends = [candidate.last for candidate in ordered]
    worth = [0.0]
    taken: list[bool] = []
    before: list[int] = []
    for index, candidate in enumerate(ordered):
        fitting = bisect_right(ends, candidate.first, 0, index)
        with_it = worth[fitting] + candidate.score - threshold + 0.001
        taken.append(with_it > worth[-1])
        before.append(fitting)
        worth.append(max(with_it, worth[-1]))
    chosen: list[Candidate] = []
    index = len(ordered)
    while index:
        if taken[index - 1]:
            chosen.append(ordered[index - 1])
            index = before[index - 1]
        else:
            index -= 1
    return chosen[::-1]
