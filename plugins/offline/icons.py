"""The site's seal as the pictures that a phone puts beside its programs."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from plugins.presentation.zellige import LIGHT, star

PAPER = "#fbf9f4"
_FINE = 2  # drawn larger by this and reduced, which smooths the edges
# File -> (side, share of the side that the seal fills). A maskable icon may lose all but its inner four fifths.
ICONS = {
    "icons/192.png": (192, 0.94),
    "icons/512.png": (512, 0.94),
    "icons/maskable.png": (512, 0.62),
    "icons/apple.png": (180, 0.78),
}


def draw(side: int, share: float) -> bytes:
    """A PNG of the seal on paper."""
    large = Image.new("RGB", (side * _FINE, side * _FINE), PAPER)
    pen = ImageDraw.Draw(large)
    middle, radius = side * _FINE / 2, side * _FINE / 2 * share
    pen.polygon(star(middle, middle, radius), fill=LIGHT)
    pen.polygon(star(middle, middle, radius * 0.48), fill=PAPER)
    stream = io.BytesIO()
    large.resize((side, side), Image.Resampling.BOX).quantize(16).save(stream, "PNG", optimize=True)
    return stream.getvalue()
