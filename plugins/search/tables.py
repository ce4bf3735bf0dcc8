"""Read the rule files under rules/ into the tables of the analyser and of the query page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from arabic.analyser import Tables
from arabic.stems import bases
from arabic.words import words

RULES = Path(__file__).parent / "rules"
_NAMES = ("months.txt", "parties.txt", "institutions.txt", "places.txt")
_NEVER = re.compile("(?!)")


class RuleError(ValueError):
    """A rule file that cannot be read: file, line, cause and what to do, for editors and for developers."""

    def __init__(self, path: Path, line: int, cause: str, remedy: str) -> None:
        super().__init__(f"{path.name}, line {line}: {cause} — {remedy}")


class QueryTables(TypedDict):
    """What the browser needs: the analyser's tables, stop words, and words that ask for others."""

    analyser: Tables
    stopwords: list[str]  # optional in queries
    unindexed: list[str]  # those of them that are nothing else
    generic: list[str]
    meanings: dict[str, list[str]]


@lru_cache(maxsize=4)
def load(folder: Path = RULES) -> QueryTables:
    """All rule files of the folder."""
    sections = dict(_sections(folder / "names.txt"))
    analyser: Tables = {
        "plurals": _plurals(folder / "plurals.txt"),
        "lexical": _list(folder / "lexical.txt"),
        "concepts": _concepts(folder),
        "joiners": sections.get("joined to the next word", []),
        "joined_before": sections.get("joined to the word before", []),
    }
    stopwords = dict(_sections(folder / "stopwords.txt"))
    also = stopwords.get("words of their own as well", [])
    return {
        "analyser": analyser,
        "stopwords": sorted({word for section in stopwords.values() for word in section}),
        "unindexed": sorted({word for section in stopwords.values() for word in section} - set(also)),
        "generic": _list(folder / "generic.txt"),
        "meanings": _meanings(folder / "words.txt"),
    }


def folded(text: str) -> list[str]:
    """Folded words of an entry."""
    return [word.text for word in words(text)]


def _list(path: Path) -> list[str]:
    return sorted({word for _, line in _lines(path) for word in folded(line)})


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _pairs(path: Path) -> Iterator[tuple[int, str, str]]:
    for number, line in _lines(path):
        left, colon, right = line.partition(":")
        if not colon or not left.strip() or not right.strip():
            raise RuleError(path, number, "الرمز «:» أو أحد طرفيه ناقص (no `key: value`)", "اكتب «مفتاح: قيمة» (write `key: value`)")
        yield number, left.strip(), right.strip()


def _sections(path: Path) -> Iterator[tuple[str, list[str]]]:
    name = ""
    found: list[str] = []
    for _, line in _lines(path):
        if line.startswith("["):
            if name:
                yield name, sorted(set(found))
            name, found = line.strip("[]"), []
        else:
            found += folded(line)
    yield name, sorted(set(found))


def _plurals(path: Path) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for _, singular, plurals in _pairs(path):
        for plural in folded(plurals):
            for one in folded(singular)[:1]:
                if one != plural and one not in table.setdefault(plural, []):
                    table[plural].append(one)
    return {plural: singulars for plural, singulars in sorted(table.items()) if singulars}


def _concepts(folder: Path) -> dict[str, str]:
    table: dict[str, str] = {}
    for name in _NAMES:
        path = folder / name
        for number, key, names in _pairs(path):
            if not (key.isascii() and key.isalnum() and key.islower()):
                remedy = "حروف لاتينية صغيرة وأرقام فقط (lower-case Latin letters and digits)"
                raise RuleError(path, number, f"المفتاح «{key}» غير صالح (bad key)", remedy)
            for one in names.split("|"):
                for form in _name_forms(one):
                    table.setdefault(form, key)
    return dict(sorted(table.items()))


def _name_forms(name: str) -> Iterator[str]:
    """The primary bases of the name's words; written joined as well, as «الدارالبيضاء» is."""
    parts = folded(name)
    yield " ".join(_base(part) for part in parts)
    if len(parts) > 1:
        yield _base("".join(parts))


def _base(word: str) -> str:
    return next(iter(bases(word, _NEVER)), word)


def _meanings(path: Path) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for _, typed, asked in _pairs(path):
        for word in folded(typed):
            table.setdefault(word, []).extend(folded(asked))
    return dict(sorted(table.items()))
