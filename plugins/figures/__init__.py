"""Figures drawn at build: the map of the regions, time lines, and the page that shows where the archive is silent.

A Pelican plugin. Templates get one object, `figures`; everything else here is pure functions from numbers to SVG.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.figures.generator import FiguresGenerator


def register() -> None:
    """Connect to Pelican (its signals keep weak references, so only named functions)."""
    signals.get_generators.connect(_generator)


def _generator(_pelican: Any) -> type[FiguresGenerator]:
    return FiguresGenerator
