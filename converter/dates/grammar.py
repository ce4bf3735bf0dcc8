"""Find every date expression of a text: days, ranges, months, relative days, Hijri dates."""

from __future__ import annotations

import re
from dataclasses import replace

from converter.dates import days, numeric
from converter.dates.cursor import Cursor, DayRead
from converter.dates.leads import with_leads
from converter.dates.mention import Day, Kind, Mention
from converter.dates.vocabulary import DAY, MONTH, RELATIVE, DateWords
from converter.model import Span
from converter.phrases import beginnings
from converter.tokens import stems, tokenise

_BESIDE = re.compile(r"[\s(/،,\-–]*(?:ال)?(?:موافق|مطابق|مصادف)?(?:\s*لـ?)?[\s()]*")
_NOWHERE = Day(None, None, None)


def find(text: str, words: DateWords) -> list[Mention]:
    """Mentions in the order of the text, none inside another."""
    c = Cursor(text, tokenise(text), words)
    begun = beginnings(text, "dates", words.begins)
    ends = [c.tokens.end(at) for at in begun if c.tokens.keys[at].isdecimal()]
    found = [with_leads(c, mention) for mention in numeric.ranges(text, list(numeric.find(text, ends)))]
    taken = [mention.core for mention in found]
    free = 0  # the first token after the last date
    for at in begun:
        if at < free:
            continue
        mention, after = _mention_at(c, at)
        if mention is None or any(span.start < mention.core.end and mention.core.start < span.end for span in taken):
            continue
        found.append(mention if mention.kind is Kind.RELATIVE else with_leads(c, mention))
        free = after
    return _with_hijri(text, _without_nested(sorted(found, key=lambda mention: (mention.span.start, -mention.span.end))))


def _with_hijri(text: str, found: list[Mention]) -> list[Mention]:
    """«يوم السبت 6 شعبان 1442 (20 مارس 2021)»: the weekday of the Hijri day is the other's too."""
    for at in range(1, len(found)):
        hijri, day = found[at - 1], found[at]
        near = hijri.kind is Kind.HIJRI and day.kind is Kind.DAY and _BESIDE.fullmatch(text, hijri.span.end, day.span.start)
        if near and not day.weekdays:
            found[at] = replace(day, weekdays=hijri.weekdays, led=True)
    return found


def _mention_at(c: Cursor, at: int) -> tuple[Mention | None, int]:
    begins = c.words.begins.of[c.key(at)]
    for what, read in _READERS:
        mention, after = read(c, at) if begins & what else (None, at)
        if mention is not None:
            return mention, after
    return None, at


def _month(c: Cursor, at: int) -> tuple[Mention | None, int]:
    """«شهر أكتوبر 2020», «أكتوبر 2020», «أكتوبر 24, 2020»; a month without a year is no date."""
    month, after = c.month(at)
    year, after = c.year(after) if month else (None, after)
    if month and year is None:
        return _month_first(c, at, month, after)
    if month is None or year is None:
        return None, at
    begin = at - 1 if at and "شهر" in stems(c.key(at - 1)) and c.joined(at) else at
    span = c.span(begin, after)
    return Mention(span, span, Kind.MONTH, Day(year, month, None), Day(year, month, None)), after


def _month_first(c: Cursor, at: int, month: int, after: int) -> tuple[Mention | None, int]:
    """«مارس 21, 2021», as machines of other languages write it."""
    read = c.day(after) if c.key(after).isdecimal() and c.close(at, after) else DayRead(None, after)
    year, end = c.year(read.after) if read.day else (None, at)
    if year is None:
        return None, at
    span, day = c.span(at, end), Day(year, month, read.day)
    return Mention(span, span, Kind.DAY, day, day), end


def _relative(c: Cursor, at: int) -> tuple[Mention | None, int]:
    """«أمس الأربعاء», «يومه السبت», «أول أمس», «فجر اليوم», «السبت الماضي»."""
    key = c.key(at)
    offset = next((c.words.relative[stem] for stem in stems(key) if stem in c.words.relative), None)
    if offset is None:
        return _bare_weekday(c, at)
    before = c.key(at - 1) if c.joined(at) else ""
    weekday = c.weekday(at + 1)
    begin = at - 1 if before in c.words["leads"] else at
    if offset == -1 and before in c.words["before_yesterday"]:
        offset, begin = -2, at - 1
    elif offset == 0 and weekday is None and before not in c.words["day_parts"]:
        return None, at
    after = at + 1 if weekday is None else at + 2
    return _relative_mention(c.span(begin, after), weekday, offset), after


def _bare_weekday(c: Cursor, at: int) -> tuple[Mention | None, int]:
    """A weekday alone: a date only after «يوم» or before «الماضي», and not in the name of a market or a town."""
    weekday = c.weekday(at, after=False)
    before = c.key(at - 1) if c.joined(at) else ""
    if weekday is None or before in c.words["weekday_names_places"]:
        return None, at
    led = before in c.words["leads"] or "يوم" in stems(before)
    told = any(c.key(at + 1) in c.words[name] for name in ("past", "current", "next"))
    if not led and not told:
        return None, at
    return _relative_mention(c.span(at - 1 if led else at, at + 1), weekday, None), at + 1


def _relative_mention(span: Span, weekday: int | None, offset: int | None) -> Mention:
    weekdays = () if weekday is None else (weekday,)
    return Mention(span, span, Kind.RELATIVE, _NOWHERE, _NOWHERE, weekdays, led=True, offset=offset)


_READERS = ((DAY, days.read), (MONTH, _month), (RELATIVE, _relative))


def _without_nested(found: list[Mention]) -> list[Mention]:
    """A relative day inside a written date («يوم أمس السبت 25 يناير 2025») is part of it."""
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.span.start < kept[-1].span.end:
            if kept[-1].kind is Kind.RELATIVE:  # «أول أمس السبت 25 يناير»
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
