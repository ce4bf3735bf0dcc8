"""Counts in Moroccan Arabic: Latin digits and the six plural forms; a test compares both with Babel's ar_MA."""

from __future__ import annotations

from functools import lru_cache

from arabic.names import JOINED, words

_GROUP = "."  # between thousands
# Unit -> its six forms; {n} is the number. One row per thing that the site counts.
UNITS: dict[str, tuple[str, str, str, str, str, str]] = {
    "article": ("لا مقالات", "مقال واحد", "مقالان", "{n} مقالات", "{n} مقالًا", "{n} مقال"),
    "person": ("لا أشخاص", "شخص واحد", "شخصان", "{n} أشخاص", "{n} شخصًا", "{n} شخص"),
    "region": ("لا جهات", "جهة واحدة", "جهتان", "{n} جهات", "{n} جهة", "{n} جهة"),
    "tag": ("لا وسوم", "وسم واحد", "وسمان", "{n} وسوم", "{n} وسمًا", "{n} وسم"),
    "year": ("لا سنوات", "سنة واحدة", "سنتان", "{n} سنوات", "{n} سنة", "{n} سنة"),
    "month": ("لا أشهر", "شهر واحد", "شهران", "{n} أشهر", "{n} شهرًا", "{n} شهر"),
    "comment": ("لا تعليقات", "تعليق واحد", "تعليقان", "{n} تعليقات", "{n} تعليقًا", "{n} تعليق"),
    "view": ("لا مشاهدات", "مشاهدة واحدة", "مشاهدتان", "{n} مشاهدات", "{n} مشاهدة", "{n} مشاهدة"),
    "result": ("لا نتائج", "نتيجة واحدة", "نتيجتان", "{n} نتائج", "{n} نتيجة", "{n} نتيجة"),
    "page": ("لا صفحات", "صفحة واحدة", "صفحتان", "{n} صفحات", "{n} صفحة", "{n} صفحة"),
    "day": ("لا أيام", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم"),
    "word": ("لا كلمات", "كلمة واحدة", "كلمتان", "{n} كلمات", "{n} كلمة", "{n} كلمة"),
    "time": ("ولا مرة", "مرة واحدة", "مرتان", "{n} مرات", "{n} مرة", "{n} مرة"),
    "other": ("", "شخص آخر", "شخصان آخران", "{n} آخرون", "{n} آخرون", "{n} آخرون"),
    "correction": ("لا تصحيحات", "تصحيح واحد", "تصحيحان", "{n} تصحيحات", "{n} تصحيحًا", "{n} تصحيح"),
}


def number(value: int | None) -> str:
    """`2258` -> `2.258`, as ar_MA writes it; nothing for None."""
    if value is None:
        return ""
    return str(value) if -1000 < value < 1000 else f"{value:,}".replace(",", _GROUP)


@lru_cache(maxsize=4096)
def plural(value: int | None, unit: str) -> str:
    """`3, article` -> `3 مقالات`; nothing for None. Raises KeyError for a unit that `UNITS` lacks."""
    if value is None:
        return ""
    return UNITS[unit][_form(abs(value))].format(n=number(value))


def _form(value: int) -> int:
    """Zero, one, two, few, many or other, as Unicode's rules for Arabic have it: 103 articles are few, 111 are many, 100 neither."""
    if value < 3:
        return value
    rest = value % 100
    return 3 if 3 <= rest <= 10 else 4 if rest > 10 else 5


def name_initial(name: str) -> str:
    """A private person's name with the surname as an initial: `محمد العلوي` -> `محمد ع.`"""
    parts = name.split()
    folded = words(parts[0]) if parts else []
    given = 2 if folded and folded[0] in JOINED else 1
    if len(parts) <= given:
        return name
    surname = parts[-1]
    surname = surname[2:] if surname.startswith("ال") and len(surname) > 3 else surname
    return f"{' '.join(parts[:given])} {surname[0]}."
