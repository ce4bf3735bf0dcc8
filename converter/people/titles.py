"""Titles before a name: which words they are, and where they begin."""

from __future__ import annotations

from converter.people.words import BREAK, BULLETS, NUMBER, Word

LIFETIME = frozenset({"حياته", "حياتها"})
_AGE = frozenset({"الشاب", "الشابه"})


def plain_title(word: Word) -> bool:
    """A title without proclitics."""
    return word.title or word.alone or word.abbreviated


def skip_titles(words: list[Word], at: int) -> int:
    """The token with which the titles before token `at` begin: «الدكتور الحاج | محمد» gives the index of الدكتور."""
    while at > 0:
        word = words[at - 1]
        if word.key == "." and at > 1 and words[at - 2].abbreviated:
            at -= 2
        elif word.key in LIFETIME and words[at - 2].key == "قيد":
            at -= 2  # «المسمى قيد حياته X»
        elif word.titled and not of_the_role(words, at - 1):
            at -= 1
        else:
            break
    return at


def item_begins(words: list[Word], at: int) -> int:
    """The break before the list item that token `at` opens («- X», «1- X»); 0 when it opens none."""
    if words[at - 1].key not in BULLETS or at < 2:
        return 0
    at -= 1 + (words[at - 2].kind is NUMBER)
    return at - 1 if words[at - 1].kind is BREAK else 0


def of_the_role(words: list[Word], at: int) -> bool:
    """«المقرر الشاب إلياس», «أرملة الفقيد السيدة X»: the word belongs to the role before it."""
    before = words[at - 1]
    if words[at].key in _AGE:
        return before.noun is not None and not (before.titled and not before.alone)  # «المهندس الشاب يونس»
    tie = before.noun[1] if before.noun else before  # «وأرملة الفقيد»
    return tie.kin is not None and not tie.possessed and not before.key.startswith("ال")
