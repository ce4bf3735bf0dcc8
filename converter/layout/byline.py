"""The line that says who wrote the article."""

from __future__ import annotations

import re

from converter.layout.boilerplate import Boilerplate
from converter.layout.rows import Row
from converter.model import Span
from converter.pieces import key_of
from converter.vocabulary import zipf

_COLON = re.compile(r"\s*[:：/]\s*|\s+[-–—ـ]\s+")  # some writers' dash is a tatweel
_PLACE = re.compile(rf"{_COLON.pattern}|\s*[(]|\s+من\s+")  # «فلان الفلاني (فاس)», «فلان الفلاني من فاس»
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\s*[.\u06d4·]\s*){1,3}[^\W\d_]{0,2}\.?|[^\W\d_]\s?[./]\s?[^\W\d_]\.?")
_LAST_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")
_EDGES = ' \t()[]*-–—•/|«»"“”:.،,'
_NAME = re.compile(r"[^\W\d_][^\d:؛،,()\[\]«»\"“”!؟?/|]*")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 5
# Zipf values: a surname is rarer than one, no word of a name more common than the other, a word above the last is grammar.
_SURNAME_BELOW, _NAME_BELOW, _GRAMMAR_FROM = 3.2, 4.9, 5.6


def read(row: Row, lists: Boilerplate, given_names: frozenset[str], tail: bool) -> Span | None:
    """The author's span in a line of name form; `tail` allows a name without the word that announces it."""
    text = row.text.strip(_EDGES)
    if not text or len(row.words) > _MOST_WORDS + 4:
        return None
    if len(row.words) <= _MOST_WORDS and lists["collective_bylines"].match(_folded(text)):
        return _span(row, text)
    desk = _desk_beside_place(text, lists)
    if desk is not None:
        return _span(row, desk)
    announced = announced_name(text, lists, given_names)
    if announced is not None:
        return _span(row, announced)
    if not tail or (row.ends_sentence and not _LAST_INITIAL.search(text)) or lists["closing_lines"].match(row.words):
        return None
    if is_outlet(row, lists):
        return _span(row, text)
    beside = _beside_place(row, text, lists, given_names)  # before the whole: a hyphen passes for one inside a name
    if beside is None and (_INITIALS.fullmatch(text) or is_name(text, lists, given_names)):
        return _span(row, text)
    return beside


def is_outlet(row: Row, lists: Boilerplate) -> bool:
    """«تطوان نيوز»: the name of a site."""
    return len(row.words) <= 3 and not lists["outlet_words"].exact.isdisjoint(row.words)


def above_title(row: Row, lists: Boilerplate, given_names: frozenset[str]) -> Span | None:
    """«كتب: فلان الفلاني» on the first line: an announced author whose name begins with a given name."""
    text = row.text.strip(_EDGES)
    desk = _desk_beside_place(text, lists) if row.words[:1] and row.words[0] in lists["desk_heads"].exact else None
    if desk is not None:
        return _span(row, desk)  # «الكاتب: هيئة التحرير»
    name = announced_name(text, lists, given_names) if len(row.words) <= _MOST_WORDS else None
    return _span(row, name) if name and is_name(name, lists, given_names) and _folded(name)[0] in given_names else None


def is_initials(text: str) -> bool:
    """«م. ص»."""
    return bool(_INITIALS.fullmatch(text.strip(_EDGES + "."))) and "." in text


def is_name(text: str, lists: Boilerplate, given_names: frozenset[str]) -> bool:
    """Two to five words that read as a person: a given name or a name's particle first, or a rare surname last."""
    words = _folded(text)
    if not _NAME.fullmatch(text) or not 2 <= len(words) <= _MOST_WORDS or _holds_grammar(text, lists, given_names):
        return False
    if len(words[0]) == 1 and text[1:].lstrip().startswith("."):
        return True  # «م. العباسي»
    if words[0] in given_names or words[0] in lists["name_particles"].exact:
        return True
    frequencies = [zipf(word) for word in _WORD.findall(text)]
    return frequencies[-1] < _SURNAME_BELOW and max(frequencies) < _NAME_BELOW


def announced_name(text: str, lists: Boilerplate, given_names: frozenset[str]) -> str | None:
    """The name after «المراسل:», «بقلم», «من بروكسيل:»."""
    words = _folded(text)
    count = lists["byline_heads"].head(words)
    parts = _COLON.split(text, maxsplit=1)
    if len(parts) == 2:
        head = _folded(parts[0])
        named = count > 0 and len(head) - count <= 2
        from_place = head[:1] == ("من",) and len(head) <= 4
        if (named or from_place) and _plausible(parts[1], lists, given_names):
            return parts[1].strip(_EDGES)
    elif count < len(words) and lists["bare_byline_heads"].head(words[:count]):
        name = re.split(r"\s+", text, maxsplit=count)[-1]
        return name.strip(_EDGES) if _plausible(name, lists, given_names) else None
    return None


def _plausible(name: str, lists: Boilerplate, given_names: frozenset[str]) -> bool:
    return 0 < len(_folded(name)) <= _MOST_WORDS + 1 and not _holds_grammar(name, lists, given_names) and not re.search(r"\d", name)


def _beside_place(row: Row, text: str, lists: Boilerplate, given_names: frozenset[str]) -> Span | None:
    """«فلان الفلاني / فاس» or «فاس: فلان الفلاني»: one side begins with a given name, the other is one to three words."""
    parts = [part.strip(_EDGES) for part in _PLACE.split(text)]
    if len(parts) != 2 or not all(_folded(part) for part in parts):
        return None
    if _folded(parts[0])[0] in lists["signature_leads"].exact:
        return None  # «الرئيس: فلان الفلاني» signs a statement
    likely = [part for part in parts if is_name(part, lists, given_names)]
    names = [part for part in likely if (first := _folded(part)[0]) in given_names or first == "عبد"]
    opening = lists["name_particles"].exact
    names = names or [
        part for part in likely if (first := _folded(part)[0]) in opening or len(first) == 1
    ]  # «سيدي أحمد - كلميم», «ح. بنزيان»
    other = [part for part in parts if part not in names]
    return _span(row, names[0]) if len(names) == 1 and len(_folded(other[0])) <= 3 else None


def _desk_beside_place(text: str, lists: Boilerplate) -> str | None:
    """«ورزازات – مراسلة خاصة», «الداخلة ـ الموقع»: a place of one to three words, then a by-line without a person."""
    parts = [part.strip(_EDGES) for part in _COLON.split(text)]
    if len(parts) != 2 or not 1 <= len(_folded(parts[0])) <= 3 or len(_folded(parts[1])) > 3:
        return None
    return parts[1] if lists["collective_bylines"].match(_folded(parts[1])) else None


def _holds_grammar(text: str, lists: Boilerplate, given_names: frozenset[str]) -> bool:
    never, particles = lists["never_in_names"].exact, lists["name_particles"].exact
    for word in _WORD.findall(text):
        key = key_of(word)
        if key in never or (len(key) > 1 and zipf(word) > _GRAMMAR_FROM and key not in particles and key not in given_names):
            return True
    return False


def _folded(text: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word in _WORD.findall(text))


def _span(row: Row, text: str) -> Span:
    """The place of `text` in the row. The full stop of a single last initial («مريم د.») belongs to it."""
    start = row.start + row.text.index(text)
    end = start + len(text)
    stopped = row.text[end - row.start :].startswith(".") and bool(_LAST_INITIAL.search(text)) and " " in text and "." not in text
    return Span(start, end + 1 if stopped else end)
