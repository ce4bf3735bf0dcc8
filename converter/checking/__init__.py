"""Everything that an editor can break, found again: articles, people, regions, rules and seeds."""

from __future__ import annotations

from pathlib import Path

from converter import archive, rules
from converter.checking import addresses, articles, people, regions, seeds, size
from converter.errors import ConverterError
from converter.problems import Problem, of_error


def check(content: Path, raw: Path) -> list[Problem]:
    """Every problem of a content folder and its seeds, by file and line."""
    stock = archive.load(content)
    found = [*stock.problems, *_rules(), *articles.check(stock), *people.check(stock), *regions.check(stock), *seeds.check(stock, raw)]
    found += [*addresses.check(stock), *size.check(stock)]
    return sorted(_once(found), key=lambda problem: (problem.file, problem.line, problem.code))


def _rules() -> list[Problem]:
    try:
        rules.load()
    except ConverterError as error:
        return [of_error(error, error.file)]
    return []


def _once(found: list[Problem]) -> list[Problem]:
    """One problem once: two steps may notice the same one."""
    seen: dict[tuple[str, int, str, str], Problem] = {}
    for problem in found:
        seen.setdefault((problem.file, problem.line, problem.code, str(problem.values)), problem)
    return list(seen.values())
