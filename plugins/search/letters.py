"""Keys in ASCII, one sign for each Arabic letter: how they stand in the index.

Pagefind decomposes and composes every word that is not ASCII, which took more than a third of its time; and it drops what is neither
letter nor digit, as it finds capitals and signs between words. Letters and digits alone pass untouched. The signs are free of each other:
what begins a key begins its spelling too. `theme/static/search/engine/letters.js` spells the same way.
"""

from __future__ import annotations

SIGNS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "v", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "p", "ر": "r", "ز": "z", "س": "s",
    "ش": "c", "ص": "o", "ض": "e", "ط": "u", "ظ": "1", "ع": "3", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "i", "و": "w", "ي": "y",
    # The ends of keys (see keys.py).
    "ء": "2", "ؠ": "4", "ى": "6",
}  # fmt: skip
# Before a Latin letter or a digit; before the four or more hexadecimal digits of any other letter.
LATIN = "9"
OTHER = "0"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_TABLE = str.maketrans({**SIGNS, **{letter: LATIN + letter for letter in _LATIN_LETTERS}})


def spelled(key: str) -> str:
    """A folded key in ASCII letters and digits."""
    text = key.translate(_TABLE)
    return text if text.isascii() else "".join(sign if sign.isascii() else _other(sign) for sign in text)


def _other(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(OTHER + units[at : at + 2].hex() for at in range(0, len(units), 2))
