"""The tables and the texts as one SQLite file, as Datasette opens it. Equal rows give equal bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from plugins.archive.records import Archive
from plugins.exports.records import Record
from plugins.exports.tables import TABLES, Table

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}
_INDEXES = (("articles", "region"), ("articles", "date"), ("mentions", "person"), ("tags", "tag"))


def write(archive: Archive, records: Sequence[Record], texts: Sequence[str], siteurl: str) -> bytes:
    """The file's bytes. Page size and order are fixed and all is written in one go, so nothing of the making is left in it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in TABLES:
            connection.execute(_create(table))
            marks = ", ".join("?" * len(_columns(table)))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', _rows(table, archive, records, texts, siteurl))
        for name, column in _INDEXES:
            connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def _columns(table: Table) -> list[str]:
    columns = [f'"{f.name}" {_TYPES.get(f.kind, "TEXT")}{" NOT NULL" if f.required else ""}' for f in table.fields]
    return [*columns, '"text" TEXT NOT NULL'] if table.name == "articles" else columns


def _create(table: Table) -> str:
    key = ", ".join(f'"{name}"' for name in table.key)
    rules = [f"PRIMARY KEY ({key})"]
    rules += [f'FOREIGN KEY ("{f.name}") REFERENCES "{f.refers}" ("slug")' for f in table.fields if f.refers]
    return f'CREATE TABLE "{table.name}" ({", ".join([*_columns(table), *rules])})'


def _rows(table: Table, archive: Archive, records: Sequence[Record], texts: Sequence[str], siteurl: str) -> list[tuple[Any, ...]]:
    rows = [tuple(_clean(value) for value in row) for row in table.rows(archive, records, siteurl)]
    if table.name == "articles":
        rows = [(*row, _clean(text)) for row, text in zip(rows, texts, strict=True)]
    return rows


def _clean(value: Any) -> Any:
    """SQLite takes no lone surrogates."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
