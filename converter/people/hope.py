"""Which candidates no evidence still to come can carry: looking further at them is lost time."""

from __future__ import annotations

from converter.people.candidates import Candidate
from converter.people.recurrence import NAMED

_AFTER = ("role_after", "relative_after", "paren_after", "end_after")  # one of them at most
_AGAIN_NAMED = ("speaks_again", "repeated")  # one of them at most
_ROUNDING = 1e-6


class Hope:
    """The most that the words after a candidate, its neighbours and the rest of the text can add to its score."""

    def __init__(self, weights: dict[str, float]) -> None:
        around = _most(weights, *_AFTER) + _most(weights, "neighbour") + _most(weights, "place_name") + _most(weights, "inside_alone")
        self._single = weights["threshold"] - around - _most(weights, "kin_list") - _ROUNDING
        longer = weights["threshold"] - around - _most(weights, "in_row") - _ROUNDING
        self._unknown = longer - _most(weights, "pair_again")
        self._named = longer - _most(weights, *_AGAIN_NAMED) - _most(weights, "together_again")

        unknown = max(weights["shape_first"], weights["rare_first"]) + weights["single"]
        self.lone = weights["common_first"] > 0 or unknown >= self._single  # one unknown word, nothing before it

    def left(self, candidate: Candidate) -> bool:
        """Whether the candidate can still be believed."""
        if candidate.score >= self._single:
            return True
        if candidate.last - candidate.first < 2:
            return False
        return candidate.score >= (self._unknown if NAMED.isdisjoint(candidate.reasons) else self._named)


def _most(weights: dict[str, float], *names: str) -> float:
    return max(0.0, *(weights[name] for name in names))
