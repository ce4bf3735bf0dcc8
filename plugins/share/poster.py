"""What stands on each image: words only, so that equal words are drawn once."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple


class Poster(NamedTuple):
    """`kicker` stands above the headline, `notes` below it; `region` is the code of the region to show on the map."""

    site: str
    kicker: str
    headline: str
    notes: tuple[str, ...] = ()
    region: str = ""

    def key(self, recipe: bytes) -> str:
        """Name of the image in the cache: the words and the way they are drawn."""
        return hashlib.blake2b(recipe + repr(tuple(self)).encode("utf-8", "replace"), digest_size=12).hexdigest()


def of_site(sitename: str, subtitle: str) -> Poster:
    return Poster(sitename, "", sitename, _kept(subtitle))


def of_article(article: Any, sitename: str) -> Poster:
    region = article.region.name if article.region else ""
    code = str(article.region.record.get("code") or "") if article.region else ""
    withdrawn = "نص مسحوب" if article.status == "retracted" else ""
    return Poster(sitename, withdrawn, words(article.title), _kept(article.date_text, region), code)


def of_term(term: Any, sitename: str) -> Poster:
    record = term.record or {}
    code = str(record.get("code") or "") if term.kind == "region" else ""
    kicker = {"region": "جهة", "person": "في نصوص الخزانة"}.get(term.kind, "")
    return Poster(sitename, kicker, words(term.name), _kept(str(record.get("latin") or "")), code)


def words(text: str) -> str:
    """Text on one line, without what no font draws."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _kept(*notes: str) -> tuple[str, ...]:
    return tuple(words(note) for note in notes if note)
