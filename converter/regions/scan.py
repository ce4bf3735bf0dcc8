"""Find the places that a text names, with the words around each that tell what it is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.model import Span
from converter.regions.gazetteer import Gazetteer, Place
from converter.tokens import Token, stems

_JOIN = re.compile(r"[\s\-–—ـ/]{1,4}")
_STOP = re.compile(r"[.؟!?\n…:؛]")
_AND = re.compile(r"\s*[،,]\s*و?\s*|\s+و\s*")
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Named:
    """A place in the text: `clitic` is what is written onto its first word; `before` and `after` are folded words, nearest first."""

    place: Place
    span: Span
    clitic: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def find(text: str, tokens: Sequence[Token], gazetteer: Gazetteer, zones: Sequence[Span]) -> list[Named]:
    """Longest names first, from left to right, within the zones only."""
    found: list[Named] = []
    free = 0  # the first token after the last place
    zone_at = 0
    ordered = sorted(zones, key=lambda span: span.start)
    for at in gazetteer.places.beginnings(tokens):
        token = tokens[at]
        while zone_at < len(ordered) and ordered[zone_at].end <= token.start:
            zone_at += 1
        if zone_at == len(ordered):
            break
        if at < free or token.start < ordered[zone_at].start or token.key.isdecimal():
            continue
        place, clitic = _match(text, tokens, at, gazetteer)
        if place is None:
            continue
        stop = at + len(place.name)
        start = token.start + _clitic_length(text, token, clitic)
        span = Span(start, tokens[stop - 1].end)
        before = _before(text, tokens, at)
        if found and clitic in ("", "و") and _AND.fullmatch(text, found[-1].span.end, start):
            before, clitic = found[-1].before, found[-1].clitic  # «بطنجة وتطوان», «جهتي X وY»: one word rules the list
        found.append(Named(place, span, clitic, before, _after(text, tokens, stop - 1)))
        free = stop
    return found


def _match(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    key = tokens[at].key
    best: Place | None = None
    clitic = ""
    for stem, places in gazetteer.places.at(key):
        for place in places:
            if best is not None and len(place.name) <= len(best.name):
                break
            if _stands(text, tokens, at, place.name):
                best, clitic = place, _clitic(key, stem)
                break
    return best, clitic


def _clitic(key: str, stem: str) -> str:
    if key.endswith(stem):
        return key[: len(key) - len(stem)]
    return key[: len(key) - len(stem) + 1]  # «للحاجب»: ل and the article whose alef is not written


def _clitic_length(text: str, token: Token, clitic: str) -> int:
    return len(clitic) if text[token.start : token.start + len(clitic)].isalpha() and len(clitic) < token.end - token.start else 0


def _stands(text: str, tokens: Sequence[Token], at: int, name: tuple[str, ...]) -> bool:
    if at + len(name) > len(tokens):
        return False
    for offset in range(1, len(name)):
        if tokens[at + offset].key != name[offset]:
            return False
        if not _JOIN.fullmatch(text, tokens[at + offset - 1].end, tokens[at + offset].start):
            return False
    return True


def _before(text: str, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    words: list[str] = []
    edge = tokens[at].start
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if _STOP.search(text, token.end, edge):
            break
        words.append(token.key)
        edge = token.start
    return tuple(words)


def _after(text: str, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    words: list[str] = []
    edge = tokens[at].end
    for token in tokens[at + 1 : at + 4]:
        if _STOP.search(text, edge, token.start):
            break
        words.append(token.key)
        edge = token.end
    return tuple(words)


def any_stem(key: str, words: frozenset[str]) -> bool:
    return any(stem in words for stem in stems(key))
