"""Which region a text is about: the scope, told from venues and from places named in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from converter.model import Label, Layout, Person, Span
from converter.phrases import StemIndex
from converter.regions.gazetteer import Rank
from converter.regions.scan import Named, any_stem
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import Tokens, any_stem_of, keys
from converter.vocabulary import COMMON, zipf

_ZONES = ("lead", "second", "third")
# Words of passing that stand before common words as often as before places.
_NOT_TOWARDS = frozenset(("مع", "غير", "من", "طريق"))
_ADDRESS = re.compile(r"\s*(?:[:：]|\.\.+|…|[-–—|]\s|،)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase that makes a text national (weight > 0) or local (< 0)."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class ScopeRules:
    weights: dict[str, float]
    words: dict[str, frozenset[str]]
    signs: StemIndex[tuple[Sign, ...]]


class Vote(NamedTuple):
    """What one mention says for its regions, and why. `scope` is false for a mere venue."""

    named: Named
    weight: float
    scope: bool
    reason: str


class Circumstance(NamedTuple):
    """How much of its weight a mention keeps where it stands, and whether that settles that it is the scope."""

    factor: float
    reason: str
    scope: bool | None = False


_NEAR = 5  # words before a place that say what it houses
_WORDS = "ranks places bodies named_after institutions venues hosting hosts gatherings passing neighbours members".split()  # noqa: SIM905 — one line of names
_WEIGHTS = (
    *("title", "lead", "second", "third", "later", "page", "headline_place", "region_named", "with_rank", "of_body", "venue", "passing"),
    *("next_door", "named_after", "institution", "role", "ambiguous", "split_region", "enough", "enough_alone", "rival"),
    *("abroad_title", "abroad_lead", "national", "scope_enough"),
)


def load(folder: Path = RULES) -> ScopeRules:
    """Raise `RuleError` when a weight or a list is missing."""
    file: RuleFile = read("scope.toml", folder)
    weights = file.table("weights")
    for name in _WEIGHTS:
        if not isinstance(weights.get(name), int | float):
            raise file.fail(name, f"weights.{name} is missing or not a number.", "Give it a number, as the other weights.")
    signs: dict[str, list[Sign]] = {}
    for kind in ("national", "local"):
        for entry in file.tables(kind):
            for phrase in entry.get("phrases", []):
                signs.setdefault(keys(phrase)[0], []).append(Sign(keys(phrase), float(entry["weight"])))
    words = {name: frozenset(" ".join(keys(word)) for word in file.words(f"words.{name}")) for name in _WORDS}
    numbers = {name: float(weights[name]) for name in _WEIGHTS}
    return ScopeRules(numbers, words, StemIndex({word: tuple(found) for word, found in signs.items()}))


def page_spans(layout: Layout) -> list[Span]:
    """The lines above the title that say where on the site the page stands: a path of pages, a section's name."""
    return [line.span for line in layout.lines if line.label in (Label.BREADCRUMB, Label.CATEGORY)]


def zone_of(span: Span, layout: Layout) -> str:
    if layout.title.start <= span.start < layout.title.end:
        return "title"
    for at, paragraph in enumerate(layout.paragraphs):
        if paragraph.start <= span.start < paragraph.end:
            return _ZONES[at] if at < len(_ZONES) else "later"
    return "page" if any(line.start <= span.start < line.end for line in page_spans(layout)) else "later"


def nationality(tokens: Tokens, layout: Layout, rules: ScopeRules) -> tuple[float, bool]:
    """(sum of the national and local signs in title and first paragraph, whether the title holds a national one)."""
    seen: set[tuple[tuple[str, ...], int]] = set()
    total, in_title = 0.0, False
    for zone, span in enumerate([layout.title, *layout.paragraphs[:1]]):
        for at in rules.signs.beginnings(tokens, tokens.index_at(span.start), tokens.index_at(span.end)):
            for _, signs in rules.signs.at(tokens.keys[at]):
                for sign in signs:
                    national = sign.weight > 0
                    member = national and at > 0 and any_stem(tokens.keys[at - 1], rules.words["members"])
                    if (sign.words, zone) in seen or member or not _reads(tokens, at, sign.words):
                        continue
                    seen.add((sign.words, zone))
                    total += sign.weight
                    in_title = in_title or (zone == 0 and national)
    return total, in_title


def _reads(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first stand here too."""
    return tuple(tokens.keys[at + 1 : at + len(words)]) == words[1:]


def votes(
    named: Sequence[Named], text: str, layout: Layout, people: Sequence[Person], rules: ScopeRules, national_title: bool
) -> list[Vote]:
    """One vote per mention; a mention inside a person's name votes nothing."""
    inside = {at for person in people for span in person.spans for at in range(span.start, span.end)}
    roles = [person.role_span for person in people if person.role_span]
    found = []
    for mention in named:
        if mention.span.start in inside or not _believed(mention, text, layout, rules):
            continue
        found.append(_vote(mention, text, layout, roles, rules, national_title))
    return found


def _believed(mention: Named, text: str, layout: Layout, rules: ScopeRules) -> bool:
    """An ambiguous name needs a word of place before it, a ب, or the head of the title."""
    if mention.clitic and mention.place.rank is Rank.TOWN and len(mention.place.name) == 1 and _is_word(mention, text):
        return False
    if not mention.place.ambiguous:
        return True
    before = mention.before[0] if mention.before else ""
    if any_stem(before, rules.words["ranks"] | rules.words["places"]) or "ب" in mention.clitic:
        return True
    return _is_address(mention, text, layout) or (not mention.clitic and any_stem(before, rules.words["passing"] - _NOT_TOWARDS))


def _is_word(mention: Named, text: str) -> bool:
    """The place and what is written onto it are a common word together: «كتابيا» is not تابيا, «بحرارة» is not حرارة."""
    return zipf(text[mention.span.start - len(mention.clitic) : mention.span.end]) >= COMMON


def _is_address(mention: Named, text: str, layout: Layout) -> bool:
    """The place opens the title and is set off from the news: «صفرو: …»."""
    opens = not text[layout.title.start : mention.span.start].strip(' «“"(')
    return opens and bool(_ADDRESS.match(text, mention.span.end, layout.title.end))


def _vote(mention: Named, text: str, layout: Layout, roles: Sequence[Span], rules: ScopeRules, national_title: bool) -> Vote:
    weights, words = rules.weights, rules.words
    zone = zone_of(mention.span, layout)
    weight, reasons, scope = weights[zone], [zone], False
    before = mention.before[0] if mention.before else ""
    ranked = any_stem(before, words["ranks"])
    if mention.place.rank in (Rank.REGION, Rank.FORMER):
        weight, scope = weight * weights["region_named"], True
        reasons.append("region's name")
    if ranked:
        weight, scope = weight * weights["with_rank"], True
        reasons.append("rank before it")
    if len(mention.place.regions) > 1:
        weight *= weights["split_region"]
    circumstance = _circumstance(mention, zone, ranked, rules)
    if circumstance:
        weight *= circumstance.factor
        scope = scope if circumstance.scope is None else circumstance.scope
        reasons.append(circumstance.reason)
    elif zone == "title" and not mention.clitic.endswith("ب"):
        scope = True
    if zone == "title" and _is_address(mention, text, layout):
        weight, scope = weight + weights["headline_place"], not national_title
        reasons.append("address before the news")
    if any(span.start <= mention.span.start < span.end for span in roles):
        weight, scope = weight * weights["role"], False
        reasons.append("inside a role")
    if mention.place.ambiguous and not ranked:
        weight *= weights["ambiguous"]
        reasons.append("ambiguous name")
    return Vote(mention, weight, scope, ", ".join(reasons))


def _circumstance(mention: Named, zone: str, ranked: bool, rules: ScopeRules) -> Circumstance | None:
    """What the words around the place say of it."""
    weights, words = rules.weights, rules.words
    before = mention.before[0] if mention.before else ""
    seated = not ranked and ("ب" in mention.clitic or any_stem(before, words["places"]) or any_stem(before, words["hosts"]))
    near = mention.before[:_NEAR]
    if mention.after in words["neighbours"]:
        return Circumstance(weights["next_door"], "next door")
    if not mention.clitic and any_stem(before, words["named_after"]):
        return Circumstance(weights["named_after"], "named after the place")
    if seated and any_stem_of(near, words["institutions"]) and zone != "title":
        return Circumstance(weights["institution"], "institution seated there")
    if zone == "title" and (
        (not before and any_stem(mention.after, words["hosting"])) or (seated and any_stem_of(near, words["gatherings"]))
    ):
        return Circumstance(weights["venue"], "hosts the event")  # «X تحتضن …», «يعقد … بX»: where, not about whom
    if seated and any_stem_of(near, words["venues"]):
        return Circumstance(weights["venue"], "venue")
    if mention.place.rank not in (Rank.REGION, Rank.FORMER) and not mention.clitic and any_stem(before, words["passing"]):
        return Circumstance(weights["passing"], "named in passing")
    if any_stem_of(mention.before, words["bodies"]) and not (ranked and zone == "title"):
        return Circumstance(weights["of_body"], "body of the place", None if seated else True)
    return None
