"""A part of the archive by years, for an archive that has outgrown one site: `ARCHIVE_YEARS = "2015-2019"`.

Each shard is a whole site of its articles, with the regions, people and tags they name; addresses are the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from plugins.archive.dates import when
from plugins.archive.problems import Problem
from plugins.archive.records import Facts
from plugins.archive.taxonomy import Read

_FORM = re.compile(r"(\d{4})?-(\d{4})?|(\d{4})")


class Years(NamedTuple):
    """From the first to the last, both included. The shard without a last year grows on and holds what has no date."""

    first: int
    last: int | None

    def holds(self, facts: Facts) -> bool:
        year = when(facts.edtf).year
        if not year:
            return self.last is None
        return self.first <= int(year) <= (self.last or 9999)


def parse(text: str) -> Years | None:
    """`2015-2019`, `2019`, `-2014` (the oldest), `2020-` (the current one, undated articles included). None: another form."""
    found = _FORM.fullmatch(text.strip())
    if not found or text.strip() == "-":
        return None
    if found[3]:
        return Years(int(found[3]), int(found[3]))
    return Years(int(found[1] or 0), int(found[2]) if found[2] else None)


def within(read: Iterable[Read], text: str, problems: list[Problem]) -> list[Read]:
    """The articles of the shard; all of them when the setting is empty. Another form is a problem, and then nothing is left out."""
    if not text.strip():
        return list(read)
    years = parse(text)
    if years is None:
        problems.append(Problem("pelicanconf.py", 0, f"ARCHIVE_YEARS غير مفهوم: «{text}»؛ اكتبه هكذا: 2015-2019 أو 2020-",
                                f"ARCHIVE_YEARS is {text!r}: write it as 2015-2019, 2019, -2014 or 2020-"))  # fmt: skip
        return list(read)
    return [item for item in read if years.holds(item[2])]
