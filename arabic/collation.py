"""Arabic alphabetical order as a printed index has it."""

from __future__ import annotations

from arabic.folding import fold

# A space sorts before every letter, so that a short name stands before the longer names it begins.
_ORDER = str.maketrans({letter: chr(index) for index, letter in enumerate(" ابتثجحخدذرزسشصضطظعغفقكلمنهوي")})


def sort_key(text: str) -> str:
    """Key for `sorted`: hamza forms of alef together, the article ال ignored, Latin after Arabic."""
    return index_form(text).translate(_ORDER)


def initial(text: str) -> str:
    """The letter under which an index lists the text."""
    return index_form(text)[:1]


def index_form(text: str) -> str:
    """Folded text without its leading article."""
    folded = fold(text).strip()
    return folded[2:] if folded.startswith("ال") and len(folded) > 3 else folded
