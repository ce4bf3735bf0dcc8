"""`python -m benchmarks.search.crowd DIR --size 10000 --queries FILE…`: generated articles beside those of DIR that answer no query.

A generated article that held what a query asks for would be as good an answer as the expected ones, and its rank would tell
nothing. So a generated text loses every word that shares a form with a word of the queries, and with the people, titles, regions
and tags that a query in Latin letters expects; likewise roles, tags and regions as wholes. People are named anew by words
that nobody asks for. Of the day a year before 2000 is kept, since every month is asked for. What is left to go wrong is what
an engine does by itself: loose stems, corrections, spellings and beginnings that meet other words, and rarity that shifts in
a larger archive.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from arabic.analyser import Analyser
from benchmarks import corpus
from benchmarks.search.asking import ids_by_slug
from benchmarks.vocabulary import words
from plugins.search import tables

# A form of less weight is a guess that a reader would not defend; of a generated word, remoter guesses count as well, so that
# it is left out when in doubt.
LIKELY = 500
REMOTE = 200
LETTERS = 4
_LATIN = re.compile("[a-zA-Z]")


class Asked:
    """What the queries ask for, as forms of words."""

    def __init__(self, queries: list[dict[str, Any]], expected: dict[str, str]) -> None:
        rules = tables.load()
        self.analyser = Analyser(rules["analyser"])
        stopwords = frozenset(rules["stopwords"])
        self.forms: set[str] = set()
        self.beginnings: tuple[str, ...] = ()
        for query in queries:
            texts = [query["query"]]
            if _LATIN.search(query["query"]):
                texts += [expected.get(one, "") for one in query["expect"]]
            for text in texts:
                self.forms.update(form for word, forms in self._read(text, LIKELY) if word not in stopwords for form in forms)
            if query["class"] == "prefix":
                self.beginnings += tuple(form for _, forms in self._read(query["query"], LIKELY) for form in forms)
        self._known: dict[str, bool] = {}
        self.others = [word for word in words() if len(word) > LETTERS and not self.holds(word)]

    def _read(self, text: str, least: int) -> Iterator[tuple[str, set[str]]]:
        units, spans = self.analyser.read(text)
        for unit in units:
            likely = {form for found in unit.forms for form, weight in found.items() if weight >= least}
            yield unit.word.text, {unit.word.text, *likely}
        yield from (("", {span.key}) for span in spans)

    def holds(self, text: str) -> bool:
        """Whether any word of the text is asked for."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = any(
                forms & self.forms or any(form.startswith(self.beginnings) for form in forms) for _, forms in self._read(text, REMOTE)
            )
        return known

    def renamed(self, name: str) -> str:
        """The name, or two words that nobody asks for in its place; equal names stay equal."""
        if not self.holds(name):
            return name
        digest = hashlib.sha256(name.encode()).digest()
        return " ".join(self.others[int.from_bytes(digest[at : at + 4], "big") % len(self.others)] for at in (0, 4))

    def without(self, text: str) -> str:
        """The text without the words that are asked for."""
        return " ".join(word for word in text.split() if not self.holds(word))


def facts(content: Path) -> dict[str, str]:
    """Title, people, region and tags of each article by its id in the query sets."""
    found = {}
    for slug, name in ids_by_slug(content).items():
        front = yaml.safe_load((content / "articles" / f"{slug}.md").read_text("utf-8").split("---\n", 2)[1])
        people = [text for one in front.get("people", []) for text in [one["name"], *one.get("mentions", [])]]
        found[name] = "\n".join([front["title"], front.get("region", ""), *front.get("tags", []), *people])
    return found


def unasked(text: corpus.Text, asked: Asked) -> corpus.Text:
    """The generated text as it may stand among the searched ones."""
    return replace(
        text,
        title=asked.without(text.title) or "نص",
        date=None,
        partial=str(text.date.year - 30) if text.date else "",
        region="" if asked.holds(text.region) else text.region,
        people=[(asked.renamed(name), "" if asked.holds(role) else role) for name, role in text.people],
        tags=[tag for tag in text.tags if not asked.holds(tag)],
        paragraphs=[asked.without(part) for part in text.paragraphs],
    )


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path, help="a content folder with the articles that the queries expect; added to")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--queries", type=Path, nargs="+", default=sorted(Path("tests/queries").glob("*.json")))
    options = parser.parse_args()
    queries = [query for path in options.queries for query in json.loads(path.read_text("utf-8"))]
    asked = Asked(queries, facts(options.content))
    for text in corpus.texts(options.size):
        article = corpus.article(unasked(text, asked))
        (options.content / "articles" / f"{text.slug}.md").write_text(article, "utf-8")


if __name__ == "__main__":
    main()
