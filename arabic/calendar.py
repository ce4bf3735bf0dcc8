"""Names of months and weekdays in the Arabic press, from Babel's tables of the Maghreb and the Mashreq."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from arabic.folding import fold

# Tables in the order of trust: Morocco first, Algeria for جانفي …, Syria for كانون الثاني …, Egypt for يوليو ….
_LOCALES = ("ar_MA", "ar_DZ", "ar_SY", "ar_EG")
# In use in Morocco whatever the tables of a given Babel release hold.
_VARIANTS = {"مايو": 5, "يوليو": 7, "أوت": 8, "سبتمبر": 9, "جويلية": 7}


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Folded month name -> 1..12."""
    table: dict[str, int] = {}
    for code in _LOCALES:
        for number, name in Locale.parse(code).months["format"]["wide"].items():
            table.setdefault(fold(name), number)
    for name, number in _VARIANTS.items():
        table.setdefault(fold(name), number)
    return table


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Folded weekday name with its article -> 0 (Monday) .. 6 (Sunday), as `datetime.date.weekday`."""
    table = {fold(name): number for number, name in Locale.parse("ar_MA").days["format"]["wide"].items()}
    return {**table, fold("الإثنين"): 0, fold("الاثنين"): 0, fold("الأربعاء"): 2}
