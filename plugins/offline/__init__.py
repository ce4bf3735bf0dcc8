"""Reading without a network: an installable site whose visited pages, shell and search stay on the reader's device.

A Pelican plugin. It writes manifest.webmanifest, the icons, offline/ and, last of all, sw.js.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.offline import worker
from plugins.offline.generator import OfflineGenerator

# Any of these can stand in pelicanconf.py.
DEFAULTS: dict[str, Any] = {
    "OFFLINE": True,
    "OFFLINE_SEARCH_BYTES": 1_000_000,  # a search index up to this size is kept whole once search is used; of a larger one, what was read
}
_runs: list[OfflineGenerator] = []


def register() -> None:
    """Connect to Pelican (its signals keep weak references, so only named functions)."""
    signals.initialized.connect(_apply_defaults)
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_remember)


def _apply_defaults(pelican: Any) -> None:
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def _generator(_pelican: Any) -> type[OfflineGenerator]:
    return OfflineGenerator


def _remember(generators: list[Any]) -> None:
    """Ask for the last signal only now: handlers run in the order of asking, and the search must be written before."""
    _runs[:] = [generator for generator in generators if isinstance(generator, OfflineGenerator)]
    signals.finalized.connect(_write_worker)


def _write_worker(_pelican: Any) -> None:
    for generator in _runs:
        if generator.settings["OFFLINE"]:
            worker.write(generator.output_path, generator.context["khizana"], generator.settings)
    _runs.clear()
