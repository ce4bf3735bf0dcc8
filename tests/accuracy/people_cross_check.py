"""Are the lists of names honest? Ten-fold: read each tenth of the corpus without the entries that only this tenth supports.

An entry of the lists of given names and surnames counts as supported by the texts in which it occurs. For every
fold, entries that occur in the left-out texts and in no other text of the corpus are removed before those texts are read. An entry
that merely slipped in from a text then shows as a loss. It is a lower bound: most of the removed entries are names that
every Moroccan knows and that happen to occur once.

    python -m tests.accuracy.people_cross_check
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from arabic.folding import fold
from converter import people
from converter.layout import label
from converter.people.lexicon import Lexicon, load
from converter.rules import load as load_rules
from tests.accuracy.measures import CORPUS_FOLDER, SCORER
from tests.accuracy.people_cases import Tally, compare
from tests.converter.texts import CORPUS, facts

FOLDS = 10
NAMES = ("given", "surnames", "women", "men", "foreign", "articled")
_WORD = re.compile(r"\w+")


def words_of(text: str) -> frozenset[str]:
    """Folded words with and without proclitics, as the lists may match them."""
    found: set[str] = set()
    for word in _WORD.findall(fold(text)):
        bare = {word, word[1:], word[2:]} | ({"ال" + word[1:]} if word.startswith("ل") else set())
        found |= bare | {form[1:] for form in bare if form.startswith("ا")}
    return frozenset(found)


def without(lexicon: Lexicon, lost: frozenset[str]) -> Lexicon:
    """The lexicon without the lost names."""
    lists = {name: getattr(lexicon, name) - lost for name in NAMES}
    compounds = {first: phrases for first, phrases in lexicon.compounds.items() if first not in lost}
    return replace(lexicon, **lists, compounds=compounds)


class _Rules:
    def __init__(self, lexicon: Lexicon) -> None:
        self.people = lexicon


def cross_check() -> tuple[Tally, Tally, int]:
    """(tally of the full lists, tally of the folds, entries removed on average)."""
    gold = SCORER.load(CORPUS_FOLDER / "gold.jsonl")
    texts = {path.stem: facts(path).source.text for path in CORPUS}
    words = {key: words_of(text) for key, text in texts.items()}
    whole, folded, removed, lexicon = Tally(), Tally(), 0, load()
    entries = frozenset(chain(*(getattr(lexicon, name) for name in NAMES)))
    for fold_number in range(FOLDS):
        inside = [key for number, key in enumerate(sorted(texts)) if number % FOLDS == fold_number]
        elsewhere = frozenset(chain(*(words[key] for key in texts if key not in inside)))
        lost = (frozenset(chain(*(words[key] for key in inside))) - elsewhere) & entries
        removed += len(lost)
        reduced = _Rules(without(lexicon, lost))
        for key in inside:
            layout = label(texts[key], load_rules())
            compare(key, gold[key]["people"], people.read(texts[key], layout, None), whole)
            compare(key, gold[key]["people"], people.read(texts[key], layout, reduced), folded)
    return whole, folded, removed // FOLDS


def main() -> None:
    whole, folded, removed = cross_check()
    for name, tally in (("full lists", whole), (f"ten folds, {removed} entries removed in each", folded)):
        print(f"{name}: precision {100 * tally.share('extra'):.2f} recall {100 * tally.share('missed'):.2f} F1 {100 * tally.f1():.2f}")
        print(f"    roles {100 * tally.share('role'):.2f}  mentions {100 * tally.share('mention'):.2f}")
    for failure in folded.failures:
        if failure not in whole.failures:
            print("   ", *failure, sep="\t")


if __name__ == "__main__":
    main()
