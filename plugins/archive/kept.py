"""Addresses that were published once and have no page any more still answer: they lead on.

`addresses.txt` beside the content folder lists every published address, one per line; `old/ -> new/` says where an old one
leads. The page of a person without a record, of a tag or of a year goes away when no article names it any more (a name was
corrected, say): its address then leads to the index it stood in. A lost article or region is no matter for us: `check` refuses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.archive.plan import INDEXES, Page


def pages(content: str, present: list[Page]) -> list[Page]:
    """A redirect for each listed address that no page of the archive has."""
    made = {page.url for page in present}
    return [Page(old, "redirect", new, [], listed=False) for old, new in _listed(Path(content).parent / "addresses.txt") if old not in made]


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    """(old address, where it leads) of the addresses that may lead on."""
    if not path.is_file():
        return
    indexes = {url for kind, url in INDEXES.items() if kind != "region"}
    for line in path.read_text(encoding="utf-8").splitlines():
        old, _, new = (part.strip() for part in line.partition("->"))
        if old.startswith("#") or not old.endswith("/") or ".." in old or old.startswith("/"):
            continue
        index = old[: old.find("/") + 1]
        if new or index in indexes:
            yield old, new or index
