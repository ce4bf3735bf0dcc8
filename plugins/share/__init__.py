"""Share images: what a message shows beside a link, with Arabic as it is written.

A Pelican plugin. Templates get one object, `share`, whose methods name the image of a page.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.share.generator import ShareGenerator

# Any of these can stand in pelicanconf.py. An image is about 16 kB, and the whole site has 1 GB on GitHub Pages.
DEFAULTS: dict[str, Any] = {
    "SHARE_IMAGES": True,
    "SHARE_ARTICLES_BELOW": 500,  # with more articles than this, an article shows its region's image
    "SHARE_PEOPLE_BELOW": 100,  # with more people than this, only those with a record have an image of their own
}


def register() -> None:
    """Connect to Pelican (its signals keep weak references, so only named functions)."""
    signals.initialized.connect(_apply_defaults)
    signals.get_generators.connect(_generator)


def _apply_defaults(pelican: Any) -> None:
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def _generator(_pelican: Any) -> type[ShareGenerator]:
    return ShareGenerator
