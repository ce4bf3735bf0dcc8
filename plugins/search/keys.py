"""The keys that an article is indexed under: sets for its people and facts, streams in order for title and body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from arabic.analyser import Analyser, Span, Unit, day_keys
from arabic.stems import WHOLE, Weighted
from arabic.words import pieces, runs
from plugins.search.documents import Document
from plugins.search.letters import spelled

# Every key ends in a letter that folding removes from texts, so that a search for a whole key never meets a longer one,
# and a search for a beginning still does. A base is a word without clitics; a stem has lost its endings too.
BASE_END = "ء"
STEM_END = "ؠ"
CONCEPT_END = "ى"
# Stems of less weight are guesses upon guesses: وجدة is no form of جد.
LEAST = 200
# Places of one key that are kept in an article: enough for phrases and nearness, and an index of half the size.
PLACES = 3

_DAY = re.compile(r"(\d{4}|XXXX)[?~%]?-(\d{2}|XX)[?~%]?(?:-(\d{2}|XX))?")


class Keys(NamedTuple):
    """Keys of a document, spelled as in the index, in the order of its sections there."""

    people: list[str]  # with roles and other spellings, each key once
    facts: list[str]  # region, tags and date, each key once
    title: list[str]
    body: list[str]
    words: set[str]  # folded words, for corrections and for Latin spellings


class Known:
    """What a word gives wherever it stands: kept per raw word, since an archive has few of them and repeats them."""

    __slots__ = ("first", "more", "opens", "unit", "words")

    def __init__(self, unit: Unit, keys: list[str], words: tuple[str, ...], opens: bool) -> None:
        self.unit = unit
        self.first = keys[0] if keys else ""  # the key of the word itself
        self.more = tuple(keys[1:])  # keys of its other readings
        self.words = words
        self.opens = opens


class Keyer:
    """Turns documents into keys."""

    def __init__(self, analyser: Analyser, unindexed: Iterable[str], frequency: Callable[[str], float] = lambda _: 0.0) -> None:
        self.analyser = analyser
        self.frequency = frequency  # how common a word of Arabic is, 0 when it is not known
        self.unindexed = frozenset(unindexed)
        self._runs: dict[str, list[Known]] = {}
        self._tokens: dict[str, list[Known]] = {}
        self._texts: dict[str, tuple[list[str], set[str]]] = {}

    def keys(self, document: Document) -> Keys:
        """All keys of one document."""
        words: set[str] = set()
        title = self._read(document.title, words)
        body = self._read(document.body, words)
        people = dict.fromkeys(part for person in document.people for part in (person[0], person[1], *person[2]))
        persons = self._fields([*people, *document.persons], words)
        facts = [*self._fields([document.region, *document.tags], words), *edtf_keys(document.edtf)]
        return Keys(list(dict.fromkeys(persons)), list(dict.fromkeys(facts)), title, body, words)

    def _fields(self, texts: Iterable[str], words: set[str]) -> list[str]:
        """Keys of names, roles and tags, of which an archive repeats most."""
        found: list[str] = []
        for text in texts:
            known = self._texts.get(text)
            if known is None:
                own: set[str] = set()
                known = self._texts[text] = (self._read(text, own), own)
            found += known[0]
            words |= known[1]
        return found

    def _read(self, text: str, words: set[str]) -> list[str]:
        """Keys of a text in its order. The first places of a word are enough, and of its other readings the first."""
        known: list[Known] = []
        tokens = self._tokens
        for token in text.split():
            held = tokens.get(token)
            known += self._know(token) if held is None else held
        spans = self._spans(known, words)
        seen: dict[Known, int] = {}
        others: set[str] = set()
        stream: list[str] = []
        for index, one in enumerate(known):
            count = seen.get(one, 0)
            if count < PLACES:
                seen[one] = count + 1
                if one.first:
                    stream.append(one.first)
                if one.more and not count:
                    fresh = [key for key in one.more if key not in others]
                    others.update(fresh)
                    stream += fresh
            if index in spans:
                stream += spans[index]
        words.update(*[one.words for one in seen])
        return stream

    def _spans(self, known: list[Known], words: set[str]) -> dict[int, list[str]]:
        """Keys over several words, by the word they begin at; only words that can open one are looked at."""
        opening = [index for index, one in enumerate(known) if one.opens]
        if not opening:
            return {}
        units = [one.unit for one in known]
        found: dict[int, list[str]] = {}
        for index in sorted({*opening, *(index - 1 for index in opening if index and self.analyser.follows(units[index]))}):
            for span in self.analyser.spans_at(units, index):
                found.setdefault(index, []).append(span_key(span))
                if span.kind == "j":
                    words.add(span.key)
        return found

    def _know(self, token: str) -> list[Known]:
        """What stands between white space: a word with its punctuation, of which an archive repeats most as well."""
        found: list[Known] = []
        for run in runs(token):
            known = self._runs.get(run)
            if known is None:
                known = self._runs[run] = [self._known(self.analyser.unit(kind, text), run) for kind, text in pieces(run)]
            found += known
        self._tokens[token] = found
        return found

    def _known(self, unit: Unit, run: str) -> Known:
        word, (bases, stems) = unit
        opens = self.analyser.opens(unit)
        if word.text in self.unindexed:
            return Known(unit, [], (), opens)
        if len(bases) > 1 and (word.text in self.analyser.concepts or self._whole(run, len(word.text), bases)):
            bases, stems = self.analyser.alone(word.text)
        keys = [base + BASE_END for base in bases]
        # A query adds the ه of the feminine itself (see engine/query.js), so that a third of all words need no stem.
        keys += [stem + STEM_END for stem, weight in stems.items() if weight >= LEAST and stem + "ه" not in bases]
        whole = tuple(base for base, weight in bases.items() if weight == WHOLE) if word.kind in "al" else ()
        return Known(unit, list(map(spelled, keys)), whole, opens)

    def _whole(self, run: str, length: int, bases: Weighted) -> bool:
        """Whether the first letter of a word is its own rather than a clitic: لجنة is commoner than جنة, ومدرسة rarer than مدرسة."""
        if len(run) != length:
            return False  # glued to another word, or with vowel signs
        others = [base for base, weight in bases.items() if weight < WHOLE]
        own = self.frequency(run) if others else 0.0
        return own > 0 and all(own > self.frequency(run[length - len(base) :]) for base in others)


def span_key(span: Span) -> str:
    """The key of a concept, a day or a joined name."""
    return spelled(span.key + (CONCEPT_END if span.kind == "c" else BASE_END))


def edtf_keys(edtf: str) -> Iterator[str]:
    """Day, month and year keys of an EDTF date; of a range its two ends."""
    for match in _DAY.finditer(edtf):
        year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
        if year:
            yield spelled(f"{year}{BASE_END}")
        if month:
            yield spelled(f"m{month:02}{CONCEPT_END}")
            yield from (spelled(key + BASE_END) for key in day_keys("m", year, month, day))
