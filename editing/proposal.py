"""What a proposed change brings: new texts with the facts read from them, changed articles, people and tags that come or go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arabic.names import identity_key
from converter import rules
from converter.archive import authority, load, text, texts
from converter.front_matter import Document, parse
from converter.intake import facts_of, open_seed
from converter.model import Authority, Facts
from converter.problems import Problem, TroubleError
from converter.questions import Question, ask
from editing.git import GitError, git

ARTICLES = "content/articles/"


@dataclass(frozen=True, slots=True)
class NewText:
    """An article that was not there before. `facts` are there when it came from a seed that can still be read."""

    path: str
    data: dict[str, Any]
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Entities:
    """Identity -> name as written, for people and tags."""

    people: dict[str, str]
    tags: dict[str, str]


@dataclass(slots=True)
class Proposal:
    """`questions` are those that a new text raises; the archive's older ones do not hold up a proposal."""

    new: list[NewText] = field(default_factory=list)
    edited: dict[str, list[str]] = field(default_factory=dict)  # path -> names of the fields that differ
    come: Entities = field(default_factory=lambda: Entities({}, {}))
    gone: Entities = field(default_factory=lambda: Entities({}, {}))
    questions: list[Question] = field(default_factory=list)


def read(root: Path, base: str, converted: Iterable[str]) -> Proposal:
    """Compare the working copy with the commit `base`; `converted` are article files that conversion has just written."""
    changes = _changes(root, base)
    before = {path: document for path in changes if (document := _at(root, base, path))}
    stock = load(root / "content")
    now = {Path(document.file).relative_to(root).as_posix(): document for document in stock.articles}
    fresh = {path for path in now if path in changes and path not in before} | set(converted) & set(now)
    unchanged = [document for path, document in now.items() if path not in changes and path not in fresh]
    old, current = entities([*unchanged, *before.values()]), entities(now.values())
    known, slugs = authority(stock), {Path(path).stem for path in fresh}
    return Proposal(
        new=[NewText(path, now[path].data, _facts(root, now[path], known)) for path in sorted(fresh, key=lambda path: _seed(now[path]))],
        edited={path: fields for path in sorted(before) if path in now and (fields := _differing(before[path], now[path]))},
        come=_without(current, old),
        gone=_without(old, current),
        questions=[question for question in ask(stock) if slugs & set(question.articles)],
    )


def _changes(root: Path, base: str) -> set[str]:
    listed = git(root, "diff", "--name-only", "--no-renames", "-z", base, "HEAD", "--", ARTICLES).split("\0")
    return {path for path in listed if path.endswith(".md")}


def _at(root: Path, commit: str, path: str) -> Document | None:
    """An article as it stood; None when it was not there or could not be read then either."""
    try:
        return parse(git(root, "show", f"{commit}:{path}"), path)
    except (GitError, TroubleError):
        return None


def _seed(document: Document) -> str:
    """The seed that an article names; nothing for one written by hand."""
    source = document.data.get("source")
    return text(source.get("seed")) if isinstance(source, dict) else ""


def _facts(root: Path, document: Document, known: Authority) -> Facts | None:
    name = _seed(document)
    path = root / name
    if not name or not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        return None
    seed = open_seed(path)
    if isinstance(seed, Problem):
        return None
    facts = facts_of(seed, rules.load(), known)
    return None if isinstance(facts, Problem) else facts


def entities(documents: Iterable[Document]) -> Entities:
    people: dict[str, str] = {}
    tags: dict[str, str] = {}
    for document in documents:
        for person in persons(document.data):
            people.setdefault(identity_key(person["name"]), person["name"])
        for tag in texts(document.data.get("tags")):
            tags.setdefault(tag, tag)
    return Entities(people, tags)


def persons(data: dict[str, Any]) -> Iterator[dict[str, str]]:
    """`name` and `role` (empty when absent) of each person in a front matter; entries of a wrong shape are left to `check`."""
    listed = data.get("people")
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and text(item.get("name")):
            yield {"name": text(item.get("name")), "role": text(item.get("role"))}


def _without(one: Entities, other: Entities) -> Entities:
    return Entities(
        {key: name for key, name in sorted(one.people.items()) if key not in other.people},
        {key: name for key, name in sorted(one.tags.items()) if key not in other.tags},
    )


def _differing(before: Document, now: Document) -> list[str]:
    fields = [key for key in {**before.data, **now.data} if before.data.get(key) != now.data.get(key)]
    return fields + (["body"] if before.body != now.body else [])
