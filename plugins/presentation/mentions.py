"""Links from a text to the people in it: the first mention of each, wherever it stands."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = ("<a ", "<code>", "<h")  # where a link may not begin


def linked(article: Any, root: str) -> Markup:
    """The body with the first mention of each person linked. Its words do not change."""
    targets = _targets(article)
    if not targets:
        return Markup(article.html)
    # Longest first, so that a full name wins over the surname that ends it.
    names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(targets, key=lambda n: (-len(n), n)))) + r")(?!\w)")
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        url = targets[match.group()]
        if url in seen:
            return match.group()
        seen.add(url)
        return f'<a class="mention" href="{escape(root + url)}">{match.group()}</a>'

    parts = _TAG.split(str(article.html))
    closed = 0
    for index, part in enumerate(parts):
        if part.startswith(_CLOSED):
            closed += 1
        elif part.startswith(("</a>", "</code>", "</h")):
            closed -= 1
        elif not closed and index % 2 == 0 and part.strip():
            parts[index] = names.sub(link, part)
    return Markup("".join(parts))


def _targets(article: Any) -> dict[str, str]:
    """Name as it stands in the HTML -> address. A form that two people of the text share belongs to neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for attestation in article.people:
        for name in (attestation.name, *(attestation.mentions or ())):
            form = _as_written(name)
            if found.setdefault(form, attestation.person.url) != attestation.person.url:
                shared.add(form)
    return {form: url for form, url in found.items() if form and form not in shared}


def _as_written(name: str) -> str:
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
