"""Terms in the order in which a reader wants them, and who is named with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from plugins.archive.records import Archive, Counted, Ref, Term

MOST = 24  # terms beside one term; more would be a second index


def by_count(terms: Iterable[Term], limit: int | None = None) -> list[Term]:
    """Most articles first; terms without any are left to the index pages."""
    return sorted((t for t in terms if t.articles), key=lambda t: (-t.count, t.slug))[:limit]


def newest(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.key, reverse=True)


def landing(archive: Archive, term: Term) -> dict[str, Any]:
    """What the first page of a term shows beside its articles."""
    if term.kind == "person":
        return {
            "together": _ranked(ref for a in term.articles for ref in set(a.persons) if ref is not term.ref),
            "regions": _ranked(a.region for a in term.articles if a.region),
            "not_same": _not_same(archive, term),
            "roles": _roles(term),
        }
    if term.kind == "region":
        years = Counter(a.year for a in term.articles if a.year is not None)
        refs = archive.terms["year"]
        return {
            "people": _ranked(ref for a in term.articles for ref in set(a.persons)),
            "years": [Counted((refs[f"{year:04d}"].ref, count)) for year, count in sorted(years.items(), reverse=True)],
        }
    return {}


def _ranked(refs: Iterable[Ref]) -> list[Counted]:
    counts = Counter(refs)
    chosen = sorted(counts.items(), key=lambda item: (-item[1], item[0].slug))[:MOST]
    return [Counted((ref, count)) for ref, count in chosen]


def _not_same(archive: Archive, term: Term) -> list[Ref | str]:
    people = archive.terms["person"]
    others = term.record.get("not_same_as") or []
    return [people[name].ref if name in people else name for name in map(str, others if isinstance(others, list) else [others])]


def _roles(term: Term) -> list[Role]:
    """Distinct roles as written, with the years in which they were."""
    found: dict[str, list[int | None]] = {}
    for article in term.articles:
        for ref, (_, role, _, _) in zip(article.persons, article.facts.people, strict=True):
            if ref is term.ref and role:
                found.setdefault(role, []).append(article.year)
    return [Role(role, years) for role, years in found.items()]


class Role:
    """A role as the texts write it: how often, and in which years first and last (None when no text has a date)."""

    __slots__ = ("count", "first", "last", "text")

    def __init__(self, text: str, years: list[int | None]) -> None:
        known = [year for year in years if year is not None]
        self.text = text
        self.count = len(years)
        self.first = min(known, default=None)
        self.last = max(known, default=None)
