"""`python -m benchmarks.converter --size 10000`: texts a second of `facts`, and how `dateparser` fares on the same texts."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpus, measure

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write texts, read them all, let the peer look for dates in some of them, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.converter", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="generated texts")
    parser.add_argument("--peer", type=int, default=50, help="texts that dateparser reads; it takes long (0: leave it out)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        texts = work / "texts"
        corpus.write_seeds(texts, options.size, options.seed)
        print(f"load before: {_load()}")
        cost = measure.run([sys.executable, "-m", "converter", "facts", str(texts), "--content", str(ROOT / "content")], work, _path())
        ours = cost.cpu / options.size
        print(f"converter facts: {options.size / cost.wall:.0f} texts/s on {os.cpu_count()} cores, every fact of {options.size:,} texts")
        print(f"  {1000 * ours:.1f} ms of processor a text, start of the program included; peak memory {cost.memory / 1e6:.0f} MB")
        if options.peer:
            theirs = _peer(sorted(texts.iterdir())[: options.peer])
            print(f"dateparser.search_dates: {1000 * theirs:.1f} ms of processor a text, dates only; {theirs / ours:.1f} times ours")
        print(f"load after: {_load()}")


def _peer(paths: list[Path]) -> float:
    """Seconds of processor that dateparser takes for a text, its start left out."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        raise SystemExit("dateparser is missing: pip install '.[bench]', or give --peer 0.") from None
    search_dates("يوم 5 ماي 2020", languages=["ar"])  # loads its data
    started = time.process_time()
    for path in paths:
        search_dates(path.read_text("utf-8"), languages=["ar"])
    return (time.process_time() - started) / len(paths)


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT)}


def _load() -> str:
    """What else the machine was doing: runnable processes over the last minute, five, fifteen."""
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
