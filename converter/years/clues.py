"""What a text says about when it can have been written, apart from its date. Each clue: a kind, bounds, words, reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from arabic.names import identity_key
from converter.dates.mention import Kind, Mention
from converter.model import Authority, Layout, Office, Person, Span
from converter.regions.gazetteer import Rank
from converter.regions.scan import Named, any_stem
from converter.tokens import Token, keys, stems
from converter.years.history import History


@dataclass(frozen=True, slots=True)
class Clue:
    """The event happened from `first` to `last`. Clues of one `kind` are not independent of each other."""

    kind: str
    first: date
    last: date
    span: Span
    reason: str

    def allows(self, day: date) -> bool:
        return self.first <= day <= self.last


def gather(
    tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], chosen: Mention, named: Sequence[Named],
    people: Sequence[Person], authority: Authority, history: History,
) -> list[Clue]:  # fmt: skip
    """Every clue of title and body, in no order of rank."""
    zones = [layout.title, *layout.paragraphs]
    inside = [token for token in tokens if any(zone.start <= token.start < zone.end for zone in zones)]
    return [
        *_names_of_regions(named, history),
        *_eras(inside, history),
        *_announced(inside, mentions, chosen, history),
        *_years_written(inside, chosen, history),
        *_anniversaries(inside, history),
        *_tenures(people, authority, history),
    ]


def _names_of_regions(named: Sequence[Named], history: History) -> Iterator[Clue]:
    """Regions carry new names since 2015; some provinces exist since 2009."""
    for one in named:
        ranked = bool(one.before) and any_stem(one.before[0], frozenset({"جهه", "جهتي", "الجهه"}))
        if one.place.rank is Rank.REGION and (ranked or len(one.place.name) > 2) and one.place.name != ("الشرق",):
            yield Clue("name of the region", history.regions_from, history.end, one.span, "the region bears this name since 2015")
        elif one.place.rank is Rank.FORMER and ranked:
            yield Clue("name of the region", history.start, history.regions_until, one.span, "the region bore this name until 2015")
        elif one.place.rank is Rank.PROVINCE and one.before and any_stem(one.before[0], frozenset({"اقليم", "الاقليم"})):
            if history.provinces.intersection(one.place.provinces):
                yield Clue("name of the province", history.provinces_from, history.end, one.span, "the province exists since 2009")


def _eras(tokens: Sequence[Token], history: History) -> Iterator[Clue]:
    present: frozenset[str] | None = None
    for at, token in enumerate(tokens):
        for stem in stems(token.key):
            for era in history.eras.get(stem, ()):
                if tuple(other.key for other in tokens[at + 1 : at + len(era.phrase)]) != era.phrase[1:]:
                    continue
                if era.needs:
                    present = present or frozenset(other.key for other in tokens)
                    if not all(word in present for word in era.needs):
                        continue
                span = Span(token.start, tokens[at + len(era.phrase) - 1].end)
                yield Clue("dated public fact", era.first, era.last, span, era.reason)


def _announced(tokens: Sequence[Token], mentions: Sequence[Mention], chosen: Mention, history: History) -> Iterator[Clue]:
    """A later day that the text announces: «الاستحقاقات المقررة في شتنبر 2026»."""
    for mention in mentions:
        if mention is chosen or not mention.first.year or not mention.first.month or mention.kind is Kind.HIJRI:
            continue
        at = next((number for number, token in enumerate(tokens) if token.start >= mention.span.start), None)
        if at is None:
            continue
        before = [token.key for token in tokens[max(0, at - 8) : at]]
        if not any(any_stem(word, history.words["announced.words"]) for word in before[-6:]):
            continue
        last = date(mention.first.year, mention.first.month, mention.first.day or 28)
        wide = tokens[max(0, at - 12) : at]
        soon = any(_holds(wide, phrase) for phrase in history.soon)
        years = 1 if soon else history.announced_years
        reason = "announced there as less than a year ahead" if soon else f"announced there, at most {years} years ahead"
        yield Clue("announced day", last.replace(year=last.year - years), last, mention.span, reason)


def _years_written(tokens: Sequence[Token], chosen: Mention, history: History) -> Iterator[Clue]:
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
        elif any_stem(before[0] if before else "", words["past.words"]) and not _future(before[:4] + after, history) and year <= history.end.year:
            yield Clue("year named as past", date(max(year, 1), 1, 1), history.end, span, f"{year} is named as past")
        elapsed = _elapsed([other.key for other in tokens[max(0, at - 14) : at]], history)
        if elapsed:
            first, last = date(year + elapsed, 1, 1), date(year + elapsed + 1, 12, 31)
            yield Clue("time elapsed", first, last, span, f"{elapsed} year(s) had passed since {year}")


def _future(near: Sequence[str], history: History) -> bool:
    return any(any_stem(word, history.words["past.future"]) for word in near)


def _budget(before: Sequence[str], year: int, span: Span, history: History) -> Clue:
    if any(any_stem(word, history.words["budget.ahead"]) for word in before):
        return Clue("budget", date(year - 1, 7, 1), date(year, 1, 31), span, f"the budget of {year} was still to come")
    return Clue("budget", date(year - 1, 7, 1), date(year, 12, 31), span, f"the budget of {year} is spoken of")


def _elapsed(before: Sequence[str], history: History) -> int | None:
    """Years between a written year and the event, when the text says that they passed («منذ» or «على» before the year)."""
    if not any(any_stem(word, frozenset({"منذ", "على"})) for word in before[-5:]):
        return None
    for at, word in enumerate(before):
        if any_stem(word, history.words["elapsed.passed"]):
            return next((history.spans[other] for other in before[at:] if other in history.spans), None)
    return None


def _anniversaries(tokens: Sequence[Token], history: History) -> Iterator[Clue]:
    for at, token in enumerate(tokens[:-2]):
        if "الذكري" not in stems(token.key) and "ذكري" not in stems(token.key):
            continue
        near = tokens[at + 1 : at + 6]
        number = next((int(other.key) for other in near if other.key.isdecimal() and 1 <= int(other.key) <= 99), None)
        for feast in history.anniversaries:
            if number and any(any_stem(other.key, feast.words) for other in near):
                year = feast.base + number
                span = Span(token.start, near[-1].end)
                yield Clue("anniversary", date(year, 1, 1), date(year, 12, 31), span, f"{feast.reason} {feast.base} + {number}")


def _tenures(people: Sequence[Person], authority: Authority, history: History) -> Iterator[Clue]:
    """Offices of known people, as the text names them."""
    known = {identity_key(name): person for person in authority.people for name in (person.name, *person.aliases)}
    for person in people:
        record = known.get(identity_key(person.name))
        if record is None or not person.role:
            continue
        offices = [office for office in record.offices if _same_office(person.role, office.title)]
        if len(offices) == 1 and (offices[0].start or offices[0].end):
            first, last = _bounds(offices[0], history)
            span = person.role_span or person.spans[0]
            yield Clue(f"tenure of {record.slug}", first, last, span, f"{offices[0].title}: {offices[0].start or '…'} – {offices[0].end or '…'}")


_COMMON = frozenset(keys("حزب الحزب للحزب الأصالة والمعاصرة السيد السيدة البرلمانية البرلماني النائب النائبة و في"))


def _same_office(role: str, title: str) -> bool:
    """One of the two names holds every weighty word of the other, and at least two words are shared."""
    ours, theirs = set(keys(role)) - _COMMON, set(keys(title)) - _COMMON
    shared = ours & theirs
    return len(shared) >= 2 and (shared == ours or shared == theirs)


def _bounds(office: Office, history: History) -> tuple[date, date]:
    return _first_day(office.start) or history.start, _last_day(office.end) or history.end


def _first_day(edtf: str | None) -> date | None:
    parts = [int(part) for part in edtf.split("-")] if edtf and edtf.replace("-", "").isdecimal() else []
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1) if parts else None


def _last_day(edtf: str | None) -> date | None:
    first = _first_day(edtf)
    if first is None or edtf is None:
        return None
    length = edtf.count("-")
    if length == 2:
        return first
    after = date(first.year + 1, 1, 1) if length == 0 or first.month == 12 else date(first.year, first.month + 1, 1)
    return after - timedelta(days=1)


def _holds(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    words = [token.key for token in tokens]
    return any(
        tuple(words[at : at + len(phrase)]) == phrase or (phrase[0] in stems(words[at]) and tuple(words[at + 1 : at + len(phrase)]) == phrase[1:])
        for at in range(len(words) - len(phrase) + 1)
    )
