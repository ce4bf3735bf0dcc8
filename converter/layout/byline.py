"""The line that says who wrote the article."""

from __future__ import annotations

import re

from converter.layout.boilerplate import Boilerplate
from converter.layout.rows import Row
from converter.model import Span
from converter.tokens import key_of
from converter.vocabulary import zipf

_COLON = re.compile(r"\s*[:：/]\s*|\s+[-–—]\s+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\s*[.\u06d4·]\s*){1,3}[^\W\d_]{0,2}\.?|[^\W\d_]\s?[./]\s?[^\W\d_]\.?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_EDGES = " \t()[]*-–—•/|«»\"“”:.،,"
_NAME = re.compile(r"[^\W\d_][^\d:؛،,()\[\]«»\"“”!؟?/|]*")
# Words that begin compound names.
_PARTICLES = frozenset("عبد بن ابن بنت ابو بو ايت اهل ولد اولاد مولاي سيدي لاله للا ال ام ذ د van de el al ben ait".split())
_BARE_HEADS = frozenset("بقلم متابعه اعداد تحرير مراسله المراسل مراسل تغطيه انجاز بواسطه par by".split())
_MAX_WORDS = 5


def read(row: Row, lists: Boilerplate, given_names: frozenset[str], tail: bool) -> Span | None:
    """The author's span in a line of name form; `tail` allows a name without the word that announces it."""
    text = row.text.strip(_EDGES)
    if not text or len(row.words) > _MAX_WORDS + 4:
        return None
    if " ".join(_words(text)) in lists["collective_bylines"].exact:
        return _span(row, text) if tail or _words(text)[0] != "متابعات" else None
    announced = _announced(text, lists)
    if announced is not None:
        return _span(row, announced)
    if not tail or row.ends_sentence and not _INITIAL.search(text[-3:] + "."):
        return None
    if lists["closing_lines"].match(row.phrase):
        return None
    return _span(row, text) if _INITIALS.fullmatch(text) or is_name(text, given_names) else _beside_place(row, text, given_names)


def is_name(text: str, given_names: frozenset[str]) -> bool:
    """Two to five words that read as a person: a given name or a name particle first, and no word that a name cannot hold."""
    words = _words(text)
    if not _NAME.fullmatch(text) or not 2 <= len(words) <= _MAX_WORDS:
        return False
    if any(_is_function_word(word) for word in _spelled(text)):
        return False
    if words[0] in given_names or words[0] in _PARTICLES:
        return True
    frequencies = [zipf(word) for word in _spelled(text)]
    return frequencies[-1] < 3.2 and max(frequencies) < 4.9


def _announced(text: str, lists: Boilerplate) -> str | None:
    """The name after «المراسل:», «بقلم», «من بروكسيل:»."""
    words = _words(text)
    count = lists["byline_heads"].head(words)
    parts = _COLON.split(text, maxsplit=1)
    if len(parts) == 2:
        head = _words(parts[0])
        named = lists["byline_heads"].head(head) == len(head) or (count > 0 and len(head) - count <= 2)
        from_place = head[:1] == ("من",) and len(head) <= 4
        if (named or from_place) and _plausible(parts[1]):
            return parts[1].strip(_EDGES)
    elif count and " ".join(words[:count]).split()[0] in _BARE_HEADS and count < len(words) and _plausible(text):
        return re.split(r"\s+", text, maxsplit=count)[count].strip(_EDGES)
    return None


def _plausible(name: str) -> bool:
    words = _words(name)
    return 0 < len(words) <= _MAX_WORDS + 1 and not any(_is_function_word(word) for word in _spelled(name)) and not re.search(r"\d", name)


def _beside_place(row: Row, text: str, given_names: frozenset[str]) -> Span | None:
    """«فلان الفلاني / فاس» or «فاس: فلان الفلاني»: one side is a name, the other one to three words."""
    parts = [part.strip(_EDGES) for part in _COLON.split(text)]
    if len(parts) != 2 or not all(parts):
        return None
    names = [part for part in parts if _words(part)[0] in given_names and is_name(part, given_names)]
    other = [part for part in parts if part not in names]
    return _span(row, names[0]) if len(names) == 1 and len(_words(other[0])) <= 3 else None


def _is_function_word(word: str) -> bool:
    key = key_of(word)
    return key in _FUNCTION or (zipf(word) > 5.6 and key not in _PARTICLES)


def _spelled(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word in _spelled(text))


def _span(row: Row, text: str) -> Span:
    """The place of `text` in the row; the full stop of a last initial belongs to it."""
    start = row.start + row.text.index(text)
    end = start + len(text)
    if row.text[end - row.start :].startswith(".") and re.search(r"(?:^|[\s.])[^\W\d_]$", text) and _INITIALS.fullmatch(text + "."):
        return Span(start, end if len(_words(text)) > 1 else end + 1)
    return Span(start, end)


_FUNCTION = frozenset(
    "في من على الى عن مع ان او ثم قد لا ما هذا هذه ذلك التي الذي كل بعض بين حول خلال عند بعد قبل منذ حتى كما لدى هو هي كان كانت تم كلمه والله الله".split()
) - {"الله"}
