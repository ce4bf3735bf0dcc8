"""`make fuzz`: change raw texts at random, keep those that reach lines of the converter not reached before, and hold the laws to each.

A text that breaks a law, or that takes more time than its length explains, is written to tests/trust/finds/ and is a test from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from converter import rules
from converter.decode import decode
from converter.errors import ConverterError
from converter.model import Authority
from converter.reading import read
from tests.converter.test_nothing_lost import account
from tests.converter.texts import CORPUS, SEEDS
from tests.trust.texts import texts

FINDS = Path(__file__).parent / "finds"
WATCHED = ("/converter/", "/arabic/")
LONGEST = 20_000
PATIENCE = 3.0  # seconds of processor time for a text of LONGEST bytes, traced; a quadratic step takes minutes


def obey(data: bytes) -> None:
    """The laws that hold for any bytes: refused in words, or read with nothing lost and the same twice."""
    try:
        source = decode(data, "x")
    except ConverterError:
        return
    found = read(source, rules.load(), Authority())
    account(found)
    for mention in (found.layout.title, *found.layout.paragraphs, *(line.span for line in found.layout.lines)):
        assert 0 <= mention.start <= mention.end <= len(source.text)


class Coverage:
    """Lines of the converter that a call ran."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()

    def _trace(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "call" and not any(part in frame.f_code.co_filename for part in WATCHED):
            return None
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._trace

    def of(self, data: bytes) -> set[tuple[str, int]]:
        self.lines = set()
        sys.settrace(self._trace)
        try:
            obey(data)
        finally:
            sys.settrace(None)
        return self.lines


def mutate(rng: random.Random, pool: list[bytes]) -> bytes:
    """A few changes: cut, doubled, spliced with another text, lines shuffled, bytes replaced."""
    data = rng.choice(pool)
    for _ in range(rng.randint(1, 4)):
        at, to = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
        to = min(to, at + 400)
        kind = rng.randrange(6)
        if kind == 0:
            data = data[:at] + data[to:]
        elif kind == 1:
            data = data[:to] + data[at:to] * rng.choice((1, 2, 30)) + data[to:]
        elif kind == 2:
            other = rng.choice(pool)
            start = rng.randint(0, len(other))
            data = data[:at] + other[start : start + 300] + data[at:]
        elif kind == 3:
            lines = data.split(b"\n")
            rng.shuffle(lines)
            data = b"\n".join(lines)
        elif kind == 4:
            data = data[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 4))) + data[at:]
        else:
            words = data.split(b" ")
            words.insert(rng.randrange(len(words) + 1), rng.choice(words))
            data = b" ".join(words)
    return data[:LONGEST]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, watch = random.Random(options.seed), Coverage()
    pool = [data[:LONGEST] for data in (*(p.read_bytes() for p in (*SEEDS, *CORPUS[:40])), *(t.data for t in texts() if t.kind != "size"))]
    seen: set[tuple[str, int]] = set()
    for data in pool:
        seen |= watch.of(data)
    print(f"{len(pool)} texts reach {len(seen)} lines")
    until, runs, finds = time.monotonic() + options.seconds, 0, 0
    while time.monotonic() < until:
        data, started = mutate(rng, pool), time.process_time()
        try:
            lines = watch.of(data)
            assert time.process_time() - started < PATIENCE, "too slow"
        except Exception:
            finds += 1
            keep(data)
        else:
            if lines - seen:
                seen |= lines
                pool.append(data)
        runs += 1
    print(f"{runs} texts tried; {len(seen)} lines reached; {finds} finds")
    return 1 if finds else 0


def keep(data: bytes) -> None:
    traceback.print_exc(limit=-3)
    FINDS.mkdir(exist_ok=True)
    path = FINDS / f"{hashlib.sha256(data).hexdigest()[:12]}.bin"
    path.write_bytes(data)
    print(path)


if __name__ == "__main__":
    sys.exit(main())
