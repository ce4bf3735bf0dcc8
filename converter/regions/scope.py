"""Which region a text is about: the scope, told from venues and from places named in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from converter.model import Label, Layout, Person, Span
from converter.phrases import StemIndex
from converter.regions.gazetteer import Rank
from converter.regions.scan import Named, any_stem
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import Tokens, keys
from converter.vocabulary import COMMON, zipf

_ZONES = ("lead", "second", "third")
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


@dataclass(frozen=True, slots=True)
class Vote:
    """What one mention says for its regions, and why. `scope` is false for a mere venue."""

    named: Named
    weight: float
    scope: bool
    reason: str


_WORDS = "ranks places bodies named_after institutions venues hosting gatherings passing neighbours members".split()  # noqa: SIM905 — one line of names
_WEIGHTS = (
    *("title", "lead", "second", "third", "later", "page", "headline_place", "region_named", "with_rank", "of_body", "venue", "passing"),
    *("institution", "role", "ambiguous", "split_region", "enough", "rival", "national", "scope_enough"),
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
    words = {name: frozenset(keys(word)[0] for word in file.words(f"words.{name}") if len(keys(word)) == 1) for name in _WORDS}
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
                    member = sign.weight > 0 and at > 0 and any_stem(tokens.keys[at - 1], rules.words["members"])
                    if (sign.words, zone) in seen or member or not _reads(tokens, at, sign.words):
                        continue
                    seen.add((sign.words, zone))
                    total += sign.weight
                    in_title = in_title or (zone == 0 and sign.weight > 0)
    return total, in_title


def _reads(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first stand here too."""
    return at + len(words) <= len(tokens) and tuple(tokens.keys[at + 1 : at + len(words)]) == words[1:]


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
    if mention.before and any_stem(mention.before[0], rules.words["named_after"]) and mention.place.ambiguous and not mention.clitic:
        return False
    if mention.clitic and mention.place.rank is Rank.TOWN and len(mention.place.name) == 1 and _is_word(mention, text):
        return False
    if not mention.place.ambiguous:
        return True
    before = mention.before[0] if mention.before else ""
    if any_stem(before, rules.words["ranks"] | rules.words["places"]) or "ب" in mention.clitic:
        return True
    return _is_address(mention, text, layout) or (not mention.clitic and any_stem(before, rules.words["passing"] - {"مع", "غير", "من"}))


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
        reasons.append("name of several regions")
    factor, reason, is_scope = _circumstance(mention, zone, ranked, rules)
    if factor is not None:
        weight *= factor
        scope = is_scope if is_scope is not None else scope
        reasons.append(reason)
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


def _circumstance(mention: Named, zone: str, ranked: bool, rules: ScopeRules) -> tuple[float | None, str, bool | None]:
    """(factor, its reason, whether it settles that the mention is scope) from the words around the place."""
    weights, words = rules.weights, rules.words
    before = mention.before[0] if mention.before else ""
    seated = "ب" in mention.clitic or any_stem(before, words["places"])
    if mention.after and mention.after[0] in words["neighbours"]:
        return weights["passing"] * 0.5, "next door", False
    if before and not mention.clitic and any_stem(before, words["named_after"]) and not ranked:
        return weights["institution"], "named after the place", False
    near = mention.before[:4]
    if seated and not ranked and any(any_stem(word, words["institutions"]) for word in near) and zone != "title":
        return weights["institution"] * 2, "institution seated there", False
    if zone == "title" and _hosts(mention, seated, rules):
        return weights["venue"], "hosts the event", False
    if seated and not ranked and any(any_stem(word, words["venues"]) for word in near):
        return weights["venue"], "venue", False
    if mention.place.rank not in (Rank.REGION, Rank.FORMER) and not mention.clitic and any_stem(before, words["passing"]):
        return weights["passing"], "named in passing", False
    if any(any_stem(word, words["bodies"]) for word in mention.before[:6]) and not (ranked and zone == "title"):
        return weights["of_body"], "body of the place", True if ranked or not seated else None
    return None, "", None


def _hosts(mention: Named, seated: bool, rules: ScopeRules) -> bool:
    """«X تحتضن …», or «يعقد … بX»: the title says where, not about whom."""
    if not mention.before and mention.after and any_stem(mention.after[0], rules.words["hosting"]):
        return True
    return seated and any(any_stem(word, rules.words["gatherings"]) for word in mention.before[:4])
