"""When the people of a text held the offices that it gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from arabic.names import identity_key
from converter.model import Authority, Office, Person
from converter.tokens import keys
from converter.years.clue import Clue
from converter.years.history import History


def read(people: Sequence[Person], authority: Authority, history: History) -> Iterator[Clue]:
    """Offices of known people, as the text names them."""
    known = {identity_key(name): person for person in authority.people for name in (person.name, *person.aliases)}
    for person in people:
        record = known.get(identity_key(person.name))
        if record is None or not person.role:
            continue
        offices = [office for office in record.offices if _same_office(person.role, office.title)]
        if len(offices) == 1 and (offices[0].start or offices[0].end):
            first, last = _bounds(offices[0], history)
            note = f"{offices[0].title}: من {offices[0].start or '…'} إلى {offices[0].end or 'اليوم'}"
            yield Clue(f"tenure of {record.slug}", first, last, person.role_span or person.spans[0], note)


_COMMON = frozenset(keys("حزب الحزب للحزب الأصالة والمعاصرة السيد السيدة البرلمانية البرلماني النائب النائبة و في"))


def _same_office(role: str, title: str) -> bool:
    """One of the two names holds every weighty word of the other, and at least two words are shared."""
    ours, theirs = set(keys(role)) - _COMMON, set(keys(title)) - _COMMON
    shared = ours & theirs
    return len(shared) >= 2 and shared in (ours, theirs)


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
