"""What pages are dressed in: the style sheet and script bundles, drawn ornaments, citations and linked data.

A Pelican plugin. It gives templates `settings.ASSETS` and the filters named in `FILTERS`.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.presentation import citations, linked_data, mentions, text
from plugins.presentation.assets import AssetsGenerator

FILTERS = {
    "citations": citations.Citations,
    "article_data": linked_data.article,
    "term_data": linked_data.term,
    "breadcrumb_data": linked_data.breadcrumb,
    "linked": mentions.linked,
    "query": text.query,
    "text": text.text,
    "website_data": linked_data.website,
}


def register() -> None:
    """Connect to Pelican (its signals keep weak references, so only named functions)."""
    signals.initialized.connect(_add_filters)
    signals.get_generators.connect(_generator)


def _add_filters(pelican: Any) -> None:
    pelican.settings["JINJA_FILTERS"] = {**FILTERS, **pelican.settings.get("JINJA_FILTERS", {})}


def _generator(_pelican: Any) -> type[AssetsGenerator]:
    return AssetsGenerator
