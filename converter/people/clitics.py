"""What a word may be without the letters that Arabic writes together with it: و ف ب ل ك."""

from __future__ import annotations

from converter.people.words import COMPLETED

_QUARTERS = frozenset({"لحي", "بحي", "لسد", "بسد"})


def clitic_cores(surface: str, key: str) -> list[tuple[int, str]]:
    """What the word may be without proclitics: (letters taken off, rest). و and ف come before ب ل ك; للX may be ل + الX."""
    found: list[tuple[int, str]] = []
    if surface[0] == "ݣ":
        return found  # folds to ك, but is the g of ݣاحمو
    if len(key) == 3 and key[0] == "و" and (key[1:] in COMPLETED or key[1:] in ("طه", "ام")):
        found.append((1, surface[1:]))  # «وعز الدين»
    if key in _QUARTERS:
        found.append((1, surface[1:]))  # «المنسق السابق لحي مولاي رشيد»
    if len(key) > 3 and key[0] in "وفبلك":
        found.append((1, surface[1:]))
        if key[0] in "وف" and len(key) > 4 and key[1] in "بلك":
            found.append((2, surface[2:]))
    if len(key) > 4 and key[:2] == "لل":
        found.append((2, "ال" + surface[2:]))
    if len(key) > 5 and key[0] in "وف" and key[1:3] == "لل":
        found.append((3, "ال" + surface[3:]))
    return found
