"""How common a word is in Arabic, from the package `wordfreq`."""

from __future__ import annotations

import math
from functools import lru_cache

from wordfreq import get_frequency_dict

from arabic.folding import strip_marks

COMMON = 3.0  # Zipf value from which a spelling is taken for a word of the language


@lru_cache(maxsize=131_072)
def zipf(word: str) -> float:
    """Zipf value (3 = once in a million words) of a word as it is spelled; 0 for a word that is not in the list."""
    share: float = get_frequency_dict("ar", "large").get(strip_marks(word).lower(), 0.0)
    return math.log10(share) + 9 if share else 0.0
