"""The texts that laws are tested on, read once: the five seeds and the development corpus."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from converter import archive, rules
from converter.intake import facts_of, open_seed
from converter.model import Authority, Facts
from converter.problems import Problem
from tests.converter.archives import ROOT

SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))
CORPUS = tuple(sorted((ROOT / "tests" / "corpus" / "texts").glob("*.txt")))


@lru_cache(maxsize=1)
def authority() -> Authority:
    return archive.authority(archive.load(ROOT / "content", articles=False))


@lru_cache(maxsize=256)
def facts(path: Path) -> Facts:
    seed = open_seed(path)
    assert not isinstance(seed, Problem), seed
    found = facts_of(seed, rules.load(), authority())
    assert not isinstance(found, Problem), found
    return found
