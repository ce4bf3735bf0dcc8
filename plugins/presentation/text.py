"""Text as single places of a page need it, where they need less than every place does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from plugins.archive.addresses import urlencode

_markup: Callable[[str], Markup] = partial(str.__new__, Markup)  # what `Markup` does with a text, after a look at what else it may be


def text(said: str) -> Markup:
    """Safe between tags, where quotes may stay as they are: CSL-JSON has forty of them."""
    if "&" in said or "<" in said or ">" in said:
        said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _markup(said)


def query(said: str) -> str:
    """Safe in the query of a link: letters stay letters, which browsers send as six signs each."""
    return said.replace(" ", "%20") if said.replace(" ", "").isalnum() else urlencode(said)
