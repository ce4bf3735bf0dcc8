"""Forms under which an inflected Arabic word can be found: without its clitics, without its endings.

Every rule gives candidates with a weight out of 1000, none decides alone: `وزير` keeps `وزير` and offers `زير`. The index
holds all candidates of a text's word, a query asks for all candidates of its own, and the best pair counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

Weighted = dict[str, int]  # form -> weight out of 1000 (whole numbers: the same in every language)

WHOLE = 1000

# Article with what may stand before it: والمدرسة، بالمدرسة، فكالمدرسة، للمدرسة.
_ARTICLE = re.compile(r"[وف]?(?:[بكف]?ال|لل)(?=..)")
_CONJUNCTION = re.compile(r"[وف](?=...)")
_PREPOSITION = re.compile(r"[بلك](?=...)")

ALTERNATIVE = 550  # a reading that takes a letter for a clitic
INFLECTED = 850  # ending taken off, four letters or more left
SHORTENED = 500  # ending taken off, only three letters left: زيتون -> زيت

# Attached pronoun, letters that must be left: short nouns take the common ones (جدهم), the others are too often
# part of the word (بنك، ممكن).
_PRONOUNS = (("هما", 3), ("كما", 3), ("هم", 2), ("هن", 3), ("ها", 2), ("كم", 3), ("كن", 4), ("نا", 3), ("ك", 4))
# Ending, letters that must be left for full weight. ات ان ين تان تين تي: plural and dual; ه: feminine or pronoun; ا: tanwin.
_ENDINGS = (("تان", 4), ("تين", 4), ("ات", 3), ("ون", 4), ("ين", 4), ("ان", 4), ("تي", 4), ("ه", 3), ("ا", 4), ("و", 5))
_FEMININE = frozenset({"تان", "تين", "ات"})


class Forms(NamedTuple):
    """Candidates of one word with their weights: `bases` without clitics, `stems` without endings too."""

    bases: Weighted
    stems: Weighted


def forms(word: str, plurals: Mapping[str, tuple[str, ...]], lexical: re.Pattern[str]) -> Forms:
    """All candidates of a folded Arabic word.

    `plurals` maps a folded broken plural to its singulars; `lexical` matches words whose first ال may be their own (التزام).
    """
    found = bases(word, lexical)
    stemmed: Weighted = {}
    for base, weight in found.items():
        for stem, quality in stems(base, plurals).items():
            _keep(stemmed, stem, weight * quality // WHOLE)
    return Forms(found, stemmed)


def bases(word: str, lexical: re.Pattern[str]) -> Weighted:
    """The word without article, conjunction and preposition, most likely reading first."""
    found: Weighted = {}
    article = _ARTICLE.match(word)
    if article is None:
        _keep(found, word, WHOLE)
        _peel(word, found)
        return found
    rest = word[article.end() :]
    _keep(found, rest, WHOLE)
    if article.group().endswith("لل"):
        _keep(found, "ل" + rest, WHOLE)  # للجنة is ل + اللجنة
    if lexical.match(word):
        _keep(found, word, WHOLE)
    elif article.end() == 3 and lexical.match(word[1:]):
        _keep(found, word[1:], WHOLE)
    return found


def _peel(word: str, found: Weighted) -> None:
    after = _CONJUNCTION.match(word)
    rest = word[1:] if after else word
    if after:
        _keep(found, rest, ALTERNATIVE)
    if _PREPOSITION.match(rest):
        _keep(found, rest[1:], ALTERNATIVE)


def stems(base: str, plurals: Mapping[str, tuple[str, ...]]) -> Weighted:
    """The base without endings; broken plurals through their singular. The base itself is not repeated."""
    found: Weighted = {}
    _singulars(base, WHOLE, found, plurals)
    _ended(base, WHOLE, found, plurals)
    for pronoun, enough in _PRONOUNS:
        if base.endswith(pronoun) and len(base) - len(pronoun) >= enough:
            owned = base[: -len(pronoun)]
            weight = INFLECTED if len(owned) > 2 else SHORTENED
            _owned(owned, weight, found, plurals)
            break
    if base.endswith("ته") and len(base) > 4:
        _owned(base[:-1], INFLECTED, found, plurals)
    elif base.endswith("ه") and base[:-1] in plurals:
        _singulars(base[:-1], INFLECTED, found, plurals)
    elif base.startswith("م") and base.endswith("ي") and len(base) > 5:
        _keep(found, base[:-1], SHORTENED)  # منتخبي إقليم صفرو
    found.pop(base, None)
    return found


def _owned(owned: str, weight: int, found: Weighted, plurals: Mapping[str, tuple[str, ...]]) -> None:
    """A noun that lost its pronoun: ت before it may be ة, ي or و the mark of a plural in construct."""
    _keep(found, owned, weight)
    _singulars(owned, weight, found, plurals)
    _ended(owned, weight, found, plurals)
    if owned.endswith("ت") and len(owned) > 2:
        whole = owned[:-1] + "ه"
        _keep(found, owned[:-1] if len(owned) > 3 else whole, weight)
        _singulars(whole, weight, found, plurals)
    elif owned[-1] in "يو" and len(owned) > 4:
        _keep(found, owned[:-1], weight * SHORTENED // WHOLE)


def _ended(word: str, weight: int, found: Weighted, plurals: Mapping[str, tuple[str, ...]]) -> None:
    for ending, enough in _ENDINGS:
        left = len(word) - len(ending)
        if not word.endswith(ending) or left < 2:
            continue
        rest = word[:left]
        if left == 2:
            if ending in _FEMININE:
                _keep(found, rest + "ه", weight * INFLECTED // WHOLE)  # جهات -> جهة
            elif ending == "ه":
                _keep(found, rest, weight * SHORTENED // WHOLE * SHORTENED // WHOLE)  # جده: his grandfather, or a town
            return
        _keep(found, rest, weight * (INFLECTED if left >= enough else SHORTENED) // WHOLE)
        if ending == "ا":
            _singulars(rest, weight, found, plurals)  # صمدت قرونا
        if ending in {"تان", "تين"}:
            _keep(found, word[:-2], weight * SHORTENED // WHOLE)  # the ت may be a root letter: صوتان
        return


def _singulars(word: str, weight: int, found: Weighted, plurals: Mapping[str, tuple[str, ...]]) -> None:
    for singular in plurals.get(word, ()):
        _keep(found, singular, weight * INFLECTED // WHOLE)
        if singular.endswith("ه") and len(singular) > 3:
            _keep(found, singular[:-1], weight * INFLECTED // WHOLE)


def _keep(found: Weighted, form: str, weight: int) -> None:
    if len(form) > 1 and weight > found.get(form, 0):
        found[form] = weight
