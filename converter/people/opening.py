"""What stands before a name and its first part earn together, worked out once for all names that begin so."""

from __future__ import annotations

from typing import NamedTuple

_UNKNOWN = frozenset({"shape_first", "rare_first"})
_KNOWN = frozenset(["given", "given_foreign", "given_also_word", "servant", "compound_given", "inside", "initial", "latin"])
_INTRODUCED = frozenset({"unknown_given", "unknown_given_alone"})


class Opened(NamedTuple):
    """Names of weights and their sum, of the first part alone and when the name goes on."""

    reasons: tuple[str, ...]
    score: float
    longer: tuple[str, ...]
    longer_score: float
    doubtful: bool  # the first word is unknown
    foreign: bool
    known: bool  # the first word is a given name, a courtesy, an initial
    named: bool  # or introduced as one
    ordinary: bool  # a common word with nothing before it: no evidence to come can carry it


class Openings(dict[tuple[tuple[str, ...], tuple[str, ...]], Opened]):
    """By the names of the weights that the words before, and the first part itself, earn."""

    def __init__(self, weights: dict[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, both: tuple[tuple[str, ...], tuple[str, ...]]) -> Opened:
        left, names = both
        abroad = "nationality_before" in left
        # «الباحثة اليابانية X»: X is no Arabic word.
        reasons = tuple([name for name in (*left, *names) if not (abroad and name == "common_first")])
        longer = tuple([name for name in reasons if name != "given_alone"])
        known = not _KNOWN.isdisjoint(names)
        found = self[both] = Opened(
            reasons,
            self._sum(reasons),
            longer,
            self._sum(longer),
            doubtful=not _UNKNOWN.isdisjoint(names),
            foreign=abroad or "given_foreign" in names,
            known=known,
            named=known or not _INTRODUCED.isdisjoint(left),
            ordinary=not left and names.count("common_first") > 1,
        )
        return found

    def _sum(self, reasons: tuple[str, ...]) -> float:
        return sum(map(self._weights.__getitem__, reasons))
