"""What is prepared of one article, and kept beside its bundle: after an edit the bundle is made of these and of one article read anew."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.search import facets
from plugins.search.documents import Document, Listed, packed
from plugins.search.keys import Keyer

FILE = "records"
TEXTS = "text"  # folder of a bundle with the articles themselves, by their numbers


class Record(NamedTuple):
    """One article as its bundle needs it."""

    keys: str  # of all its sections
    sizes: tuple[int, ...]  # how many of them are of its people, facts, title and body
    words: str  # in no order
    row: facets.Row
    text: bytes | Path  # the packed article, or the file of another bundle that holds it

    def write_text(self, place: Path) -> None:
        """The packed article as a file."""
        if isinstance(self.text, bytes):
            place.write_bytes(self.text)
        else:
            os.link(self.text, place)


def prepare(document: Document, keyer: Keyer) -> Record:
    """The record of an article."""
    keys = keyer.keys(document)
    sections = keys[:4]
    text = " ".join(" ".join(section) for section in sections if section)
    return Record(text, tuple(map(len, sections)), " ".join(keys.words), facets.row(document), packed(document))


def keep(listed: Sequence[Listed], records: Iterable[Record], rules: str, bundle: Path) -> None:
    """Write the records into their bundle, in the order of the articles' numbers."""
    rows = [(one.digest, record.keys, record.sizes, record.words, record.row) for one, record in zip(listed, records, strict=True)]
    data = json.dumps([rules, rows], ensure_ascii=False, separators=(",", ":")).encode()
    (bundle / FILE).write_bytes(zlib.compress(data, 1))


def kept(bundles: Iterable[Path], rules: str) -> Mapping[str, Record]:
    """Records by the articles' digests, of bundles made under the same rules; what cannot be read is prepared again."""
    found: dict[str, Record] = {}
    for bundle in bundles:
        try:
            made, rows = json.loads(zlib.decompress((bundle / FILE).read_bytes()))
        except (OSError, ValueError, zlib.error):
            continue
        if made != rules:
            continue
        for number, (digest, keys, sizes, words, row) in enumerate(rows):
            text = bundle / TEXTS / f"{number}.json.gz"
            region, day, people, tags = row
            found[digest] = Record(keys, tuple(sizes), words, facets.Row(region, day, tuple(people), tuple(tags)), text)
    return found
