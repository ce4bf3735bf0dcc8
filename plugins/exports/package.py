"""datapackage.json (Frictionless) and SHA256SUMS: what the files are, and whether a copy is whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from plugins.archive.addresses import absolute
from plugins.exports.files import FOLDER, File
from plugins.exports.tables import Field, Table


class Made(NamedTuple):
    """A file that was written, with the name, size in bytes and digest that describe it."""

    file: File
    name: str
    size: int
    sha256: str

    @property
    def packed(self) -> bool:
        return self.name != self.file.name


def pack(file: File, data: bytes, most: int) -> tuple[str, bytes]:
    """Name and bytes to publish: gzip for texts above `most` bytes, which takes a fifth of the room. Equal data give equal bytes."""
    if not file.texts or len(data) <= most:
        return file.name, data
    return f"{file.name}.gz", gzip.compress(data, mtime=0)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write(made: Iterable[Made], siteurl: str, sitename: str, about: str) -> bytes:
    """The descriptor. It holds no date: equal data give equal bytes."""
    package = {
        "profile": "data-package",
        "name": "khizana",
        "title": sitename,
        "description": about,
        "homepage": absolute(siteurl, FOLDER),
        "resources": [_resource(one) for one in made],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def sums(made: Iterable[tuple[str, str]]) -> bytes:
    """Lines that `sha256sum -c` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in made).encode()


def _resource(made: Made) -> dict[str, Any]:
    file = made.file
    kept: dict[str, Any] = {
        "name": re.sub(r"[^a-z0-9]+", "-", file.name),
        "path": made.name,
        "description": file.about,
        "mediatype": file.media,
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
    }
    if made.packed:
        kept["compression"] = "gz"
    if file.table:
        dialect = {"delimiter": ",", "lineTerminator": "\r\n", "header": True}
        kept |= {
            "profile": "tabular-data-resource",
            "format": "csv",
            "encoding": "utf-8-sig",
            "dialect": dialect,
            "schema": _schema(file.table),
        }
    return kept


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, table) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    foreign = [
        {"fields": field.name, "reference": {"resource": f"{field.refers}-csv", "fields": "slug"}} for field in table.fields if field.refers
    ]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _field(field: Field, table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": field.kind, "description": field.about}
    constraints: dict[str, bool] = {"required": True} if field.required else {}
    if table.key == (field.name,):
        constraints["unique"] = True
    return {**described, "constraints": constraints} if constraints else described
