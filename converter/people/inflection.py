"""Forms of a role noun: gender, number, case, article and pronoun, made by rule from its base."""

from __future__ import annotations

from enum import IntEnum

from arabic.folding import fold


class Number(IntEnum):
    """How many people a role word speaks of."""

    ONE = 1
    TWO = 2
    MANY = 3


PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_BROTHER = "اخ"  # one of the five nouns that keep a long vowel before a pronoun: أخوه, أخاه, أخيه
_ONE_F = ("ه",)
_TWO = ("ان", "ين", "ي", "تان", "تين", "تا", "تي")
# Endings before a complement: no article goes with them, and الخرازي is a surname, not two cobblers.
_CONSTRUCT = frozenset({"ي", "تا", "تي", "و"})
_MANY = ("ون", "ين", "و", "ات")


def forms(base: str) -> dict[str, Number]:
    """Folded form -> number. `ين` and `ي` are both dual and plural: they count as many, since lists follow either."""
    stem = fold(base)
    root = stem[:-1] if stem.endswith("ه") else stem
    table: dict[str, Number] = {}
    for ending in (*_MANY, *_TWO):
        number = Number.TWO if ending in _TWO and ending not in _MANY else Number.MANY
        _put(table, root + ending, number, article=ending not in _CONSTRUCT)
    for ending in ("", "ا") if root == stem else ():
        _put(table, root + ending, Number.ONE, article=not ending)
    for ending in (*_ONE_F, "ته"):
        _put(table, root + ending, Number.ONE)
    _put(table, stem, Number.ONE)
    for pronoun in PRONOUNS if stem == _BROTHER else ():
        table |= dict.fromkeys((root + vowel + pronoun for vowel in "واي"), Number.ONE)
    for pronoun in PRONOUNS:
        table[root + pronoun] = table[root + "ت" + pronoun] = Number.ONE
        for two in ("ا", "تا", "تي"):  # «ابنتاها»
            table.setdefault(root + two + pronoun, Number.TWO)
    return table


def of_somebody(base: str) -> dict[str, Number]:
    """«شقيقيه», «ابنتيها», «زميلاتها»: of a tie of family; of an office two are mostly many, «متفوقيها»."""
    stem = fold(base)
    root = stem[:-1] + "ت" if stem.endswith("ه") else stem
    if len(root) < 3:
        return {}  # أخيه is one brother
    many = {root[:-1] + "ات" + pronoun: Number.MANY for pronoun in PRONOUNS if root != stem}  # «زميلاتها»
    return many | {root + "ي" + pronoun: Number.TWO for pronoun in PRONOUNS}


def plural_forms(word: str) -> dict[str, Number]:
    """A broken plural with its article and pronouns."""
    stem = fold(word)
    table: dict[str, Number] = {}
    for ending in ("", *PRONOUNS):
        _put(table, stem + ending, Number.MANY)
    return table


def _put(table: dict[str, Number], form: str, number: Number, article: bool = True) -> None:
    table[form] = number
    if article:
        table["ال" + form] = number
