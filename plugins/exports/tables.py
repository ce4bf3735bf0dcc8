"""The tables of the archive as data: what each field is, and the rows. CSV, SQLite, datapackage.json and the data page all read this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from plugins.archive.addresses import absolute
from plugins.archive.records import Archive
from plugins.exports.records import Record

Row = tuple[Any, ...]


class Field(NamedTuple):
    """A column. `kind` is a type of Frictionless; `refers` names the table whose slug it holds."""

    name: str
    kind: str
    about: str
    required: bool = False
    refers: str = ""


class Table(NamedTuple):
    """`key` are the columns that tell rows apart; `rows` come in their order."""

    name: str
    about: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: Callable[[Archive, Sequence[Record], str], Iterable[Row]]


def _articles(_archive: Archive, records: Sequence[Record], _siteurl: str) -> Iterable[Row]:
    for r in records:
        source = r.get("source", {})
        yield (
            r["slug"], r["url"], r["title"], r.get("date"), r.get("date_edtf"), r.get("date_certain"), r.get("year"),
            r.get("region", {}).get("slug"), r.get("author"), r["words"], source.get("views"), source.get("comments"),
            r.get("status"), source.get("seed"), source.get("sha256"),
        )  # fmt: skip


def _people(archive: Archive, _records: Sequence[Record], siteurl: str) -> Iterable[Row]:
    for slug, term in sorted(archive.terms["person"].items()):
        yield slug, term.name, term.latin or None, absolute(siteurl, term.url), term.count


def _regions(archive: Archive, _records: Sequence[Record], siteurl: str) -> Iterable[Row]:
    for slug, term in sorted(archive.terms["region"].items()):
        capital, code = term.record.get("capital"), term.record.get("code")
        yield slug, code, term.name, term.latin or None, capital, absolute(siteurl, term.url), term.count


def _mentions(_archive: Archive, records: Sequence[Record], _siteurl: str) -> Iterable[Row]:
    for r in records:
        for position, person in enumerate(r.get("people", ()), 1):
            yield r["slug"], position, person["slug"], person["name"], person.get("role")


def _tags(_archive: Archive, records: Sequence[Record], _siteurl: str) -> Iterable[Row]:
    for r in records:
        for tag in sorted(r.get("tags", ())):
            yield r["slug"], tag


SLUG = "العنوان الدائم"
TABLES = (
    Table("regions", "الجهات الاثنتا عشرة", ("slug",), (
        Field("slug", "string", SLUG, True),
        Field("code", "string", "الرمز في ISO 3166-2"),
        Field("name", "string", "الاسم", True),
        Field("latin", "string", "الاسم بالفرنسية"),
        Field("capital", "string", "المركز"),
        Field("url", "string", "الصفحة", True),
        Field("articles", "integer", "عدد المقالات", True),
    ), _regions),
    Table("people", "الأشخاص: من له ملف، ومن ذُكر في مقال", ("slug",), (
        Field("slug", "string", SLUG, True),
        Field("name", "string", "الاسم", True),
        Field("latin", "string", "الاسم بالحروف اللاتينية"),
        Field("url", "string", "الصفحة", True),
        Field("articles", "integer", "عدد المقالات", True),
    ), _people),
    Table("articles", "مقال في كل سطر، بلا نصه", ("slug",), (
        Field("slug", "string", SLUG, True),
        Field("url", "string", "الصفحة", True),
        Field("title", "string", "العنوان", True),
        Field("date", "date", "يوم الحدث، إن عُرف كاملا"),
        Field("date_edtf", "string", "التاريخ كما عُرف، بصيغة EDTF: ‏2020-10 شهر، ‏2025?-10-24 سنة مستنتجة، ‏XXXX-10-24 بلا سنة"),
        Field("date_certain", "boolean", "هل التاريخ مؤكد؟"),
        Field("year", "integer", "السنة"),
        Field("region", "string", "الجهة؛ الفراغ نص وطني", refers="regions"),
        Field("author", "string", "الكاتب"),
        Field("words", "integer", "عدد الكلمات", True),
        Field("views", "integer", "عدد المشاهدات كما ذُكر في الأصل"),
        Field("comments", "integer", "عدد التعليقات كما ذُكر في الأصل"),
        Field("status", "string", "‏retracted: نص مسحوب"),
        Field("seed", "string", "ملف الأصل"),
        Field("sha256", "string", "بصمة ملف الأصل"),
    ), _articles),
    Table("mentions", "من ذُكر في أي مقال، وبأي صفة", ("article", "position"), (
        Field("article", "string", "المقال", True, "articles"),
        Field("position", "integer", "الترتيب في المقال", True),
        Field("person", "string", "الشخص", True, "people"),
        Field("name", "string", "الاسم كما كُتب", True),
        Field("role", "string", "الصفة كما كُتبت"),
    ), _mentions),
    Table("tags", "مواضيع المقالات", ("article", "tag"), (
        Field("article", "string", "المقال", True, "articles"),
        Field("tag", "string", "الموضوع", True),
    ), _tags),
)  # fmt: skip
