"""The content folder as the converter sees it: parsed records of articles, people and regions, each read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from converter import files
from converter.front_matter import Document, Value, parse
from converter.model import Authority, KnownPerson, KnownRegion, Office
from converter.problems import Problem, TroubleError


@dataclass(slots=True)
class Archive:
    """Documents by folder, in the order of their names; files that could not be read are in `problems`."""

    content: Path
    articles: list[Document] = field(default_factory=list)
    people: list[Document] = field(default_factory=list)
    regions: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """The folder that holds `content/` and `seeds/`."""
        return self.content.resolve().parent


def load(content: Path, articles: bool = True) -> Archive:
    archive = Archive(content)
    archive.people = _documents(content / "people", archive.problems)
    archive.regions = _documents(content / "regions", archive.problems)
    if articles:
        archive.articles = _documents(content / "articles", archive.problems)
    return archive


def _documents(folder: Path, problems: list[Problem]) -> list[Document]:
    found = []
    for path in files.records(folder):
        try:
            found.append(parse(files.read_text(path), str(path)))
        except TroubleError as error:
            problems.append(error.problem)
    return found


def authority(archive: Archive) -> Authority:
    """What a reading step may know of people and regions. Entries of a wrong shape are left out; `check` names them."""
    people = tuple(_person(document) for document in archive.people if text(document.data.get("name")))
    regions = tuple(_region(document) for document in archive.regions if text(document.data.get("name")))
    return Authority(people, regions)


def _person(document: Document) -> KnownPerson:
    data = document.data
    return KnownPerson(
        slug=stem(document),
        name=text(data.get("name")),
        aliases=tuple(texts(data.get("aliases"))),
        weak_aliases=tuple(texts(data.get("weak_aliases"))),
        not_same_as=tuple(texts(data.get("not_same_as"))),
        offices=tuple(_offices(data.get("offices"))),
    )


def _offices(value: Value) -> Iterable[Office]:
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict) and text(item.get("title")):
            yield Office(text(item.get("title")), text(item.get("from")) or None, text(item.get("to")) or None)


def _region(document: Document) -> KnownRegion:
    data = document.data
    return KnownRegion(stem(document), text(data.get("name")), text(data.get("code")), tuple(texts(data.get("former"))))


def stem(document: Document) -> str:
    return Path(document.file).stem


def text(value: Any) -> str:
    """The value when it is a string, else nothing."""
    return value.strip() if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """The strings of a list, or of one string standing where a list is meant."""
    items = value if isinstance(value, list) else [value]
    return [text(item) for item in items if text(item)]
