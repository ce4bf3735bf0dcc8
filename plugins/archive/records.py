"""The nouns of the site: articles, terms, and what a page sees of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from plugins.archive.dates import When, when


class Ref:
    """A term as other pages see it: enough to link to it.

    Its count is left out on purpose. A page that showed how often every term it names occurs would have to be rebuilt
    with every new article; asking for it is therefore an error in the template and not an empty string.
    """

    __slots__ = ("digest", "kind", "latin", "name", "record", "slug", "stamp", "url")

    def __init__(
        self, kind: str, slug: str, url: str, name: str, latin: str = "", record: tuple[dict[str, Any], bytes] = ({}, b"")
    ) -> None:
        self.kind = kind
        self.slug = slug
        self.url = url
        self.name = name
        self.latin = latin
        self.record, self.digest = record
        self.stamp = b""

    def __getattr__(self, name: str) -> Any:
        if name in ("count", "articles", "html"):
            raise TemplateRuntimeError(f"{name!r} of {self.kind} {self.name!r} is known on the term's own and the index pages only")
        raise AttributeError(name)

    def __str__(self) -> str:
        return self.name


class Counted(tuple[Ref, int]):
    """A term beside a number that belongs to the page at hand, as in "named together with". Unpacks as (term, count)."""

    __slots__ = ()
    term = property(lambda self: self[0])
    count = property(lambda self: self[1])

    @property
    def url(self) -> str:
        return self[0].url

    @property
    def name(self) -> str:
        return self[0].name


class Term:
    """A region, person, tag, year or month with its articles, newest first and undated last."""

    __slots__ = ("articles", "body", "feed_url", "key", "ref", "stamp")

    def __init__(self, ref: Ref, key: str, body: str = "") -> None:
        self.ref = ref
        self.key = key
        self.body = body
        self.feed_url = ""
        self.articles: list[Article] = []
        self.stamp = b""

    kind: Any = property(attrgetter("ref.kind"))
    slug: Any = property(attrgetter("ref.slug"))
    url: Any = property(attrgetter("ref.url"))
    name: Any = property(attrgetter("ref.name"))
    latin: Any = property(attrgetter("ref.latin"))
    record: Any = property(attrgetter("ref.record"))

    @property
    def count(self) -> int:
        return len(self.articles)

    @property
    def html(self) -> Markup:
        from plugins.archive import markup

        return Markup(markup.convert(self.body))

    def __str__(self) -> str:
        return str(self.ref.name)


class Attestation:
    """One person in one article."""

    __slots__ = ("article", "mentions", "name", "person", "place", "role")

    def __init__(self, person: Ref, name: str, role: str, mentions: tuple[str, ...], article: Article, place: int = 0) -> None:
        self.person = person
        self.name = name
        self.role = role
        self.mentions = mentions
        self.article = article
        self.place = place  # the paragraph that names the role; 0 when unknown


class Neighbour(NamedTuple):
    """Another article as an article's page names it: before or after in the same region, or related."""

    url: str
    title: str
    edtf: str

    @property
    def date_text(self) -> str:
        return when(self.edtf).text if self.edtf else ""


class Facts(NamedTuple):
    """What the listings need to know of an article; plain values only, since it is kept in the cache.

    `people` holds (name, role, mentions, slug chosen by an editor or ""), `places` the paragraphs where these roles stand, `opening`
    the first words of the text: an article may stand in twenty feeds, which need not read it again. Encoded they load in least time.
    """

    slug: str
    title: str
    edtf: str
    region: str
    people: tuple[tuple[str, str, tuple[str, ...], str], ...]
    tags: tuple[str, ...]
    author: str
    views: int | None
    comments: int | None
    status: str
    digest: bytes
    places: tuple[int, ...] = ()
    opening: bytes = b""


def _detail(name: str) -> Any:
    """A property that stands in the article's file only."""

    def value(article: Article) -> Any:
        return getattr(_read(article), name)

    return property(value)


def _read(article: Article) -> Any:
    """Found when first asked for: it brings the Markdown library."""
    global _read
    from plugins.archive.detail import detail as _read

    return _read(article)


class Article:
    """One article. What stands in its file only (`html`, `evidence`, …) is read when its page is written: see `detail`."""

    __slots__ = (
        "_when", "card", "edit_url", "facts", "newer", "older", "path", "persons", "region", "related", "source_path", "stamp",
        "tags", "url",
    )  # fmt: skip

    def __init__(self, facts: Facts, when: When, path: str, source_path: str) -> None:
        self.facts = facts
        self._when = when
        self.path = path
        self.source_path = source_path
        self.url = f"articles/{facts.slug}/"
        self.region: Ref | None = None
        self.persons: tuple[Ref, ...] = ()
        self.tags: tuple[Ref, ...] = ()
        self.older: Neighbour | None = None
        self.newer: Neighbour | None = None
        self.related: tuple[Neighbour, ...] = ()
        self.card: Markup | None = None
        self.edit_url = ""
        self.stamp = b""

    slug = property(attrgetter("facts.slug"))
    title = property(attrgetter("facts.title"))
    author = property(attrgetter("facts.author"))
    views = property(attrgetter("facts.views"))
    comments = property(attrgetter("facts.comments"))
    status = property(attrgetter("facts.status"))
    digest = property(attrgetter("facts.digest"))
    edtf = property(attrgetter("_when.edtf"))
    sort = property(attrgetter("_when.sort"))
    day: Any = property(attrgetter("_when.day"))
    feed_day: Any = property(attrgetter("_when.feed_day"))
    year = property(attrgetter("_when.year"))
    date_certain = property(attrgetter("_when.certain"))
    date_text = property(lambda self: self._when.text if self._when.edtf else "")
    description = property(lambda self: "" if self.facts.status == "removed" else self.facts.opening.decode())
    html = _detail("html")
    text = _detail("text")
    evidence = _detail("evidence")
    repairs = _detail("repairs")
    source = _detail("source")
    reader_comments = _detail("reader_comments")
    corrections = _detail("corrections")

    @property
    def people(self) -> list[Attestation]:
        """Attestations in the order of the file. Those of the last article are kept: its page asks for them again and again."""
        if _asked and _asked[0][0] is self:
            return _asked[0][1]
        facts = self.facts
        named = zip(self.persons, facts.people, facts.places or (0,) * len(facts.people), strict=True)
        people = [Attestation(ref, name, role, mentions, self, place) for ref, (name, role, mentions, _), place in named]
        _asked[:] = [(self, people)]
        return people


_asked: list[tuple[Article, list[Attestation]]] = []


class Archive:
    """All that was read. `terms[kind]` maps slug to term; `articles` are newest first, undated last, removed ones left out."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.removed: list[Article] = []
        self.terms: dict[str, dict[str, Term]] = {kind: {} for kind in ("region", "person", "tag", "year", "month")}
        self.known_keys: dict[str, str] = {}  # identity keys of the last run, and of this one
        self.keys: dict[str, str] = {}
        self.beside: dict[str, Any] = {}  # slug of a month -> its neighbours
        self.undated = Term(Ref("undated", "", "undated/", "مقالات بدون تاريخ معروف"), "")
        self.redirects: dict[str, str] = {}
        self.store: Any = None  # the output folder, once writing begins

    def term(self, ref: Ref) -> Term:
        """The term behind a reference."""
        return self.terms[ref.kind][ref.slug]

    def listings(self) -> Iterator[Term]:
        """Every term that has a page of its own."""
        for terms in self.terms.values():
            yield from terms.values()
        yield self.undated


def day_of(value: object) -> str:
    """ISO text of a date that YAML read as a date, or of text that is one already."""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
