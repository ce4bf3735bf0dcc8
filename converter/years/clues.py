"""What a text says about when it can have been written, apart from its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from converter.dates.mention import Mention
from converter.model import Authority, Layout, Person, Span
from converter.regions.gazetteer import Rank
from converter.regions.scan import Named, any_stem
from converter.tokens import Token, Tokens, stems
from converter.years import tenure, written
from converter.years.clue import Clue
from converter.years.history import History


def gather(
    tokens: Tokens, layout: Layout, mentions: Sequence[Mention], chosen: Mention, named: Sequence[Named],
    people: Sequence[Person], authority: Authority, history: History,
) -> list[Clue]:  # fmt: skip
    """Every clue of title and body, in no order of rank."""
    zones = [layout.title, *layout.paragraphs]
    inside = tokens.within(zones)
    return [
        *_names_of_regions(named, history),
        *_eras(inside, history),
        *written.announced(inside, mentions, chosen, history),
        *written.years(inside, chosen, history),
        *_anniversaries(inside, history),
        *tenure.read(people, authority, history),
    ]


def _names_of_regions(named: Sequence[Named], history: History) -> Iterator[Clue]:
    """Regions carry new names since 2015; some provinces exist since 2009."""
    for one in named:
        ranked = bool(one.before) and any_stem(one.before[0], frozenset({"جهه", "جهتي", "الجهه"}))
        if one.place.rank is Rank.REGION and (ranked or len(one.place.name) > 2) and one.place.name != ("الشرق",):
            yield Clue("name of the region", history.regions_from, history.end, one.span, "هذا اسم الجهة منذ تقسيم 2015")
        elif one.place.rank is Rank.FORMER and ranked:
            yield Clue("name of the region", history.start, history.regions_until, one.span, "هذا اسم الجهة قبل تقسيم 2015")
        elif one.place.rank is Rank.PROVINCE and _is_province(one) and history.provinces.intersection(one.place.provinces):
            yield Clue("name of the province", history.provinces_from, history.end, one.span, "أحدث هذا الإقليم سنة 2009")


def _is_province(one: Named) -> bool:
    return bool(one.before) and any_stem(one.before[0], frozenset({"اقليم", "الاقليم"}))


def _eras(tokens: Sequence[Token], history: History) -> Iterator[Clue]:
    present: frozenset[str] | None = None
    for at, token in enumerate(tokens):
        for _, eras in history.eras.at(token.key):
            for era in eras:
                if tuple(other.key for other in tokens[at + 1 : at + len(era.phrase)]) != era.phrase[1:]:
                    continue
                if era.needs:
                    present = present or frozenset(other.key for other in tokens)
                    if not all(word in present for word in era.needs):
                        continue
                span = Span(token.start, tokens[at + len(era.phrase) - 1].end)
                yield Clue("dated public fact", era.first, era.last, span, era.note)


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
                yield Clue("anniversary", date(year, 1, 1), date(year, 12, 31), span, f"{feast.note}، والذكرى {number}")
