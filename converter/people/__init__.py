"""Who is named in a text: evidence over candidates, the best selection, roles, short mentions."""

from __future__ import annotations

from typing import Any

from converter.model import Layout, Person
from converter.people import reading
from converter.people.lexicon import Lexicon, load
from converter.people.vocabulary import Vocabulary


def read(text: str, layout: Layout, rules: Any = None) -> list[Person]:
    """Every human named in title and body. `rules` may carry a `people` lexicon; else the one on disk is used."""
    lexicon: Lexicon = getattr(rules, "people", None) or load()
    return reading.read(text, layout, _vocabulary(lexicon))


_VOCABULARIES: dict[int, Vocabulary] = {}


def _vocabulary(lexicon: Lexicon) -> Vocabulary:
    """One vocabulary per lexicon, so that every word is read once per process."""
    found = _VOCABULARIES.get(id(lexicon))
    if found is None or found.lexicon is not lexicon:
        found = _VOCABULARIES[id(lexicon)] = Vocabulary(lexicon)
    return found
