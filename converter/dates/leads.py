"""What stands before a date and belongs to it: «مساء يوم الإثنين», «يومي السبت والأحد», «بتاريخ»."""

from __future__ import annotations

from dataclasses import replace

from converter.dates.cursor import Cursor
from converter.dates.mention import Kind, Mention
from converter.model import Span
from converter.tokens import stems

_SMALL = frozenset({"بعد", "ل", "ب"})


def with_leads(c: Cursor, mention: Mention) -> Mention:
    """The mention with its weekdays and the words that introduce it."""
    at, start = c.tokens.index_at(mention.core.start) - 1, mention.core.start
    weekdays: list[int] = []
    led = False
    while c.is_gap(c.text[c.tokens.end(at) : start]):
        day = _weekday(c, at)
        if day is not None:
            if _names_a_place(c, at):
                break
            weekdays.insert(0, day)
        elif c.has(at, "leads"):
            led = True
        elif not (c.key(at) in _SMALL or (weekdays and c.key(at) == "و") or _starts_range(c, at, mention) or _tells_weekday(c, at)):
            break
        start, at = c.tokens[at].start, at - 1
    end = _with_told(c, mention)
    if not (led or weekdays):
        return replace(mention, span=Span(mention.core.start, end))
    start = _without_loose_words(c, at + 1)
    return replace(mention, span=Span(start, end), weekdays=tuple(weekdays), led=True)


def is_led(c: Cursor, start: int) -> bool:
    """Whether «يوم», a weekday or the like stands directly before this place."""
    at = c.tokens.index_at(start) - 1
    return c.is_gap(c.text[c.tokens.end(at) : start]) and (c.has(at, "leads") or _weekday(c, at) is not None)


def _weekday(c: Cursor, at: int) -> int | None:
    return next((c.words.weekdays[stem] for stem in stems(c.key(at)) if stem in c.words.weekdays), None)


def _names_a_place(c: Cursor, at: int) -> bool:
    """«سوق السبت 12 كلم»: the weekday is a name."""
    return c.key(at - 1) in c.words["weekday_names_places"] and c.key(at - 1) != "كل" and c.joined(at)


def _tells_weekday(c: Cursor, at: int) -> bool:
    """«يوم السبت المنصرم 9 أبريل 2016»: which Saturday, said twice."""
    key = c.key(at)
    if key in c.words["coincides"] and c.key(at - 1) in c.words["which"]:  # «يوم السبت الذي يصادف 20 مارس 2021»
        at -= 1
    elif not any(key in c.words[name] for name in ("past", "current", "which", "coincides")):
        return False
    return c.close(at - 1, at) and _weekday(c, at - 1) is not None


def _starts_range(c: Cursor, at: int, mention: Mention) -> bool:
    return mention.kind is Kind.RANGE and c.has(at, "range_starts")


def _without_loose_words(c: Cursor, first: int) -> int:
    """The start of the introduced date: a «بعد» or «ل» at its very edge belongs to the sentence."""
    at = first
    while c.key(at) in (_SMALL | {"و"}) and not c.has(at + 1, "day_parts"):
        at += 1
    return c.tokens[at].start


def _with_told(c: Cursor, mention: Mention) -> int:
    """The end of the expression: «الجاري», «الماضي», «المقبل» directly after it belong to it."""
    at = c.tokens.index_at(mention.core.end)
    told = any(c.key(at) in c.words[name] for name in ("current", "past", "next", "same_month"))
    return c.tokens[at].end if told and c.joined(at) else mention.core.end
