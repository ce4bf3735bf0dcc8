"""Arabic-Indic digits and the counts that web pages print."""

from __future__ import annotations

import re

# Eastern Arabic (U+0660) and Persian (U+06F0) digits.
ASCII_DIGITS: dict[str, str] = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_TABLE = str.maketrans(ASCII_DIGITS)
_OTHER = re.compile(f"[{''.join(ASCII_DIGITS)}]")

# Thousands separators seen in view counts: U+066C, comma, Arabic comma, full stop, no-break and narrow no-break space.
SEPARATORS = "\u066c,\u060c.\u00a0\u202f"
_COUNT = re.compile(rf"\d{{1,3}}(?:[{SEPARATORS}]\d{{3}})+|\d+")


def ascii_digits(text: str) -> str:
    """The text with every Arabic-Indic digit as 0-9; the length does not change."""
    return text.translate(_TABLE) if _OTHER.search(text) else text  # to look for them is many times cheaper


def read_count(text: str) -> int | None:
    """`1٬334`, `2,258`, `١٬٢٣٤`, `657` as a number; None when the text is not one count."""
    digits = ascii_digits(text.strip())
    if not _COUNT.fullmatch(digits):
        return None
    return int(re.sub(rf"[{SEPARATORS}]", "", digits))
