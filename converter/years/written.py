"""Years and days in figures that are not the event's own but bound it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from converter.dates.mention import Kind, Mention
from converter.model import Span
from converter.regions.scan import any_stem
from converter.tokens import Token, Tokens, stems
from converter.years.clue import Clue
from converter.years.history import History


def announced(tokens: Tokens, mentions: Sequence[Mention], chosen: Mention, history: History) -> Iterator[Clue]:
    """A later day that the text announces: «الاستحقاقات المقررة في شتنبر 2026»."""
    for mention in mentions:
        if mention is chosen or not mention.first.year or not mention.first.month or mention.kind is Kind.HIJRI:
            continue
        at = tokens.index_at(mention.span.start)
        before = [token.key for token in tokens[max(0, at - 8) : at]]
        if not any(any_stem(word, history.words["announced.words"]) for word in before[-6:]):
            continue
        last = date(mention.first.year, mention.first.month, mention.first.day or 28)
        wide = tokens[max(0, at - 12) : at]
        soon = any(_holds(wide, phrase) for phrase in history.soon)
        years = 1 if soon else history.announced_years
        note = "موعد معلن على بعد أقل من سنة" if soon else "موعد معلن لم يحن بعد"
        yield Clue("announced day", last.replace(year=last.year - years), last, mention.span, note)


def years(tokens: Sequence[Token], chosen: Mention, history: History) -> Iterator[Clue]:
    """Years in figures that are not the event's: a budget, a thing past, a span of years since."""
    words = history.words
    for at, token in enumerate(tokens):
        if len(token.key) != 4 or not token.key.isdecimal() or not 1990 <= int(token.key) <= 2040:
            continue
        if chosen.span.start <= token.start < chosen.span.end:
            continue
        year, span = int(token.key), Span(token.start, token.end)
        before = [other.key for other in reversed(tokens[max(0, at - 8) : at])]
        after = [other.key for other in tokens[at + 1 : at + 2]]
        if any(any_stem(word, words["budget.words"]) for word in before[:3]):
            yield _budget(before, year, span, history)
        elif before and any_stem(before[0], words["past.words"]) and not _future(before[:4] + after, history):
            yield Clue("year named as past", date(year, 1, 1), history.end, span, f"سنة {year} مذكورة بصيغة الماضي")
        elapsed = _elapsed([other.key for other in tokens[max(0, at - 14) : at]], history)
        if elapsed:
            first, last = date(year + elapsed, 1, 1), date(year + elapsed + 1, 12, 31)
            yield Clue("time elapsed", first, last, span, f"مضت على {year} مدة {elapsed} سنة")


def _future(near: Sequence[str], history: History) -> bool:
    return any(any_stem(word, history.words["past.future"]) for word in near)


def _budget(before: Sequence[str], year: int, span: Span, history: History) -> Clue:
    if any(any_stem(word, history.words["budget.ahead"]) for word in before):
        return Clue("budget", date(year - 1, 7, 1), date(year, 1, 31), span, f"ميزانية {year} لم تبدأ بعد")
    return Clue("budget", date(year - 1, 7, 1), date(year, 12, 31), span, f"الحديث عن ميزانية {year}")


def _elapsed(before: Sequence[str], history: History) -> int | None:
    """Years between a written year and the event, when the text says that they passed («منذ» or «على» before the year)."""
    if not any(any_stem(word, frozenset({"منذ", "على"})) for word in before[-5:]):
        return None
    for at, word in enumerate(before):
        if any_stem(word, history.words["elapsed.passed"]):
            return next((history.spans[other] for other in before[at:] if other in history.spans), None)
    return None


def _holds(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    words = [token.key for token in tokens]
    starts = range(len(words) - len(phrase) + 1)
    return any(phrase[0] in stems(words[at]) and tuple(words[at + 1 : at + len(phrase)]) == phrase[1:] for at in starts)
