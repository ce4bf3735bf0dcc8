"""The index of people divided by letter when it is too long for one page: people/letters/ب/, and people/names.json for its filter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from arabic.collation import initial, sort_key
from plugins.archive.records import Term

FOLDER = "people/letters/"
NAMES = "people/names.json"
OTHER = ("غير ذلك", "other")  # names that begin with no letter


class Letter(NamedTuple):
    """A letter with its people, in alphabetical order."""

    name: str
    url: str
    terms: list[Term]


def alphabetical(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (sort_key(term.name), term.slug))


def divide(terms: Iterable[Term]) -> list[Letter]:
    """Terms by the letter they are listed under."""
    letters: dict[str, Letter] = {}
    for term in alphabetical(terms):
        name = initial(term.name)
        name, slug = (name.upper(), name) if name.isalpha() else OTHER
        if name not in letters:
            letters[name] = Letter(name, f"{FOLDER}{slug}/", [])
        letters[name].terms.append(term)
    return list(letters.values())


def names(letters: Iterable[Letter]) -> str:
    """What the filter needs of everybody: [name, address, count, Latin name]. Fetched when somebody types."""
    rows = [[term.name, term.url, term.count, term.latin] for letter in letters for term in letter.terms]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"
