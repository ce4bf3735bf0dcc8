"""The list of files for download: name, what it is, and how it is made from the archive. The data page shows this list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from plugins.archive.records import Archive, Article
from plugins.exports import csv_table, database, opml
from plugins.exports.memory import Entry
from plugins.exports.tables import TABLES, Table
from plugins.presentation import citations

FOLDER = "data/"
BIBTEX, RIS, CSL = "cite.bib", "cite.ris", "cite.csl.json"


class Source:
    """What files are made of; `entries` are sorted by slug."""

    def __init__(self, archive: Archive, entries: Sequence[Entry], siteurl: str, sitename: str) -> None:
        self.archive = archive
        self.entries = entries
        self.records = [entry.fields for entry in entries]
        self.siteurl = siteurl
        self.sitename = sitename


class File(NamedTuple):
    """One file of the folder data/."""

    name: str
    media: str
    about: str
    make: Callable[[Source], bytes]
    table: Table | None = None
    texts: bool = False  # whether it holds the texts themselves, which makes it the first to grow heavy


def _csv(source: Source, table: Table) -> bytes:
    return csv_table.write([field.name for field in table.fields], table.rows(source.archive, source.records, source.siteurl))


def _lines(source: Source) -> bytes:
    return b"".join(entry.line for entry in source.entries)


def _database(source: Source) -> bytes:
    return database.write(source.archive, source.records, [entry.text for entry in source.entries], source.siteurl)


def _cited(source: Source, name: str) -> bytes:
    return "".join(entry.cited[name] + "\n\n" for entry in source.entries).encode("utf-8", "replace")


def _csl(source: Source) -> bytes:
    """Each text is a list of one item: the whole is one list of them all."""
    items = [entry.cited[CSL].strip().removeprefix("[").removesuffix("]").strip() for entry in source.entries]
    return ("[\n " + ",\n ".join(items) + "\n]\n").encode("utf-8", "replace")


def _opml(source: Source) -> bytes:
    return opml.write(source.archive, source.siteurl, source.sitename)


FILES = (
    *(File(f"{table.name}.csv", "text/csv", table.about, partial(_csv, table=table), table) for table in TABLES),
    File("articles.jsonl", "application/jsonl", "كل ما يُعرف عن كل مقال، ونصه كاملا: سطر JSON لكل مقال", _lines, texts=True),
    File(
        "khizana.sqlite",
        "application/vnd.sqlite3",
        "الجداول والنصوص في قاعدة واحدة، تُفتح بـ SQLite وDatasette",
        _database,
        texts=True,
    ),
    File("khizana.bib", "application/x-bibtex", "مراجع المقالات كلها، BibTeX", partial(_cited, name=BIBTEX)),
    File("khizana.ris", "application/x-research-info-systems", "مراجع المقالات كلها، RIS", partial(_cited, name=RIS)),
    File("khizana.csl.json", "application/vnd.citationstyles.csl+json", "مراجع المقالات كلها، CSL-JSON", _csl),
    File("feeds.opml", "text/x-opml", "قائمة الخلاصات كلها، لقارئ الخلاصات", _opml),
)


def cited(article: Article, siteurl: str, sitename: str) -> dict[str, str]:
    """One article for reference managers, by the name of the file beside its page."""
    forms = citations.Citations(article, siteurl, sitename)
    return {BIBTEX: forms.bibtex, RIS: forms.ris, CSL: forms.csl}
