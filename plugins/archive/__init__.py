"""The archive's Pelican plugin: articles and their regions, people, tags and years, fast at tens of thousands.

Handlers are plain functions: signals hold weak references, so a lambda would silently do nothing.
"""

from __future__ import annotations

import atexit
import gc
from typing import Any

from pelican import signals

from plugins.archive import settings, telling
from plugins.archive.generator import ArchiveGenerator
from plugins.archive.once import equip
from plugins.archive.records import Archive
from plugins.archive.writer import ArchiveWriter

__all__ = ["Archive", "register"]


def _apply_settings(pelican: Any) -> None:
    settings.apply(pelican.settings)


def _generators(_pelican: Any) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def _writer(_pelican: Any) -> type[ArchiveWriter]:
    return ArchiveWriter


_runs: list[ArchiveGenerator] = []


def _remember(generators: Any) -> None:
    _runs[:] = [generator for generator in generators if isinstance(generator, ArchiveGenerator)]


def _finish(_pelican: Any) -> None:
    for generator in _runs:
        generator.finish()
    _runs.clear()


def register() -> None:
    """Pelican calls this once."""
    telling.settle()
    signals.initialized.connect(_apply_settings)
    signals.generator_init.connect(equip)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.all_generators_finalized.connect(_remember)
    signals.finalized.connect(_finish)
    atexit.register(gc.freeze)  # Python's last collection would walk every record of the archive once more
