"""Files the browser reads only when it needs them: words of the archive for corrections and Latin spellings, names to offer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from arabic.words import words


class Name(NamedTuple):
    """A person, region or tag that has a page of its own."""

    kind: str
    text: str
    url: str
    articles: int
    latin: str = ""


def shard(letter: str) -> str:
    """File name of a letter: its code, so that no server meets an Arabic file name."""
    return f"{ord(letter):04x}"


def write_words(counts: Mapping[str, int], folder: Path) -> list[str]:
    """One file per first letter (`a…`) and per last letter (`z…`): one wrong letter leaves one end of a word whole.

    Returns the files' names.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items()):
        if len(word) > 2:
            files["a" + shard(word[0])].append(f"{word} {count}")
            files["z" + shard(word[-1])].append(f"{word} {count}")
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in files.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return sorted(files)


def write_names(names: Iterable[Name], folder: Path) -> list[str]:
    """One file per letter that a part of a name begins with; the most named first. Returns the files' names."""
    files: dict[str, list[list[str]]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-one.articles, one.text)):
        row = [name.kind, name.text, name.url, *([name.latin] if name.latin else [])]
        for letter in sorted({part.text.removeprefix("ال")[:1] or part.text[:1] for part in words(f"{name.text} {name.latin}")}):
            files[shard(letter)].append(row)
    folder.mkdir(parents=True, exist_ok=True)
    for file, rows in files.items():
        (folder / f"{file}.json").write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return sorted(files)


def merged(parts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Word counts of several bundles together."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total
