"""Lines around the text that are recognised by their own words: sharing, related titles, keywords, captions, downloads."""

from __future__ import annotations

import re

from converter.layout.boilerplate import Boilerplate, made_of
from converter.layout.rows import Row, loose
from converter.model import Label

_COLON = re.compile(r"[:：]")
_PATH = re.compile(r"\s*(?:[>»›⟩→←❯]|&gt;|::)\s*|\s+[/|\\«‹<]\s+")
_TIGHT_PATH = re.compile(r"[/|\\]")
_ARROW = re.compile(r"[>»›⟩→←❯‹«<]|&gt;")
_HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s،,]*)+")
_CREDIT = re.compile(r"[(（\[]([^()]{1,40})[)）\]]\s*$")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+")
_SHORT, _TITLE_LIKE = 14, 22
_PARAGRAPH = 40  # words; what is recognised by more than its first words is shorter
_CLOSED = (".", "،", ",", "؛", ":")


def head_and_rest(row: Row, heads: str, lists: Boilerplate) -> tuple[bool, bool]:
    """(the line begins with a head, a colon or dash follows it)."""
    count = lists[heads].head(row.words)
    if not count:
        return False, False
    if count == len(row.words):
        return True, True
    before = row.text[: match.start()] if (match := re.search(r"[:：|–-]", row.text)) else ""
    return True, bool(before) and len(re.findall(r"\w+", before)) == count


def is_paragraph(row: Row, lists: Boilerplate) -> bool:
    """A long line that begins as no listed phrase, link or keyword does: no test of its words finds anything but text in it."""
    return len(row.words) > _PARAGRAPH and row.words[0] not in lists.openers and row.text[0] != "#"


def label_of(row: Row, lists: Boilerplate) -> tuple[Label, str] | None:
    """What the line is by its words alone, wherever it stands; None for text."""
    for test, label, rule in _TESTS:
        if test(row, lists):
            return label, rule
    return None


def is_breadcrumb(row: Row, lists: Boilerplate) -> bool:
    """A path of pages: its first step is the home page, or a section name followed by two more steps."""
    if len(row.words) > _PARAGRAPH:
        return False
    steps = [step for step in _PATH.split(row.text) if step.strip()]
    if len(steps) < 2 and len(row.words) < 10 and not row.ends_sentence:
        steps = [step for step in _TIGHT_PATH.split(row.text) if step.strip()]
    if len(steps) < 2:
        return False
    first = " ".join(_words(steps[0]))
    if lists["breadcrumb_roots"].head(_words(steps[0])) and len(_words(steps[0])) < 6:
        return True
    arrows = bool(_ARROW.search(row.text))
    return first in lists["categories"].exact and (len(steps) > 2 or arrows) and all(len(_words(step)) < 8 for step in steps[:-1])


def is_related_head(row: Row, lists: Boilerplate) -> bool:
    begins, closed = head_and_rest(row, "related_heads", lists)
    if is_bare_related_head(row, lists):
        return True
    if not begins or len(row.words) > _TITLE_LIKE + 4:
        return False
    # «اقرأ أيضا» opens no sentence of a text; other heads need their colon.
    imperative = row.words[0] in ("اقرا", "شاهد", "طالع", "اقراوا", "شاهدوا", "طالعوا", "lire")
    return closed or (imperative and not row.text.endswith("."))


def is_bare_related_head(row: Row, lists: Boilerplate) -> bool:
    """A head alone on its line, as a listed phrase or put together from the words of such heads."""
    if lists["related_heads"].match(row.words):
        return True
    return not row.text.endswith(".") and made_of(row.words, lists["related_strong"], lists["related_weak"], 6)


def is_title_like(row: Row) -> bool:
    """Short and without the full stop of a paragraph."""
    return row.text.endswith("..") or (len(row.words) <= _TITLE_LIKE and not row.text.endswith(_CLOSED[:4]))


def _words(text: str) -> tuple[str, ...]:
    return loose(text).words


def _is_share(row: Row, lists: Boilerplate) -> bool:
    if lists["share_lines"].match(row.words) and len(row.words) <= 16:
        return True
    if not 0 < len(row.words) <= 16:
        return False
    networks, appeals, fillers = (lists[name].exact for name in ("share_networks", "share_appeals", "share_fillers"))
    strong = sum(word in networks or word in appeals for word in row.words)
    return strong > 0 and all(word in networks or word in appeals or word in fillers for word in row.words) and not row.text.endswith(".")


def _is_tag_line(row: Row, lists: Boilerplate) -> bool:
    if _HASHTAGS.fullmatch(row.text):
        return True
    begins, closed = head_and_rest(row, "tag_heads", lists)
    if begins and (closed or (len(row.words) <= _TITLE_LIKE and not row.text.endswith("."))):
        return True
    begins, closed = head_and_rest(row, "tag_heads_with_colon", lists)
    return begins and closed and bool(_COLON.search(row.text)) and len(row.words) <= _TITLE_LIKE and not row.text.endswith(".")


def _is_caption(row: Row, lists: Boilerplate) -> bool:
    if lists["caption_alone"].is_exact(row.words):
        return True
    if len(row.words) > _SHORT + 6 or row.text.endswith(_CLOSED[1:]):
        return False
    begins, closed = head_and_rest(row, "caption_heads", lists)
    if begins and closed and _COLON.search(row.text):
        return True
    if len(row.words) > _SHORT or row.ends_sentence:
        return False
    credit = _CREDIT.search(row.text)
    if credit and " ".join(_words(credit[1])) in lists["caption_credits"].exact:
        return True
    if credit and _words(credit[1])[:1] and _words(credit[1])[0] in ("تصوير", "عدسه", "ارشيف"):
        return True
    return lists["caption_openers"].head(row.words) > 0


def _is_download(row: Row, lists: Boilerplate) -> bool:
    if not 1 < len(row.words) <= _SHORT or row.text.endswith(_CLOSED[1:4]):
        return False
    acts = [at for at, word in enumerate(row.words) if word in lists["download_actions"].exact]
    if not acts and row.words[0] in lists["download_openers"].exact and (_COLON.search(row.text) or row.words[-1] in ("هنا", "pdf")):
        acts = [0]
    return any(word in lists["download_objects"].exact and at not in acts[:1] for at, word in enumerate(row.words)) if acts else False


def _is_other(row: Row, lists: Boilerplate) -> bool:
    if not row.words:
        return False
    if "©" in row.text and len(row.words) < 12:
        return True
    if _LINK.fullmatch(row.text) or (len(row.words) < 10 and _MAIL.search(row.text)):
        return True
    return lists["other_lines"].match(row.words) and len(row.words) <= 12 and not (row.text.endswith(".") and len(row.words) > 6)


_TESTS = (
    (_is_share, Label.SHARE, "sharing"),
    (_is_tag_line, Label.TAG_LINE, "keywords"),
    (_is_caption, Label.CAPTION, "caption"),
    (_is_download, Label.DOWNLOAD, "download"),
    (_is_other, Label.OTHER, "page furniture"),
)
