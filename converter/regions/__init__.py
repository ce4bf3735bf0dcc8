"""The region that a text is about; None when it is national, abroad, or about several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from converter.model import Evidence, Layout, Person, Span
from converter.regions import scan, scope
from converter.regions.gazetteer import Gazetteer, Rank
from converter.regions.scan import Named
from converter.regions.scope import ScopeRules, Vote
from converter.tokens import tokenise


class RegionRules(Protocol):
    @property
    def gazetteer(self) -> Gazetteer: ...

    @property
    def scope(self) -> ScopeRules: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """`name` is canonical. `evidence` holds the votes for it, strongest first; `named` every place found."""

    name: str | None
    code: str | None
    evidence: tuple[Evidence, ...]
    named: tuple[Named, ...]


def read(text: str, layout: Layout, people: Sequence[Person], rules: RegionRules) -> Reading:
    """Add up what each place in title and body says for its region, and decide."""
    tokens = tokenise(text)
    zones: list[Span] = [layout.title, *layout.paragraphs, *scope.page_spans(layout)]
    named = scan.find(text, tokens, rules.gazetteer, zones)
    national, in_title = scope.nationality(tokens, layout, rules.scope)
    found = scope.votes([one for one in named if one.place.rank is not Rank.ABROAD], text, layout, people, rules.scope, in_title)
    code = _decide(found, national + _abroad(named, layout, rules.scope.weights), rules.scope)
    if code is None:
        return Reading(None, None, (), tuple(named))
    name = rules.gazetteer.name_of(code)
    votes = sorted((vote for vote in found if vote.named.place.regions == (code,)), key=lambda vote: -vote.weight)
    evidence = tuple(Evidence("region", name, vote.named.span, vote.reason, f"{vote.weight:.1f}") for vote in votes[:5])
    return Reading(name, code, evidence, tuple(named))


def _decide(found: list[Vote], national: float, rules: ScopeRules) -> str | None:
    """The best region, unless the country or another region weighs too much against it."""
    weights = rules.weights
    is_national = national >= weights["national"]
    enough = weights["scope_enough" if is_national else "enough" if national > 0 or len(found) < 2 else "enough_alone"]
    sums: dict[str, float] = {}
    for vote in found:
        for code in vote.named.place.regions if vote.scope or not is_national else ():
            sums[code] = sums.get(code, 0.0) + vote.weight
    ranking = sorted(sums.items(), key=lambda item: item[1], reverse=True)
    if not ranking or ranking[0][1] < enough:
        return None
    if len(ranking) > 1 and ranking[1][1] >= weights["rival"] * ranking[0][1]:
        return None
    return ranking[0][0]


def _abroad(named: Sequence[Named], layout: Layout, weights: dict[str, float]) -> float:
    """Foreign places in title and first paragraph count as national signs: the text is no region's."""
    zones = [scope.zone_of(one.span, layout) for one in named if one.place.rank is Rank.ABROAD]
    return weights["abroad_title"] * zones.count("title") + weights["abroad_lead"] * zones.count("lead")
