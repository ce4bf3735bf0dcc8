"""Which candidates no evidence still to come can carry: looking further at them is lost time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.people.words import COMMAS, HYPHENS, Word

if TYPE_CHECKING:
    from converter.people.candidates import Candidate

_AFTER = ("role_after", "relative_after", "paren_after", "age_after", "end_after")  # one of them at most
_AGAIN_NAMED = ("speaks_again", "repeated")  # one of them at most
LAST = frozenset({"common_next", "given_usual"})  # such a word that ends an introduced name may be its only surname
_ROUNDING = 1e-6
PARTING = COMMAS | HYPHENS | {":"}


class Hope:
    """The most that the words after a candidate, its neighbours and the rest of the text can add to its score."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        around = _most(weights, *_AFTER) + _most(weights, "neighbour") + _most(weights, "place_name") + _most(weights, "inside_alone")
        self._single = weights["threshold"] - around - _most(weights, "kin_list") - _ROUNDING
        longer = weights["threshold"] - around - _most(weights, "in_row") - _ROUNDING
        self._unknown = longer - _most(weights, "pair_again")
        self._named = longer - _most(weights, *_AGAIN_NAMED) - _most(weights, "together_again")

        self._list = _most(weights, "neighbour") + _most(weights, "in_row") + _most(weights, "kin_list")
        self._single_after = weights["threshold"] - _most(weights, "place_name") - _most(weights, "inside_alone") - _ROUNDING
        self._unknown_after = self._single_after - _most(weights, "pair_again")
        self._named_after = self._single_after - _most(weights, *_AGAIN_NAMED) - _most(weights, "together_again")

        self._last = _most(weights, "only_surname")  # of a common word that ends an introduced name

        self._lift = _most(weights, "role_unknown_before", "role_rare_before", "speech_before")  # what most words before can add
        unknown = max(weights["shape_first"], weights["rare_first"]) + weights["single"]
        self.lone = weights["common_first"] > 0 or unknown >= self._single  # one unknown word, nothing before it

    def alone(self, words: list[Word], at: int, word: Word) -> bool:
        """Whether an unknown word at a token could be believed, when no name that it begins goes on: most starts end here, unread.

        What stands before is looked at with care where it may tell more than a role or a verb of speech, and before a built surname.
        """
        previous, following = words[at - 1], words[at + 1]
        if not (following.ends_unknown and self.unlikely(word)) or previous.lifts or following.built:
            return True
        return previous.key in PARTING and words[at - 2].nationality  # «اليابانية، X»

    def unlikely(self, word: Word) -> bool:
        """Whether an unknown word needs more than most words before it can give."""
        return word.unknown and word.alone_worth + self._lift < self._single

    def left(self, score: float, last: str, size: int, named: bool) -> bool:
        """Whether a candidate of `size` tokens with such a score, `last` of its reasons, can still be believed."""
        if last in LAST:
            score += self._last
        if score >= self._single:
            return True
        return size > 1 and score >= (self._named if named else self._unknown)

    def after(self, candidate: Candidate, reasons: list[str], listed: bool) -> bool:
        """Whether the candidate, with what the words after it earn, can be believed; one that is not `listed` has no neighbours."""
        score = candidate.score + (self._list if listed else 0.0)
        if reasons:
            score += sum(map(self.weights.__getitem__, reasons))
        if score >= self._single_after or candidate.last - candidate.first < 2:
            return score >= self._single_after
        return score >= (self._named_after if candidate.named else self._unknown_after)


def _most(weights: dict[str, float], *names: str) -> float:
    return max(0.0, *(weights[name] for name in names))
