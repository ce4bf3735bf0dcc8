"""What only a person can decide about persons, gathered across all articles.

A question disappears when it is answered in a people file: `aliases` says that two spellings are one person,
`not_same_as` that they are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from arabic.names import identity_key, name_key
from converter.archive import Archive, stem, text, texts


class Kind(StrEnum):
    """`DUPLICATE`: two spellings, one person? `HOMONYM`: one name, two persons? `ALONE`: a bare name, whose?"""

    DUPLICATE = "duplicate"
    HOMONYM = "homonym"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Question:
    kind: Kind
    names: tuple[str, ...]
    articles: tuple[str, ...]
    arabic: str
    answer: str


@dataclass(slots=True)
class Named:
    """Everything the archive says of one identity."""

    name: str
    key: str
    slug: str = ""
    articles: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)  # role -> region of the article it stands in
    regions: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)  # slugs and identity keys of `not_same_as`


def ask(stock: Archive) -> list[Question]:
    """Questions by kind and name; the same archive gives the same list."""
    known = _named(stock)
    people = sorted(known.values(), key=lambda one: one.key)
    full = [one for one in people if len(one.key.split()) > 1]
    alone = [one for one in people if len(one.key.split()) == 1 and not one.slug]
    return [*_duplicates(full), *_homonyms(full), *_alone(alone, full)]


def _named(stock: Archive) -> dict[str, Named]:
    """Identity -> what is said of it; all names of a people file lead to one."""
    by_key: dict[str, Named] = {}
    for document in stock.people:
        names = [text(document.data.get("name")), *texts(document.data.get("aliases"))]
        one = Named(names[0], identity_key(names[0]), stem(document))
        for value in texts(document.data.get("not_same_as")):
            one.apart |= {value, identity_key(value)}
        for name in filter(None, names):
            by_key.setdefault(identity_key(name), one)
    for document in stock.articles:
        people, region = document.data.get("people"), text(document.data.get("region"))
        for item in people if isinstance(people, list) else []:
            name = text(item.get("name")) if isinstance(item, dict) else ""
            if name:
                _add(by_key, name, text(item.get("role")) if isinstance(item, dict) else "", region, stem(document))
    return {one.key: one for one in by_key.values()}


def _add(by_key: dict[str, Named], name: str, role: str, region: str, article: str) -> None:
    key = identity_key(name)
    one = by_key.setdefault(key, Named(name, key))
    if article not in one.articles:
        one.articles.append(article)
    if role:
        one.roles.setdefault(role, region)
    if region:
        one.regions.add(region)


def _duplicates(people: list[Named]) -> Iterator[Question]:
    """Names that differ by less than two persons' names usually do."""
    for one, two in _near_pairs(people):
        if _told_apart(one, two):
            continue
        owner, other = (two, one) if two.slug and not one.slug else (one, two)
        home = f"content/people/{owner.slug}.md" if owner.slug else f"ملف جديد في content/people باسم «{owner.name}»"
        yield Question(
            Kind.DUPLICATE,
            (one.name, two.name),
            tuple(sorted({*one.articles, *two.articles})),
            f"هل «{one.name}» هو نفسه «{two.name}»؟",
            f"نعم: أضف «{other.name}» إلى aliases في {home}. لا: أضفه إلى not_same_as في الملف نفسه.",
        )


def _near_pairs(people: list[Named]) -> list[tuple[Named, Named]]:
    """Pairs worth a question, found through what they share, never by comparing everybody with everybody."""
    shelves: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(people):
        for shelf in _shelves(one.key):
            shelves[shelf].append(index)
    pairs = {(a, b) for found in shelves.values() if len(found) <= 200 for a in found for b in found if a < b}
    return [(people[a], people[b]) for a, b in sorted(pairs) if _near(_parts(people[a].key), _parts(people[b].key))]


def _shelves(key: str) -> Iterator[tuple[str, ...]]:
    """Pairs of parts (a middle name may be left out), and each part with the skeleton of the rest (one may be misspelt)."""
    parts = _parts(key)
    yield tuple(sorted((parts[0], parts[-1])))
    for index, part in enumerate(parts):
        yield (str(len(parts)), part, *("".join(_skeleton(other)[:2]) for at, other in enumerate(parts) if at != index))


def _parts(key: str) -> list[str]:
    """Parts without the article, which a surname put first keeps in the key."""
    return [part.removeprefix("ال") if len(part) > 4 else part for part in key.split()]


def _skeleton(part: str) -> str:
    """Consonants: long vowels are what spellings of one name differ in first."""
    return "".join(char for char in part if char not in "اويه") or part


def _near(one: list[str], two: list[str]) -> bool:
    if sorted(one) == sorted(two):
        return True
    if len(one) != len(two):
        short, long = sorted((one, two), key=len)
        return len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(unlike) == 1 and _one_slip(*unlike[0])


def _one_slip(one: str, two: str) -> bool:
    """One letter more, less or otherwise, or long vowels only."""
    if _skeleton(one) == _skeleton(two) and len(_skeleton(one)) > 1:
        return True
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 4:
        return False
    start = next((index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[start + 1 :] == two[start + 1 :] or one[start:] == two[start + 1 :] or one[start + 1 :] == two[start:]


def _told_apart(one: Named, two: Named) -> bool:
    return bool({one.slug, one.key} & two.apart - {""}) or bool({two.slug, two.key} & one.apart - {""})


def _homonyms(people: list[Named]) -> Iterator[Question]:
    """One name with local offices in two regions, and no file that says they are one."""
    for one in people:
        homes = {region: role for role, region in sorted(one.roles.items(), reverse=True) if region}
        if one.slug or len(homes) < 2 or len(set(homes.values())) < 2:
            continue
        described = "، ".join(f"{role} ({region})" for region, role in sorted(homes.items()))
        yield Question(
            Kind.HOMONYM,
            (one.name,),
            tuple(sorted(one.articles)),
            f"هل «{one.name}» شخص واحد؟ {described}",
            "نعم: أنشئ له ملفا في content/people باسمه. لا: ميز اسم أحدهما في مقالاته، وأنشئ ملفين بينهما not_same_as.",
        )


def _alone(alone: Iterable[Named], full: list[Named]) -> Iterator[Question]:
    """A bare surname or given name that no text spells out."""
    by_part: dict[str, list[str]] = defaultdict(list)
    for one in full:
        for part in name_key(one.name):
            by_part[part.removeprefix("ال")].append(one.name)
    for one in alone:
        candidates = by_part.get(one.key.removeprefix("ال"), [])[:5]
        hint = f" لعله: {'، '.join(candidates)}." if candidates else ""
        yield Question(
            Kind.ALONE,
            (one.name,),
            tuple(sorted(one.articles)),
            f"من هو «{one.name}»؟ لم يرد اسمه الكامل.{hint}",
            "اكتب الاسم الكامل في المقال، أو أنشئ ملفا في content/people اسمه name هو هذا الاسم وحده إن كان يعرف به.",
        )
