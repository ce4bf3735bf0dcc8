"""The committed list of published addresses: a page that was published once answers for ever.

`addresses.txt` holds one address per line, from the site's root, sorted, each ending with `/`. `old/ -> new/` says where an
old address leads. Publishing adds lines and never removes one; a person may remove a line, for instance when a name must
go for good. Numbered listing pages are left out: they are places in a list, not works that somebody cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = "addresses.txt"
HEAD = """\
# العناوين المنشورة: كل صفحة نشرت مرة تبقى مجيبة. يكتبها النشر وحده؛ لا تحذف منها سطرا إلا عن قصد.
# Published addresses, written by publishing. To lead an old one somewhere better than its index: old/ -> new/
"""
_NUMBERED = re.compile(r"(^|/)page/\d+/$")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses in the list, and the targets that a person gave to some."""

    known: frozenset[str]
    targets: dict[str, str]


def parse(text: str) -> Addresses:
    known, targets = set(), {}
    for line in text.splitlines():
        address, arrow, target = (part.strip() for part in line.partition("->"))
        if not address or address.startswith("#"):
            continue
        known.add(address)
        if arrow and target:
            targets[address] = target
    return Addresses(frozenset(known), targets)


def read(root: Path) -> Addresses:
    path = root / FILE
    return parse(path.read_text(encoding="utf-8")) if path.is_file() else Addresses(frozenset(), {})


def to_text(listed: Addresses, published: Iterable[str]) -> str:
    """The list with what is published now added to it."""
    led = listed.targets
    lines = [f"{address} -> {led[address]}" if address in led else address for address in listed.known | set(published)]
    return HEAD + "".join(f"{line}\n" for line in sorted(lines))


def published(site: Path) -> set[str]:
    """The address of every page in a built site, the home page and numbered listings left out."""
    found = {f"{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html") if path.parent != site}
    return {address for address in found if not _NUMBERED.search(address)}


def lost(listed: Addresses, site: Path) -> list[str]:
    """Listed addresses that a built site does not answer."""
    return sorted(listed.known - published(site))
