"""The archive as data: tables, JSON Lines, SQLite, bibliographies, and a twin of each article for machines.

A Pelican plugin. Articles that were removed are in none of the files, retracted ones are flagged, and readers' comments stay out.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.exports.generator import ExportsGenerator

# Any of these can stand in pelicanconf.py.
DEFAULTS: dict[str, Any] = {
    "EXPORTS": True,  # False writes none of the files below
    "EXPORTS_CITATIONS_BELOW": 5000,  # up to this many articles, each has files for reference managers; the whole archive always has
    "EXPORTS_COMPRESS_ABOVE": 20_000_000,  # bytes; larger files of texts are published as .gz
}


def register() -> None:
    """Connect to Pelican (its signals keep weak references, so only named functions)."""
    signals.initialized.connect(_apply_defaults)
    signals.get_generators.connect(_generator)


def _apply_defaults(pelican: Any) -> None:
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def _generator(_pelican: Any) -> type[ExportsGenerator]:
    return ExportsGenerator
