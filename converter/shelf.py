"""Which seeds are new, and the address each new article gets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter import files, slugs
from converter.archive import text
from converter.front_matter import parse
from converter.problems import Problem, TroubleError, problem

_SEED_LINE = re.compile(r"^[^\n]*?\bseed: *([\"']?)([^\"',}\n]+?)\1 *(?:[,}].*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Print:
    """What identifies a seed: its text, whatever the encoding (`key`), and the hash that its address is cut from."""

    path: Path
    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Task:
    """A seed to convert, with the slug of its article."""

    path: Path
    slug: str
    seed: str


class Shelf:
    """The articles that exist, by slug (the file's stem) and by seed."""

    def __init__(self, content: Path) -> None:
        self.folder = content / "articles"
        self.root = content.resolve().parent
        self.slugs: set[str] = set()
        self.seeds: dict[str, str] = {}
        for path in files.records(self.folder):
            self.slugs.add(path.stem)
            found = _SEED_LINE.search(_header(path))
            if found:
                self.seeds.setdefault(found[2].strip(), path.stem)

    def name(self, seed: Path) -> str:
        return files.name_within(seed, self.root)

    def has(self, seed: Path) -> bool:
        return self.name(seed) in self.seeds

    def take(self, seed: Print) -> Task | None:
        """A new slug for the seed; None when its article turns out to exist under a name that only parsing shows."""
        first = seed.digest[: slugs.SHORTEST]
        if first in self.slugs and self._seed_of(first) == self.name(seed.path):
            return None
        slug = slugs.choose(seed.digest, self.slugs)
        self.slugs.add(slug)
        return Task(seed.path, slug, self.name(seed.path))

    def _seed_of(self, slug: str) -> str:
        path = self.folder / f"{slug}.md"
        source = parse(files.read_text(path), str(path)).data.get("source") if path.exists() else None
        return text(source.get("seed")) if isinstance(source, dict) else ""


def _header(path: Path) -> str:
    try:
        return files.read_text(path).partition("\n---")[0]
    except TroubleError:
        return ""  # `check` says what is wrong with it


def doubles(prints: Iterable[Print]) -> list[list[Path]]:
    """Groups of files that hold one and the same text."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for item in prints:
        groups[item.key].append(item.path)
    return [sorted(paths) for paths in groups.values() if len(paths) > 1]


def double_problems(groups: Iterable[Sequence[Path]]) -> list[Problem]:
    """One problem per file, naming the others."""
    return [
        problem("same_text", path, other="، ".join(str(other) for other in group if other != path))
        for group in groups
        for path in group
    ]  # fmt: skip
