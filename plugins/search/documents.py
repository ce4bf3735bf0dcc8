"""What the search knows of an article, and the stream of keys it is indexed under."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from arabic.analyser import Analyser, Span, Unit, day_keys

# Every key ends in a letter that folding removes from texts, so that a search for a whole key never meets a longer one,
# and a search for a beginning still does. A base is a word without clitics; a stem has lost its endings too.
BASE_END = "ء"
STEM_END = "ؠ"
CONCEPT_END = "ى"
# Stems of less weight are guesses upon guesses: وجدة is no form of جد.
LEAST = 200

_DAY = re.compile(r"(\d{4}|XXXX)[?~%]?-(\d{2}|XX)[?~%]?(?:-(\d{2}|XX))?")


class Listed(NamedTuple):
    """What is known of an article before its text is read: enough to tell whether its bundle must be built again."""

    slug: str
    year: str  # "" when unknown
    digest: str  # of all that is searched; equal digests are equal shadows
    source: Any


class Document(NamedTuple):
    """One article as it is searched: no comments, captions, bylines or share lines."""

    slug: str
    url: str
    title: str
    body: str
    people: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # name, role ("" when none), other spellings
    region: str = ""
    tags: tuple[str, ...] = ()
    edtf: str = ""
    date_text: str = ""
    persons: tuple[str, ...] = ()  # names of the people's own pages


class Keys(NamedTuple):
    """Keys of a document: `stream` of title and body in order, `fields` as sets (t title, p people and roles, g region, tags, date)."""

    stream: list[str]
    fields: dict[str, list[str]]
    words: set[str]  # for corrections and for Latin spellings


class Keyer:
    """Turns documents into keys; words that questions are made of keep one key only."""

    def __init__(self, analyser: Analyser, stopwords: Iterable[str]) -> None:
        self.analyser = analyser
        self.stopwords = frozenset(stopwords)
        self._of_word: dict[str, tuple[str, ...]] = {}

    def keys(self, document: Document) -> Keys:
        """All keys of one document."""
        words: set[str] = set()
        title = self._read(document.title, words)
        stream = title + self._read(document.body, words)
        people = [part for person in document.people for part in (person[0], person[1], *person[2])]
        facts = [document.region, *document.tags]
        fields = {
            "t": title,
            "p": [key for text in [*people, *document.persons] for key in self._read(text, words)],
            "g": [*(key for text in facts for key in self._read(text, words)), *edtf_keys(document.edtf)],
        }
        return Keys(stream, {name: list(dict.fromkeys(keys)) for name, keys in fields.items()}, words)

    def _read(self, text: str, words: set[str]) -> list[str]:
        units, spans = self.analyser.read(text)
        at: dict[int, list[str]] = {}
        for span in spans:
            at.setdefault(span.start, []).append(span_key(span))
            if span.kind == "j":
                words.add(span.key)
        stream: list[str] = []
        for index, unit in enumerate(units):
            stream.extend(self._unit(unit))
            stream.extend(at.get(index, ()))
            if unit.word.kind in "al":
                words.update(base for base, weight in unit.forms.bases.items() if weight == 1000)
        return stream

    def _unit(self, unit: Unit) -> tuple[str, ...]:
        text = unit.word.text
        known = self._of_word.get(text)
        if known is None:
            bases = [base + BASE_END for base in unit.forms.bases]
            stop = text in self.stopwords
            known = tuple(bases[:1] if stop else [*bases, *(stem + STEM_END for stem, weight in unit.forms.stems.items() if weight >= LEAST)])
            self._of_word[text] = known
        return known


def span_key(span: Span) -> str:
    """The key of a concept, a day or a joined name."""
    return span.key + (CONCEPT_END if span.kind == "c" else BASE_END)


def edtf_keys(edtf: str) -> Iterator[str]:
    """Day, month and year keys of an EDTF date; of a range its two ends."""
    for match in _DAY.finditer(edtf):
        year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
        if year:
            yield f"{year}{BASE_END}"
        if month:
            yield f"m{month:02}{CONCEPT_END}"
            yield from (key + BASE_END for key in day_keys("m", year, month, day))


def payload(document: Document) -> str:
    """What the page of results shows of the article, as one word without white space (see `shadow`)."""
    fields = {
        "s": document.slug,
        "u": document.url,
        "t": document.title,
        "d": document.date_text,
        "e": document.edtf,
        "r": document.region,
        "p": [name for name, _, _ in document.people],
        "x": document.body,
    }
    text = json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return _ATTRIBUTE.sub(lambda char: f"\\u{ord(char.group()):04x}", text.replace("\\n", SPACES["\n"]).replace(" ", SPACES[" "]))


# Stand-ins for white space inside the payload; the browser puts the white space back.
SPACES = {" ": "\u2423", "\n": "\u2424"}
_ATTRIBUTE = re.compile(r"[&<>'\s\u200b]")


def shadow(document: Document, keys: Keys) -> str:
    """The page that Pagefind indexes in place of the article.

    Its text is the stream of keys; its metadata are the fields. The article's own text rides along in an `id`:
    Pagefind keeps ids with the page ("anchors") and neither indexes them nor shows them in an excerpt, so the browser gets the
    text for its excerpts with the answer and nobody pays for indexing it.
    """
    fields = "".join(f'<i data-pagefind-meta="{name}">{" ".join(found)}</i>' for name, found in keys.fields.items() if found)
    return (
        f"<!doctype html><html><body data-pagefind-body><b id='{payload(document)}'></b>"
        f"<div data-pagefind-ignore>{fields}</div>{' '.join(keys.stream)}</body></html>"
    )
