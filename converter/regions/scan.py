"""Find the places that a text names, with the words around each that tell what it is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from converter.model import Span
from converter.phrases import Phrase, beginnings
from converter.regions.gazetteer import Gazetteer, Place
from converter.tokens import Token, Tokens, stems

_JOIN = re.compile(r"[\s\-–—ـ/]{1,4}")
_STOP = re.compile(r"[.؟!?\n…:؛]")
_AND = re.compile(r"\s*[،,]\s*و?\s*|\s+و\s*")
_NEAR = 6  # words looked at before a place


class Named(NamedTuple):
    """A place in the text: `clitic` is written onto its first word; `before` holds folded words, nearest first, `after` the next."""

    place: Place
    span: Span
    clitic: str
    before: tuple[str, ...]
    after: str


def find(text: str, tokens: Tokens, gazetteer: Gazetteer, zones: Sequence[Span]) -> list[Named]:
    """Longest names first, from left to right, within the zones only."""
    found: list[Named] = []
    free = 0  # the first token after the last place
    zone_at = 0
    ordered = sorted(zones, key=lambda span: span.start)
    for at, entries in gazetteer.places.standing(tokens.keys, beginnings(text, "places", gazetteer.places.firsts)):
        begin = tokens.starts[at]
        while zone_at < len(ordered) and ordered[zone_at].end <= begin:
            zone_at += 1
        if zone_at == len(ordered):
            break
        if at < free or begin < ordered[zone_at].start or tokens.keys[at].isdecimal():
            continue
        place, clitic = _match(text, tokens, at, entries)
        if place is None:
            continue
        stop = at + len(place.name)
        start = begin + _clitic_length(text, tokens[at], clitic)
        span = Span(start, tokens.end(stop - 1))
        before = tuple(tokens.before(text, at, begin, _NEAR, _STOP))
        if found and clitic in ("", "و") and _AND.fullmatch(text, found[-1].span.end, start):
            before, clitic = found[-1].before, found[-1].clitic  # «بطنجة وتطوان», «جهتي X وY»: one word rules the list
        after = "".join(tokens.after(text, stop, span.end, 1, _STOP))
        found.append(Named(place, span, clitic, before, after))
        free = stop
    return found


def _match(text: str, tokens: Tokens, at: int, entries: Sequence[tuple[str, Phrase, Place]]) -> tuple[Place | None, str]:
    """The longest place that stands at the token; of equally long ones that with the fewest letters before it."""
    best: Place | None = None
    clitic = ""
    for stem, name, place in entries:
        if (best is None or len(name) > len(best.name)) and _joined(text, tokens, at, len(name)):
            best, clitic = place, _clitic(tokens.keys[at], stem)
    return best, clitic


def _clitic(key: str, stem: str) -> str:
    if key.endswith(stem):
        return key[: len(key) - len(stem)]
    return key[: len(key) - len(stem) + 1]  # «للحاجب»: ل and the article whose alef is not written


def _clitic_length(text: str, token: Token, clitic: str) -> int:
    return len(clitic) if text[token.start : token.start + len(clitic)].isalpha() else 0


def _joined(text: str, tokens: Tokens, at: int, size: int) -> bool:
    """Whether nothing but spaces and hyphens parts the words of a name."""
    gaps = ((tokens.end(one - 1), tokens.starts[one]) for one in range(at + 1, at + size))
    return all(text[end:start] == " " or _JOIN.fullmatch(text, end, start) for end, start in gaps)


def any_stem(key: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(stems(key))
