"""Terms in the order in which a reader wants them, and who is named with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from plugins.archive import months
from plugins.archive.compiler import Later
from plugins.archive.records import Archive, Article, Attestation, Counted, Ref, Term

MOST = 24  # terms beside one term; more would be a second index


def by_count(terms: Iterable[Term], limit: int | None = None) -> list[Term]:
    """Most articles first; terms without any are left to the index pages."""
    return sorted((t for t in terms if t.articles), key=lambda t: (-t.count, t.slug))[:limit]


def counted(terms: Iterable[Term]) -> list[Counted]:
    return [Counted((term.ref, term.count)) for term in terms]


def newest(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.key, reverse=True)


def landing(archive: Archive, term: Term) -> dict[str, Later]:
    """What the first page of a term shows beside its articles."""
    if term.kind == "person":
        return {
            "together": Later(_together, term),
            "regions": Later(_regions, term),
            "not_same": Later(_not_same, archive, term),
        }
    if term.kind == "region":
        return {"people": Later(_together, term), "years": Later(_years, archive, term)}
    if term.kind == "year":
        return {"months": Later(months.of_year, archive, term.slug)}
    if term.kind == "month":
        return {"beside": Later(_beside, archive, term)}
    return {}


def roles(ref: Ref, articles: Iterable[Article]) -> list[Attestation]:
    """One person's appearances with a role in these articles, in their order."""
    made = []
    for article in articles:
        people, places = article.facts.people, article.facts.places
        for at in _places_of(ref, article.persons):
            name, role, mentions, _ = people[at]
            if role:
                made.append(Attestation(ref, name, role, mentions, article, places[at] if places else 0))
    return made


def _places_of(ref: Ref, persons: tuple[Ref, ...]) -> Iterable[int]:
    """Mostly one: a person has two when an article names them in two ways that an editor joined."""
    if persons.count(ref) == 1:
        return (persons.index(ref),)
    return [at for at, other in enumerate(persons) if other is ref]


def _beside(archive: Archive, term: Term) -> months.Beside:
    beside: months.Beside = archive.beside[term.slug]
    return beside


def _together(term: Term) -> list[Counted]:
    counts = Counter(chain.from_iterable([set(article.persons) for article in term.articles]))
    counts.pop(term.ref, None)
    return _ranked(counts)


def _regions(term: Term) -> list[Counted]:
    return _ranked(Counter([article.region for article in term.articles if article.region]))


def _years(archive: Archive, term: Term) -> list[Counted]:
    counts = Counter([article.year for article in term.articles if article.year is not None])
    refs = archive.terms["year"]
    return [Counted((refs[f"{year:04d}"].ref, count)) for year, count in sorted(counts.items(), reverse=True)]


def _ranked(counts: Counter[Ref]) -> list[Counted]:
    least = sorted(counts.values())[-MOST] if len(counts) > MOST else 0  # most are named once or twice, and need no place
    chosen = sorted([(-count, ref.slug, ref) for ref, count in counts.items() if count >= least])[:MOST]
    return [Counted((ref, -count)) for count, _, ref in chosen]


def _not_same(archive: Archive, term: Term) -> list[Ref | str]:
    people = archive.terms["person"]
    others = term.record.get("not_same_as") or []
    return [people[name].ref if name in people else name for name in map(str, others if isinstance(others, list) else [others])]
