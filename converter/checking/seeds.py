"""What can be wrong with raw texts, and between them and the articles made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from converter import files, pool, shelf, slugs
from converter.archive import Archive, text
from converter.front_matter import Document
from converter.intake import open_seed
from converter.problems import Problem, problem
from converter.shelf import Print


@dataclass(frozen=True, slots=True)
class Known:
    """A readable seed: what identifies its text, and the hash of its bytes."""

    print: Print
    sha256: str


def check(stock: Archive, raw: Path) -> Iterator[Problem]:
    paths, refused = files.seeds([raw] if raw.is_dir() else [])
    yield from refused
    yield from _strangers(raw)
    known: dict[str, Known] = {}
    unreadable: set[str] = set()
    for path, result in zip(paths, pool.ordered(_known, paths, lambda path: problem("worker_lost", path)), strict=True):
        name = files.name_within(path, stock.root)
        if isinstance(result, Known):
            known[name] = result
        else:
            unreadable.add(name)
            yield result
    yield from shelf.double_problems(shelf.doubles(item.print for item in known.values()))
    yield from _articles(stock, known, unreadable)


def _known(path: Path) -> Known | Problem:
    seed = open_seed(path)
    if isinstance(seed, Problem):
        return seed
    return Known(Print(path, seed.key, slugs.digest(path.stem, seed.decoded)), seed.sha256)


def _strangers(raw: Path) -> Iterator[Problem]:
    for path in files.others(raw):
        yield problem("not_a_seed", path)


def _articles(stock: Archive, known: dict[str, Known], unreadable: set[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for document in stock.articles:
        source = document.data.get("source")
        name = text(source.get("seed")) if isinstance(source, dict) else ""
        if not name:
            continue  # written by hand, from no seed
        line = document.line("source", "seed")
        if not _is_safe(name):
            yield problem("unsafe_seed_path", document.file, line, value=name)
        elif first.setdefault(name, document.file) != document.file:
            yield problem("two_articles_one_seed", document.file, line, seed=name, other=first[name])
        elif name in known:
            yield from _agreement(document, name, known[name])
        elif name not in unreadable:
            yield from _absent(document, stock.root / name, name)


def _absent(document: Document, path: Path, name: str) -> Iterator[Problem]:
    """A seed outside the folder that was looked through: read it where it is."""
    result = _known(path) if path.exists() else None
    if isinstance(result, Known):
        yield from _agreement(document, name, result)
    elif result:
        yield result
    else:
        yield problem("seed_vanished", document.file, document.line("source", "seed"), seed=name)


def _agreement(document: Document, name: str, seed: Known) -> Iterator[Problem]:
    source = document.data["source"]
    stated = text(source.get("sha256")) if isinstance(source, dict) else ""
    if stated and stated != seed.sha256:
        yield problem("seed_edited", document.file, document.line("source", "sha256"), seed=name)
        return
    slug = text(document.data.get("slug"))
    if slug and not slugs.belongs(slug, seed.print.digest):
        expected = seed.print.digest[: slugs.SHORTEST]
        yield problem("slug_changed", document.file, document.line("slug"), value=slug, seed=name, expected=expected)


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\0" not in name
