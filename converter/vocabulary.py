"""How common a word is in Arabic: the Zipf value of the `wordfreq` package, read from its data file alone.

The package's own functions first import taggers for other languages; its data file is opened directly to start fast.
"""

from __future__ import annotations

import gc
import gzip
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path

import msgpack

from arabic.folding import strip_marks
from converter.errors import ConverterError

COMMON = 3.0  # Zipf value from which a spelling is taken for a word of the language
# Below this value the list is noise: one sighting in a hundred million words says nothing.
FLOOR = 1.5


@lru_cache(maxsize=1)
def zipf_table() -> dict[str, float]:
    """Word as spelled -> log10 of its occurrences per thousand million words; absent means rarer than `FLOOR`.

    Not folded: that would triple the loading time, and both spellings of a common word are in the list anyway.
    """
    table: dict[str, float] = {}
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of live strings: collecting in between doubles the time
    try:
        for centibels, words in enumerate(_buckets()):
            table.update(zip(words, repeat(9 - centibels / 100)))
    finally:
        if collecting:
            gc.enable()
    return table


def zipf(word: str) -> float:
    """Zipf value (3 = once in a million words) of a word as it is spelled; 0 for a word that is not in the table."""
    return zipf_table().get(strip_marks(word).lower(), 0.0)


def _buckets() -> Iterator[list[str]]:
    """Words by centibels, down to the floor; what lies below, two words of five, is not even decoded."""
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ConverterError("حزمة wordfreq غير مثبتة. نفذ make setup.", "The wordfreq package is missing. Run make setup.")
    path = Path(spec.origin).parent / "data" / "large_ar.msgpack.gz"
    unpacker = msgpack.Unpacker(raw=False)
    unpacker.feed(gzip.decompress(path.read_bytes()))
    size = unpacker.read_array_header()
    unpacker.skip()  # the first entry is the format's header
    for _ in range(min(size - 1, round(100 * (9 - FLOOR)) + 1)):
        yield unpacker.unpack()
