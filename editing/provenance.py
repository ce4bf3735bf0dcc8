"""Where a text sent through the form was seen: from the commit that brought its seed into the article's `source`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from editing.form import sound_address, sound_day
from editing.git import git

_SEED = re.compile(r"^source:\n  seed: (seeds/issue-\d+_[0-9a-f]{16}\.txt)\n", re.MULTILINE)
_FORMAT = "%(trailers:key=Source,valueonly=true)%x00%(trailers:key=Seen,valueonly=true)"


def record(root: Path, articles: Iterable[str]) -> None:
    """Write `url` and `seen` into articles that conversion has just made; a history without them leaves the article as it is."""
    for article in articles:
        path = root / article
        text = path.read_text(encoding="utf-8")
        found = _SEED.search(text)
        lines = _lines(root, found[1]) if found else ""
        if found and lines:
            path.write_text(text[: found.end()] + lines + text[found.end() :], encoding="utf-8", newline="\n")


def _lines(root: Path, seed: str) -> str:
    told = git(root, "log", "-1", "--diff-filter=A", f"--format={_FORMAT}", "--", seed)
    source, _, seen = told.partition("\0")
    address, day = sound_address(source.strip()), sound_day(seen.strip())
    url = f"  url: {json.dumps(address, ensure_ascii=False)}\n" if address else ""
    return url + (f"  seen: {day}\n" if day else "")
