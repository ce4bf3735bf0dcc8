"""Links from a text to the people in it: the first mention of each, wherever it stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup, escape

_PROCLITICS = "وفبلك"  # joined to the word that follows, and no part of the name
# Where a link may not begin: (what opens such a place, what closes it).
_CLOSED = (("<a ", "</a>"), ("<code", "</code>"), ("<h", "</h"))


class Place(NamedTuple):
    """Where a name stands in the HTML of a body, and where it leads."""

    start: int
    end: int
    url: str


def linked(article: Any, root: str) -> Markup:
    """The body with the first mention of each person linked. Its words do not change."""
    html = str(article.html)
    parts, reached = [], 0
    for start, end, url in sorted(_places(html, article)):
        if start >= reached:  # a name inside a longer name already linked is not a mention of its own
            parts += [html[reached:start], f'<a class="mention" href="{escape(root + url)}">', html[start:end], "</a>"]
            reached = end
    parts.append(html[reached:])
    return Markup("".join(parts))


def _places(html: str, article: Any) -> list[Place]:
    """The first mention of each person. A form that two people of the text share belongs to neither."""
    owners: dict[str, str] = {}
    shared: set[str] = set()
    people = article.people
    for attestation in people:
        for form in (attestation.name, *(attestation.mentions or ())):
            if owners.setdefault(form, attestation.person.url) != attestation.person.url:
                shared.add(form)
    first: dict[str, Place] = {}
    closed = [pair for pair in _CLOSED if pair[0] in html]
    for form, url in owners.items():
        place = None if form in shared else _find(html, form, url, closed)
        if place and (url not in first or (place.start, -place.end) < (first[url].start, -first[url].end)):
            first[url] = place
    return list(first.values())


def _find(html: str, form: str, url: str, closed: list[tuple[str, str]]) -> Place | None:
    """The first whole-word place of a name in running text. Searching name by name beats one pattern of all names by far."""
    written = form.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    start = html.find(written) if written else -1
    while start >= 0:
        end = start + len(written)
        if _opens(html, start) and not _letter(html, end) and not _inside(html, start, closed):
            return Place(start, end, url)
        start = html.find(written, end)
    return None


def _opens(html: str, index: int) -> bool:
    """Whether a name may begin here: after no letter, or after one proclitic, as in «وإيمان عزيزو»."""
    before = index - 1
    if before >= 0 and html[before] in _PROCLITICS:
        before -= 1
    return not _letter(html, before)


def _letter(html: str, index: int) -> bool:
    return 0 <= index < len(html) and (html[index].isalnum() or html[index] == "_")


def _inside(html: str, index: int, closed: list[tuple[str, str]]) -> bool:
    """Whether the index lies in a tag or between the tags of a link, code or heading (those of them that the text has)."""
    if html.rfind("<", 0, index) > html.rfind(">", 0, index):
        return True
    return any(html.rfind(opening, 0, index) > html.rfind(closing, 0, index) for opening, closing in closed)
