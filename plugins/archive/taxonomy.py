"""Facts and authority records -> Archive: who is who, and which articles each term has. Linear in the number of mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import itemgetter

from arabic.names import identity_key
from plugins.archive import authority
from plugins.archive.authority import Record
from plugins.archive.dates import when
from plugins.archive.problems import Problem
from plugins.archive.records import Archive, Article, Facts, Neighbour, Ref, Term
from plugins.archive.slugs import key_slug, name_slug

Read = tuple[str, str, Facts]  # path, path under content/, facts
_NAME, _CHOSEN = itemgetter(0), itemgetter(3)  # of one of `Facts.people`


def build(
    read: Iterable[Read], people: list[Record], regions: list[Record], problems: list[Problem], keys: dict[str, str] | None = None
) -> Archive:
    """The archive; faults that only the whole shows (two articles at one address, two tags) are added to `problems`.

    `keys` are the identity keys that the last run worked out.
    """
    archive = Archive()
    archive.known_keys = keys or {}
    chosen = _distinct(read, problems)
    resolver = _People(archive, people, problems)
    refs = resolver.name_all(facts for _, _, facts in chosen)
    places = _Regions(archive, regions)
    tags = _Tags(archive, problems)
    dated: list[Article] = []
    undated: list[Article] = []
    for path, source, facts in chosen:
        article = Article(facts, when(facts.edtf), path, source)
        if facts.status == "removed":
            archive.removed.append(article)
            continue
        if any(map(_CHOSEN, facts.people)):
            article.persons = tuple([resolver.ref(name, slug) if slug else refs[name] for name, _, _, slug in facts.people])
        else:  # nearly all of them
            article.persons = tuple(map(refs.__getitem__, map(_NAME, facts.people)))
        article.region = places.ref(facts.region) if facts.region else None
        article.tags = tuple([ref for tag in facts.tags if (ref := tags.ref(tag, source))])
        (dated if article.sort else undated).append(article)
    dated.sort(key=lambda a: (a.sort, a.slug), reverse=True)
    undated.sort(key=lambda a: a.slug, reverse=True)
    archive.articles = dated + undated
    _fill(archive)
    _neighbours(archive)
    archive.redirects = dict(sorted({**resolver.redirects(), **places.redirects()}.items()))
    return archive


def _distinct(read: Iterable[Read], problems: list[Problem]) -> list[Read]:
    seen: dict[str, str] = {}
    chosen = []
    for item in sorted(read, key=lambda r: r[1]):
        slug, source = item[2].slug, item[1]
        if slug in seen:
            problems.append(Problem(source, 0, f"العنوان الدائم {slug} مستعمل في {seen[slug]}: غيّر slug أحد الملفين",
                                    f"slug {slug} is taken by {seen[slug]}: change one of the two"))  # fmt: skip
        else:
            seen[slug] = source
            chosen.append(item)
    return chosen


class _People:
    """Mentions to persons. Weak aliases are the converter's affair: they never decide who a page is about."""

    def __init__(self, archive: Archive, records: list[Record], problems: list[Problem]) -> None:
        self.terms = archive.terms["person"]
        self.known, self.keys = archive.known_keys, archive.keys
        self.by_key: dict[str, str] = {}
        self.refs: dict[str, Ref] = {}
        clashes: set[str] = set()
        for record in records:
            self.terms[record.slug] = _record_term("person", "people", record)
            different = {self.key(name) for name in authority.texts(record, "not_same_as")}
            for key in {self.key(name) for name in [record.name, *authority.texts(record, "aliases")]} - different:
                if self.by_key.setdefault(key, record.slug) != record.slug:
                    clashes.add(key)
        for key in sorted(clashes):  # ambiguity is reported, never guessed: the name gets a page of its own
            del self.by_key[key]
            problems.append(Problem("people", 0, f"الاسم «{key}» في أكثر من ملف: أبقه في واحد، أو اكتب في المقال person: <slug>",
                                    f"several records have the name {key!r}: keep it in one, or add person: <slug>"))  # fmt: skip
        self.records = records

    def key(self, name: str) -> str:
        """The identity key of a spelling; worked out once, in whatever run."""
        key = self.keys.get(name)
        if key is None:
            key = self.keys[name] = self.known.get(name) or identity_key(name)
        return key

    def name_all(self, facts: Iterable[Facts]) -> dict[str, Ref]:
        """Give everybody without a record a term, named by the commonest spelling. Returns who each spelling is."""
        spellings = Counter(map(_NAME, chain.from_iterable([item.people for item in facts if item.status != "removed"])))
        names: dict[str, str] = {}
        for name in sorted(spellings, key=lambda n: (-spellings[n], n)):
            key = self.key(name)
            if key not in self.by_key:
                names.setdefault(key, name)
        for key, name in names.items():
            slug = key_slug(key) or key_slug("-".join(name.split()))
            if slug not in self.terms:
                self.terms[slug] = Term(Ref("person", slug, f"people/{slug}/", name), key)
            self.by_key[key] = slug
        self.refs = {name: self.terms[self.by_key[self.key(name)]].ref for name in spellings}
        return self.refs

    def ref(self, name: str, slug: str) -> Ref:
        """Who is meant when an editor chose the person."""
        return self.terms[slug].ref if slug in self.terms else self.refs[name]

    def redirects(self) -> dict[str, str]:
        """Addresses that a person had before the record was written, or under another spelling."""
        found = {}
        for record in self.records:
            names = [record.name, *authority.texts(record, "aliases")]
            keys = [key_slug(self.key(name)) for name in names if self.by_key.get(self.key(name)) == record.slug]
            for old in [*keys, *authority.texts(record, "redirects")]:
                if old and old not in self.terms and "/" not in old:
                    found[f"people/{old}/"] = f"people/{record.slug}/"
        return found


class _Regions:
    """Canonical names to regions; a region without a record still gets a page."""

    def __init__(self, archive: Archive, records: list[Record]) -> None:
        self.terms = archive.terms["region"]
        self.by_name: dict[str, Ref] = {}
        self.records = records
        for record in records:
            term = self.terms[record.slug] = _record_term("region", "regions", record)
            self.by_name[record.name] = self.by_name[name_slug(record.name)] = term.ref

    def ref(self, name: str) -> Ref:
        if name not in self.by_name:
            slug = name_slug(name) or "other"
            if slug not in self.by_name:
                self.terms[slug] = Term(Ref("region", slug, f"regions/{slug}/", name), slug)
                self.by_name[slug] = self.terms[slug].ref
            self.by_name[name] = self.by_name[slug]
        return self.by_name[name]

    def redirects(self) -> dict[str, str]:
        return {
            f"regions/{old}/": f"regions/{record.slug}/"
            for record in self.records
            for old in [name_slug(record.name), *authority.texts(record, "redirects")]
            if old and old not in self.terms and "/" not in old
        }


class _Tags:
    """Tags by the folded form of their name. Two names with one address are an error, since one would vanish silently."""

    def __init__(self, archive: Archive, problems: list[Problem]) -> None:
        self.terms = archive.terms["tag"]
        self.by_name: dict[str, Ref | None] = {}
        self.first: dict[str, str] = {}
        self.problems = problems

    def ref(self, name: str, source: str) -> Ref | None:
        if name not in self.by_name:
            self.by_name[name] = self._new(name, source)
        return self.by_name[name]

    def _new(self, name: str, source: str) -> Ref | None:
        slug = name_slug(name)
        if not slug:
            self.problems.append(Problem(source, 0, f"الوسم {name!r} بلا حروف: احذفه", f"tag {name!r} has no letters: remove it"))
            return None
        if slug in self.terms:
            other = self.terms[slug].name
            first = self.first[slug]
            self.problems.append(Problem(source, 0, f"الوسمان «{name}» و«{other}» ({first}) لهما العنوان نفسه: وحّد كتابتهما",
                                         f"tags {name!r} and {other!r} ({first}) have one address: write them alike"))  # fmt: skip
            return None
        self.first[slug] = source
        self.terms[slug] = Term(Ref("tag", slug, f"tags/{slug}/", name), slug)
        return self.terms[slug].ref


def _record_term(kind: str, folder: str, record: Record) -> Term:
    latin = str(record.data.get("latin") or "")
    ref = Ref(kind, record.slug, f"{folder}/{record.slug}/", record.name, latin, (record.data, record.digest))
    return Term(ref, record.slug, record.body)


def _fill(archive: Archive) -> None:
    years = archive.terms["year"]
    list_under = {term.ref: term.articles.append for term in archive.listings()}
    for article in archive.articles:
        for ref in {*article.persons, *article.tags}:
            list_under[ref](article)
        if article.region:
            list_under[article.region](article)
        if article.year is None:
            archive.undated.articles.append(article)
        else:
            year = f"{article.year:04d}"
            if year not in years:
                years[year] = Term(Ref("year", year, f"years/{year}/", str(article.year)), year)
            years[year].articles.append(article)


def _neighbours(archive: Archive) -> None:
    """Older and newer in the same region; national articles are one region for this."""
    last: dict[str, tuple[Article, Neighbour]] = {}
    for article in archive.articles:  # newest first
        if not article.sort:
            break
        region, shown = article.facts.region, Neighbour(article.url, article.title, article.edtf)
        if region in last:
            newer, article.newer = last[region]
            newer.older = shown
        last[region] = article, shown
