"""The words of a page that are not its text: `rules/boilerplate.toml`, ready to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from converter.rulefile import RULES, RuleFile, read
from converter.tokens import keys


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of folded phrases; `firsts` are their first words; `beginnings` maps a first word to the patterns that start with it."""

    exact: frozenset[str]
    firsts: frozenset[str]
    beginnings: dict[str, tuple[re.Pattern[str], ...]]
    longest: int

    def match(self, words: tuple[str, ...]) -> bool:
        """Whether all the words are a phrase of the set, or begin as one of its open entries does. Paragraphs are longer than any."""
        if not words:
            return False
        if self.is_exact(words):
            return True
        patterns = self.beginnings.get(words[0])
        return patterns is not None and any(p.fullmatch(" ".join(words)) for p in patterns)

    def is_exact(self, words: tuple[str, ...]) -> bool:
        return 0 < len(words) <= self.longest and words[0] in self.firsts and " ".join(words) in self.exact

    def head(self, words: tuple[str, ...]) -> int:
        """How many leading words make up an exact entry: the longest one; 0 when none does."""
        if not words or words[0] not in self.firsts:
            return 0
        for count in range(min(self.longest, len(words)), 0, -1):
            if " ".join(words[:count]) in self.exact:
                return count
        return 0


def made_of(words: tuple[str, ...], strong: Phrases, weak: Phrases, most: int) -> bool:
    """Whether a short line holds nothing but words of two lists, at least one of them strong."""
    if not 0 < len(words) <= most:
        return False
    return not strong.exact.isdisjoint(words) and all(word in strong.exact or word in weak.exact for word in words)


def phrases(entries: list[str]) -> Phrases:
    """`*` in an entry stands for anything; the rest is compared folded."""
    exact: set[str] = set()
    beginnings: dict[str, list[re.Pattern[str]]] = {}
    for entry in entries:
        if "*" not in entry:
            exact.add(" ".join(keys(entry)))
            continue
        parts = [" ".join(keys(part)) + (" " if part.endswith(" ") else "") for part in entry.split("*")]
        pattern = re.compile(".*".join(re.escape(part) for part in parts))
        beginnings.setdefault(parts[0].split()[0], []).append(pattern)
    longest = max((phrase.count(" ") + 1 for phrase in exact), default=0)
    firsts = frozenset(phrase.partition(" ")[0] for phrase in exact)
    return Phrases(frozenset(exact), firsts, {word: tuple(found) for word, found in beginnings.items()}, longest)


class Boilerplate(dict[str, Phrases]):
    """Every list of the file by its name; `openers` are the first words of all of them, and of links."""

    def __init__(self, lists: dict[str, Phrases]) -> None:
        super().__init__(lists)
        firsts = [words for entry in lists.values() for words in (entry.firsts, entry.beginnings)]
        self.openers = frozenset({"http", "https", "www"}.union(*firsts))


_LISTS = (
    *("categories", "breadcrumb_roots", "share_networks", "share_appeals", "share_fillers", "share_lines", "related_heads"),
    *("related_strong", "related_weak", "form_calls", "form_objects", "form_fillers", "comment_nouns", "comment_fillers"),
    *("tag_heads", "tag_heads_with_colon", "caption_heads", "caption_openers", "caption_credits", "caption_alone"),
    *("download_actions", "download_openers", "download_objects", "form_heads", "form_lines"),
    *("comment_heads", "comment_says", "comment_buttons", "view_words", "reading_time", "unknown_counts"),
    *("published_words", "published_heads", "ago_words", "byline_heads", "bare_byline_heads", "desk_heads", "collective_bylines"),
    *("outlet_words", "name_particles", "never_in_names", "closing_lines", "signature_leads", "other_lines"),
)


def load(folder: Path = RULES) -> Boilerplate:
    """Raise `RuleError` when a list is missing or is not a list of words."""
    file: RuleFile = read("boilerplate.toml", folder)
    return Boilerplate({name: phrases(file.words(name)) for name in _LISTS})
