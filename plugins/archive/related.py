"""Articles that are near one another because they name the same people and topics.

A person or topic that few articles share says more than one that many share, so the rarest of each article are compared, and
of these only the nearest articles in time: the work grows with the number of articles and not with its square, and a new
article changes the neighbourhood it stands in and no other. Weights change when a count doubles, for the same reason.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter

from plugins.archive.records import Archive, Neighbour, Ref

REACH = 6  # articles on either side, among those of one person or topic
RAREST = 6  # people and topics of one article that are looked at
LEAST = 20  # what makes two articles near: one person named in under 128 of them, one topic of under 16, or several of more
_FADING = 14  # a count of 8,000 is worth nothing more than the least
_KINDS = {"person": 3, "tag": 2}  # a person is one; a topic is as wide as its rule
_WEIGHT = attrgetter("weight")


class _Shared:
    """What articles share: the places of its articles in the archive, and how far the walk has come in them."""

    __slots__ = ("passed", "places", "weight")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.passed = 0
        self.weight = 0


def fill(archive: Archive, most: int) -> None:
    """Give every article its `most` nearest others."""
    if not most:
        return
    articles = [article for article in archive.articles if not article.facts.status]  # what was taken back is not recommended
    features = [dict.fromkeys(article.persons + article.tags) for article in articles]
    shared = _shared(features)
    named = [Neighbour(article.url, article.title, article.edtf) for article in articles]
    for here, article in enumerate(articles):
        scores: defaultdict[int, int] = defaultdict(int)
        of_article = [shared[ref] for ref in features[here] if ref in shared]
        for one in sorted(of_article, key=_WEIGHT, reverse=True)[:RAREST]:
            place, weight = one.passed, one.weight
            for other in one.places[max(0, place - REACH) : place + REACH + 1]:
                scores[other] += weight
        for one in of_article:
            one.passed += 1
        scores.pop(here, None)
        article.related = tuple([named[other] for other in _nearest(here, scores, most)])


def _shared(features: list[dict[Ref, None]]) -> dict[Ref, _Shared]:
    """What more than one article has."""
    shared: dict[Ref, _Shared] = {}
    for here, of_article in enumerate(features):
        for ref in of_article:
            if ref not in shared:
                shared[ref] = _Shared()
            shared[ref].places.append(here)
    for ref, one in shared.items():
        one.weight = _KINDS[ref.kind] * max(1, _FADING - len(one.places).bit_length())
    return {ref: one for ref, one in shared.items() if len(one.places) > 1}


def _nearest(here: int, scores: dict[int, int], most: int) -> list[int]:
    """The best first, those nearer in time before others of the same score."""
    least = max(LEAST, sorted(scores.values())[-most]) if len(scores) > most else LEAST
    near = sorted([(-score, abs(other - here), other) for other, score in scores.items() if score >= least])
    return [other for *_, other in near[:most]]
