"""One thing that bounds the day of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from converter.model import Span


@dataclass(frozen=True, slots=True)
class Clue:
    """The event happened from `first` to `last`. Clues of one `kind` are not independent of each other; `note` is Arabic."""

    kind: str
    first: date
    last: date
    span: Span
    note: str

    def allows(self, day: date) -> bool:
        return self.first <= day <= self.last
