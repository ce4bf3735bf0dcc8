"""The list of files for download: name, what it is, and how it is made from the archive. The data page shows this list."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from plugins.archive.records import Archive, Article
from plugins.exports import csv_table, database, opml, records
from plugins.exports.records import Record
from plugins.exports.tables import TABLES, Table
from plugins.presentation import citations

FOLDER = "data/"


class Source(NamedTuple):
    """What files are made of. `records` are sorted by slug, as `articles` are."""

    archive: Archive
    articles: Sequence[Article]
    records: Sequence[Record]
    siteurl: str
    sitename: str


class File(NamedTuple):
    """One file of the folder data/."""

    name: str
    media: str
    about: str
    make: Callable[[Source], bytes]
    table: Table | None = None


def _csv(source: Source, table: Table) -> bytes:
    return csv_table.write([field.name for field in table.fields], table.rows(source.archive, source.records, source.siteurl))


def _lines(source: Source) -> bytes:
    return b"".join(map(records.line, source.records))


def _database(source: Source) -> bytes:
    return database.write(source.archive, source.records, source.siteurl)


def bibtex(source: Source) -> bytes:
    return _cited(citations.bibtex, source)


def ris(source: Source) -> bytes:
    return _cited(citations.ris, source)


def _cited(form: Callable[[Any, str, str], str], source: Source) -> bytes:
    return "".join(form(article, source.siteurl, source.sitename) + "\n\n" for article in source.articles).encode("utf-8", "replace")


def csl(source: Source) -> bytes:
    items = [item for article in source.articles for item in json.loads(citations.csl(article, source.siteurl, source.sitename))]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _opml(source: Source) -> bytes:
    return opml.write(source.archive, source.siteurl, source.sitename)


FILES = (
    *(File(f"{table.name}.csv", "text/csv", table.about, partial(_csv, table=table), table) for table in TABLES),
    File("articles.jsonl", "application/jsonl", "كل ما يُعرف عن كل مقال، ونصه كاملا: سطر JSON لكل مقال", _lines),
    File("khizana.sqlite", "application/vnd.sqlite3", "الجداول والنصوص في قاعدة واحدة، تُفتح بـ SQLite وDatasette", _database),
    File("khizana.bib", "application/x-bibtex", "مراجع المقالات كلها، BibTeX", bibtex),
    File("khizana.ris", "application/x-research-info-systems", "مراجع المقالات كلها، RIS", ris),
    File("khizana.csl.json", "application/vnd.citationstyles.csl+json", "مراجع المقالات كلها، CSL-JSON", csl),
    File("feeds.opml", "text/x-opml", "قائمة الخلاصات كلها، لقارئ الخلاصات", _opml),
)


def citation_files(article: Article, siteurl: str, sitename: str) -> dict[str, bytes]:
    """The files for reference managers beside one article's page."""
    forms = {"cite.bib": citations.bibtex, "cite.ris": citations.ris, "cite.csl.json": citations.csl}
    return {name: (form(article, siteurl, sitename) + "\n").encode("utf-8", "replace") for name, form in forms.items()}
