"""Find every date expression of a text: days, ranges, months, relative days, Hijri dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.dates import numeric
from converter.dates.mention import Day, Kind, Mention
from converter.dates.vocabulary import DateWords
from converter.model import Span
from converter.tokens import Token, stems, tokenise

# What may stand between the words of one date: spaces, tatweel, a comma, a dash, a slash, brackets.
_GAP = re.compile(r"[\s،,/\-–—ـ()«»:]*")
_TIGHT = re.compile(r"[\s،,ـ]*")
_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1300, 1500)


class Parser:
    """Reads one text's tokens from left to right."""

    def __init__(self, text: str, words: DateWords) -> None:
        self.text = text
        self.words = words
        self.tokens: Sequence[Token] = tokenise(text)
        self._long = max(len(name) for name in words.months)

    def find(self) -> list[Mention]:
        """Mentions in order, none inside another."""
        found = [self._led(mention) for mention in numeric.find(self.text)]
        taken = [mention.core for mention in found]
        at = 0
        while at < len(self.tokens):
            mention, after = self._mention_at(at)
            if mention and not any(span.start < mention.core.end and mention.core.start < span.end for span in taken):
                found.append(self._led(mention) if mention.kind is not Kind.RELATIVE else mention)
                at = after
            else:
                at += 1
        return _without_nested(sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)))

    def _mention_at(self, at: int) -> tuple[Mention | None, int]:
        key = self.tokens[at].key
        if key.isdecimal() or any(stem in self.words.day_starts for stem in stems(key)):
            found = self._days(at)
            if found[0]:
                return found
        if any((stem,) in self.words.months or stem in self.words.month_starts for stem in stems(key)):
            return self._month(at)
        if any(stem in self.words.relative or stem in self.words.weekdays for stem in stems(key)):
            return self._relative(at)
        return None, at

    # -- days and ranges

    def _days(self, at: int) -> tuple[Mention | None, int]:
        """One or more days, then their month and year; a second month makes a range across months."""
        days, after, end_of_month = self._day_list(at)
        if not days:
            return None, at
        hijri = self._hijri(after)
        if hijri:
            return self._single(at, hijri, Kind.HIJRI, Day(None, None, days[0])), hijri
        month, after_month = self._of_month(after)
        if month is None:
            return self._unnamed_month(at, days, after)
        year, after = self._year(after_month)
        second = self._second_date(after)
        if second and (second[0].month, second[0].day) > (month, days[-1]) or (second and second[0].year and year):
            last, after = second  # type: ignore[misc]
            return self._between(at, after, Day(year or last.year, month, days[0]), last), after
        if end_of_month:
            return self._month_end(at, after, year, month), after
        first, last = Day(year, month, days[0]), Day(year, month, days[-1])
        kind = Kind.RANGE if days[-1] > days[0] else Kind.DAY
        return self._single(at, after, kind, first, last if kind is Kind.RANGE else first), after

    def _day_list(self, at: int) -> tuple[list[int], int, bool]:
        """Days joined by و, إلى, a comma or a dash, with weekdays between them («السبت 5 والأحد 6»)."""
        day, after, last_day = self._day(at)
        if day is None or self._inside_number(at):
            return [], at, False
        days = [day]
        while after < len(self.tokens):
            link = self._link(after)
            following, stop, _ = self._day(link) if link < len(self.tokens) else (None, link, False)
            if following is None or following <= days[-1] or not self._linked(after - 1, link):
                break
            days.append(following)
            after = stop
        return days, after, last_day

    def _day(self, at: int) -> tuple[int | None, int, bool]:
        token = self.tokens[at]
        if token.key.isdecimal():
            value = int(token.key)
            return (value, at + 1, False) if len(token.key) <= 2 and 1 <= value <= 31 else (None, at, False)
        for stem in stems(token.key):
            if stem in self.words["end_of_month"]:
                return 31, at + 1, True
            for length in (3, 2, 1):
                name = (stem, *(other.key for other in self.tokens[at + 1 : at + length]))
                if len(name) == length and name in self.words.days and self._close(at, at + length - 1):
                    return self.words.days[name], at + length, False
        return None, at, False

    def _link(self, at: int) -> int:
        """Past the words that join two days: و, إلى غاية, a weekday's name, يوم."""
        steps = 0
        while at < len(self.tokens) and steps < 4:
            key = self.tokens[at].key
            joins = key in self.words["range_links"] or key in ("يوم", "والى", "ليوم", "الي")
            if not joins and not any(stem in self.words.weekdays for stem in stems(key)):
                break
            at, steps = at + 1, steps + 1
        return at

    def _linked(self, before: int, after: int) -> bool:
        """Whether something says that two days belong together: a joining word, a comma or a dash."""
        gap = self.text[self.tokens[before].end : self.tokens[after].start]
        return len(gap) < 30 and "\n" not in gap and (after > before + 1 or bool(re.search(r"[-–،,و]", gap))) and "." not in gap

    def _inside_number(self, at: int) -> bool:
        """Part of 111.14 or 06.22 or 5,5: no day."""
        token = self.tokens[at]
        before, after = self.text[max(0, token.start - 2) : token.start], self.text[token.end : token.end + 2]
        return bool(re.search(r"\d[.,٫/]$", before) or re.match(r"[.,٫]\d|%|٪", after))

    def _of_month(self, at: int) -> tuple[int | None, int]:
        while at < len(self.tokens) and self.tokens[at].key in self.words["of_month"] and self._close(at - 1, at):
            at += 1
        month, after = self._month_name(at)
        if month is None or not self._close(at - 1, at):
            return None, at
        # «تشرين الثاني/نونبر», «يوليو (تموز)»: two names of one month.
        again, further = self._month_name(after)
        return month, further if again == month and self._close(after - 1, after) else after

    def _month_name(self, at: int) -> tuple[int | None, int]:
        if at >= len(self.tokens):
            return None, at
        for length in range(min(self._long, len(self.tokens) - at), 0, -1):
            rest = tuple(token.key for token in self.tokens[at + 1 : at + length])
            for stem in stems(self.tokens[at].key)[: 1 if length == 1 and at and self.tokens[at].key == "اب" else 3]:
                if (stem, *rest) in self.words.months and self._close(at, at + length - 1):
                    return self.words.months[(stem, *rest)], at + length
        return None, at

    def _year(self, at: int) -> tuple[int | None, int]:
        """A year of four figures, after سنة or عام or nothing."""
        begin = at
        while at < len(self.tokens) and at < begin + 2 and (
            self.tokens[at].key == "من" or any(stem in self.words["year_words"] for stem in stems(self.tokens[at].key))
        ):
            at += 1
        if at < len(self.tokens) and self.tokens[at].key.isdecimal() and len(self.tokens[at].key) == 4 and self._close(begin - 1, at):
            year = int(self.tokens[at].key)
            if year in _YEARS:
                letter = at + 1 < len(self.tokens) and self.tokens[at + 1].key == "م" and self._close(at, at + 1)
                return year, at + 2 if letter else at + 1
        return None, begin

    def _second_date(self, at: int) -> tuple[Day, int] | None:
        """The end of a range across months: «29 يونيو و2 يوليوز 2019»."""
        link = self._link(at)
        if link == at and not (at < len(self.tokens) and re.fullmatch(r"\s*[-–]\s*", self._gap(at - 1, at))):
            return None
        if link >= len(self.tokens):
            return None
        day, after, _ = self._day(link)
        month, after = self._of_month(after) if day else (None, after)
        if day is None or month is None or not self._linked(at - 1, link):
            return None
        year, after = self._year(after)
        return Day(year, month, day), after

    def _unnamed_month(self, at: int, days: list[int], after: int) -> tuple[Mention | None, int]:
        """«19 من الشهر الجاري», «يوم 19 الجاري»: a day of a month that only the page's day would tell."""
        here = after
        if here < len(self.tokens) and self.tokens[here].key == "من":
            here += 1
        if here < len(self.tokens) and self.tokens[here].key in self.words["month_word"]:
            here += 1
        elif here > after:
            return None, at
        told = self.words["current"] | self.words["past"] | self.words["next"] | self.words["same_month"]
        if here >= len(self.tokens) or self.tokens[here].key not in told or not self._close(after - 1, here):
            return None, at
        mention = self._single(at, here, Kind.DAY, Day(None, None, days[0]))
        return (mention, here) if here > after or self._led(mention).led else (None, at)

    def _hijri(self, after: int) -> int | None:
        """Past a Hijri month (and year) that follows a day; None when none does."""
        begin = after
        while after < len(self.tokens) and self.tokens[after].key in self.words["of_month"]:
            after += 1
        for length in (2, 1):
            name = tuple(token.key for token in self.tokens[after : after + length])
            if name in self.words.hijri and self._close(begin - 1, after):
                after += length
                if after < len(self.tokens) and self.tokens[after].key.isdecimal() and int(self.tokens[after].key) in _HIJRI_YEARS:
                    after += 1
                if after < len(self.tokens) and self.tokens[after].key in ("ه", "هجريه", "هجري"):
                    after += 1
                return after
        return None

    def _between(self, at: int, after: int, first: Day, last: Day) -> Mention:
        return self._single(at, after, Kind.RANGE, first, last)

    def _month_end(self, at: int, after: int, year: int | None, month: int) -> Mention:
        """«يوم متم يونيو» is a day; «قبل متم يونيو» only a month."""
        day = Day(year, month, max(d for d in (28, 29, 30, 31) if Day(year or 2001, month, d).possible))
        mention = self._single(at, after, Kind.DAY, day)
        if self._led(mention).led:
            return mention
        whole = Day(year, month, None)
        return self._single(at, after, Kind.MONTH, whole)

    # -- months and relative days

    def _month(self, at: int) -> tuple[Mention | None, int]:
        """«شهر أكتوبر 2020», «أكتوبر 2020»; a month alone is no date."""
        month, after = self._month_name(at)
        if month is None:
            return None, at
        year, after = self._year(after)
        if year is None:
            return None, at
        begin = at - 1 if at and self.tokens[at - 1].key.endswith("شهر") and self._close(at - 1, at) else at
        return self._single(begin, after, Kind.MONTH, Day(year, month, None)), after

    def _relative(self, at: int) -> tuple[Mention | None, int]:
        """«أمس الأربعاء», «يومه السبت», «أول أمس», «فجر اليوم», «السبت الماضي»."""
        key = self.tokens[at].key
        before = self.tokens[at - 1].key if at and self._close(at - 1, at) else ""
        offset = next((self.words.relative[stem] for stem in stems(key) if stem in self.words.relative), None)
        weekday, after = self._weekday(at + 1) if offset is not None else self._weekday(at)
        begin = at - 1 if before in self.words["leads"] else at
        if offset is None:
            if weekday is None or before in self.words["weekday_names_places"]:
                return None, at
            begin = at - 1 if before in self.words["leads"] else at
            if begin == at and not self._told_near(after):
                return None, at
        elif offset == -1 and before in self.words["before_yesterday"]:
            offset, begin = -2, at - 1
        elif offset == 0 and weekday is None and before not in self.words["day_parts"]:
            return None, at
        if weekday is None:
            after = at + 1
        after = min(max(after, at + 1), len(self.tokens))
        span = Span(self.tokens[begin].start, self.tokens[after - 1].end)
        nowhere = Day(None, None, None)
        days = () if weekday is None else (weekday,)
        return Mention(span, span, Kind.RELATIVE, nowhere, nowhere, days, led=True, offset=offset), after

    def _weekday(self, at: int) -> tuple[int | None, int]:
        if at >= len(self.tokens) or not self._close(at - 1, at):
            return None, at
        for stem in stems(self.tokens[at].key):
            if stem in self.words.weekdays and (stem.startswith("ال") or at == 0):
                return self.words.weekdays[stem], at + 1
        return None, at

    def _told_near(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].key in self.words["past"] | self.words["current"] | self.words["next"]

    # -- what stands before

    def _led(self, mention: Mention) -> Mention:
        """The mention with the weekdays and the words like «مساء يوم» that stand before it."""
        at = self._index_before(mention.core.start)
        start, weekdays, led, steps = mention.core.start, [], False, 0
        while at >= 0 and steps < 7 and self._is_gap(self.text[self.tokens[at].end : start]):
            key = self.tokens[at].key
            found = [stem for stem in stems(key) if stem in self.words.weekdays]
            if found:
                place_before = at and self.tokens[at - 1].key in self.words["weekday_names_places"] and self._close(at - 1, at)
                if place_before and self.tokens[at - 1].key not in ("كل",):
                    break
                weekdays.insert(0, self.words.weekdays[found[0]])
            elif any(stem in self.words["leads"] for stem in stems(key)):
                led = True
            elif not (weekdays and key in ("و", "بعد")) and key not in ("بعد", "ل", "ب") and not self._is_range_start(key, mention):
                break
            start, at, steps = self.tokens[at].start, at - 1, steps + 1
        led = led or bool(weekdays)
        if not led:
            start = mention.core.start
        span = Span(start, mention.core.end)
        return Mention(span, mention.core, mention.kind, mention.first, mention.last, tuple(weekdays), led, None, mention.numeric)

    def _is_range_start(self, key: str, mention: Mention) -> bool:
        return mention.kind is Kind.RANGE and any(stem in self.words["range_starts"] for stem in stems(key))

    def _index_before(self, start: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        return low - 1

    # -- gaps

    def _gap(self, before: int, after: int) -> str:
        return self.text[self.tokens[before].end : self.tokens[after].start]

    def _close(self, first: int, last: int) -> bool:
        """Whether nothing but spaces, commas, dashes and the like parts the tokens from first to last."""
        if first < 0 or last >= len(self.tokens):
            return False
        return all(self._is_gap(self._gap(at, at + 1)) for at in range(first, last))

    def _is_gap(self, gap: str) -> bool:
        return len(gap) < 6 and "\n" not in gap and _GAP.fullmatch(gap) is not None

    def _single(self, at: int, after: int, kind: Kind, first: Day, last: Day | None = None) -> Mention:
        span = Span(self.tokens[at].start, self.tokens[after - 1].end)
        return Mention(span, span, kind, first, last or first)


def find(text: str, words: DateWords) -> list[Mention]:
    return Parser(text, words).find()


def _without_nested(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.span.start < kept[-1].span.end:
            if mention.kind is Kind.RELATIVE or kept[-1].kind is not Kind.RELATIVE:
                continue
            kept.pop()
        kept.append(mention)
    return kept
