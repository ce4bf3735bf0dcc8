"""Corpora like the seeds, of any size: same size and seed, same bytes."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.vocabulary import FAMILY, GIVEN, MONTHS, REGIONS, ROLES, SECOND, TAGS, WEEKDAYS, words


@dataclass(frozen=True)
class Text:
    """One generated text with the facts that a converter would find in it."""

    slug: str
    title: str
    date: datetime.date | None
    partial: str  # EDTF when the day is not known
    region: str
    people: list[tuple[str, str]]
    tags: list[str]
    author: str
    views: int
    paragraphs: list[str]
    comment: tuple[str, str] | None


def texts(size: int, seed: int = 1) -> Iterator[Text]:
    """`size` texts. People follow Zipf's law over a pool that grows with the archive, as office-holders do."""
    rng = random.Random(f"{seed} {size}")
    vocabulary = words()
    weights = list(itertools.accumulate(1 / (rank + 12) for rank in range(len(vocabulary))))
    pool = _people(rng, size // 4 + 40)
    people_weights = list(itertools.accumulate(1 / (rank + 4) for rank in range(len(pool))))
    tags = TAGS + [f"{a} و{b}" for a, b in itertools.islice(itertools.combinations(TAGS, 2), size // 100)]
    tag_weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(tags))))
    for number in range(size):
        named = dict.fromkeys(rng.choices(pool, cum_weights=people_weights, k=rng.choice((2, 3, 4, 5, 6, 7, 8, 10))))
        people = [(name, rng.choice(ROLES)) for name in named]
        date, partial = _date(rng)
        region = rng.choice(REGIONS) if rng.random() < 0.9 else ""
        yield Text(
            hashlib.sha256(f"{seed} {size} {number}".encode()).hexdigest()[:10],
            " ".join(rng.choices(vocabulary, cum_weights=weights, k=rng.randint(9, 18))),
            date, partial, region, people,
            list(dict.fromkeys(rng.choices(tags, cum_weights=tag_weights, k=rng.randint(1, 4)))),
            rng.choice(pool[: len(pool) // 20 + 5]) if rng.random() < 0.6 else "",
            rng.randint(40, 4000),
            list(_paragraphs(rng, vocabulary, weights, people, date, region)),
            ("قارئ " + rng.choice(FAMILY), " ".join(rng.choices(vocabulary, cum_weights=weights, k=15))) if rng.random() < 0.05 else None,
        )  # fmt: skip


def _people(rng: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        family = rng.choice(FAMILY) if len(names) < 3000 else f"{rng.choice(FAMILY)} {rng.choice(FAMILY)}"
        names[" ".join(part for part in (rng.choice(GIVEN), rng.choice(SECOND), family) if part)] = None
    return list(names)


def _date(rng: random.Random) -> tuple[datetime.date | None, str]:
    day = datetime.date(2015, 1, 1) + datetime.timedelta(days=rng.randrange(365 * 11))
    kind = rng.random()
    if kind < 0.05:
        return None, ""
    if kind < 0.07:
        return None, f"{day:%Y-%m}"
    return (None, f"XXXX-{day:%m-%d}") if kind < 0.08 else (day, "")


def _paragraphs(rng: random.Random, vocabulary: list[str], weights: list[float], people: list[tuple[str, str]],
                date: datetime.date | None, region: str) -> Iterator[str]:  # fmt: skip
    count = rng.randint(4, 12)
    for number in range(count):
        part = rng.choices(vocabulary, cum_weights=weights, k=rng.randint(25, 70))
        for position in range(11, len(part), 13):
            part[position] += rng.choice(("،", ".", "،", " -"))
        if number == 0 and date:
            part.insert(8, f"يوم {WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}،")
        if number == 0 and region:
            part.insert(5, f"بجهة {region}")
        for name, role in people[number::count]:
            part.insert(rng.randrange(len(part)), f"{role} {name}،".strip())
        yield " ".join(part) + "."


def write_articles(folder: Path, size: int, seed: int = 1) -> None:
    """The corpus as article files."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts(size, seed):
        (folder / f"{text.slug}.md").write_text(article(text), "utf-8")


def article(text: Text) -> str:
    """One text as the converter writes it."""
    lines = ["---", f"title: {text.title}", f'slug: "{text.slug}"']
    lines += [f"date: {text.date}"] if text.date else [f"date_edtf: {text.partial}"] if text.partial else []
    lines += [f"region: {text.region}"] if text.region else []
    lines.append("people:")
    for name, role in text.people:
        lines += [f"  - name: {name}", *([f"    role: {role}"] if role else [])]
    lines.append(f"tags: [{', '.join(text.tags)}]")
    lines += [f"author: {text.author}"] if text.author else []
    if text.region:
        lines += ["evidence:", f"  region: «بجهة {text.region}»"]
    digest = hashlib.sha256(text.slug.encode()).hexdigest()
    lines += ["source:", f"  seed: seeds/{text.slug}.txt", f'  sha256: "{digest}"', f"  views: {text.views}"]
    lines += [f"  comments: {1 if text.comment else 0}", "  set_aside:", "    - اترك رد", "    - لن يتم نشر عنوان بريدك الإلكتروني."]
    if text.comment:
        lines += ["reader_comments:", f"  - name: {text.comment[0]}", f"    text: {text.comment[1]}"]
    digests = (f'{key}: "{digest[n : n + 8]}"' for n, key in enumerate(("title", "date", "people", "body")))
    lines.append("written: {" + ", ".join(digests) + "}")
    return "\n".join([*lines, "---", "\n\n".join(text.paragraphs), ""])


def write_seeds(folder: Path, size: int, seed: int = 1) -> None:
    """The same corpus as raw texts, as they are copied from the web."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts(size, seed):
        name = hashlib.sha256(text.slug.encode()).hexdigest()[:16]
        parts = [text.title, f"{1 if text.comment else 0} {text.views}", *text.paragraphs, *([text.author] if text.author else [])]
        parts += ["اترك رد", "لن يتم نشر عنوان بريدك الإلكتروني.", *(text.comment or ())]
        (folder / f"{name}.txt").write_text("\n\n".join(parts), "utf-8")
