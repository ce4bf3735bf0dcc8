"""Links from a text to the people in it: the first mention of each, wherever it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from plugins.archive import serializer

_PROCLITICS = "وفبلك"  # joined to the word that follows, and no part of the name
_GAPS = " >"  # what stands before nearly every name
_NOWHERE = (-1, 0)
# Where a link may not begin: (what opens such a place, what closes it).
_CLOSED = (("<a ", "</a>"), ("<code", "</code>"), ("<h", "</h"))


Place = tuple[int, int, str]
"""Where a name stands in the HTML of a body (start, end), and where it leads."""


def linked(article: Any, root: str) -> Markup:
    """The body with the first mention of each person linked. Its words do not change."""
    html = str(article.html)
    parts: list[str] = []
    reached = 0
    for start, end, url in sorted(_places(html, article)):
        if start >= reached:  # a name inside a longer name already linked is not a mention of its own
            parts += html[reached:start], _link(root + url), html[start:end], "</a>"
            reached = end
    parts.append(html[reached:])
    return Markup("".join(parts))


@lru_cache(maxsize=10_000)
def _link(address: str) -> str:
    return f'<a class="mention" href="{escape(address)}">'


def _places(html: str, article: Any) -> list[Place]:
    """The first mention of each person. A form that two people of the text share belongs to neither."""
    owners: dict[str, str] = {}
    shared: set[str] = set()
    for attestation in article.people:
        url = attestation.person.url
        for form in (attestation.name, *attestation.mentions) if attestation.mentions else (attestation.name,):
            if owners.setdefault(form, url) != url:
                shared.add(form)
    first: dict[str, Place] = {}
    for form, url in owners.items():
        start, end = _find(html, form) if form not in shared else _NOWHERE
        if end and (url not in first or (start, -end) < (first[url][0], -first[url][1])):
            first[url] = start, end, url
    return list(first.values())


def _find(html: str, form: str) -> tuple[int, int]:
    """The first whole-word place of a name in running text. Searching name by name beats one pattern of all names by far."""
    written = _written(form)
    start = html.find(written) if written else -1
    while start >= 0:
        end = start + len(written)
        after = html[end : end + 1]
        if not after.isalnum() and after != "_" and _opens(html, start) and not _inside(html, start):
            return start, end
        start = html.find(written, end)
    return _NOWHERE


_written = lru_cache(maxsize=10_000)(serializer.escape)


def _opens(html: str, index: int) -> bool:
    """Whether a name may begin here: after no letter, or after one proclitic, as in «وإيمان عزيزو»."""
    before = html[index - 1 : index]
    if before in _GAPS:
        return True
    if before in _PROCLITICS:
        before = html[index - 2 : index - 1]
    return not before.isalnum() and before != "_"


def _inside(html: str, index: int) -> bool:
    """Whether the index lies in a tag or between the tags of a link, code or heading."""
    tag = html.rfind("<", 0, index)
    while html.startswith("<br>", tag, index):
        tag = html.rfind("<", 0, tag)
    if html.startswith("<p id=", tag):  # nothing else has begun since: so it is in nearly every text
        return html.find(">", tag, index) < 0
    if html.rfind(">", 0, index) < tag:
        return True
    return any(html.rfind(opening, 0, index) > html.rfind(closing, 0, index) for opening, closing in _CLOSED)
