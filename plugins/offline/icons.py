"""The site's seal as the pictures that a phone puts beside its programs."""

from __future__ import annotations

import io

from PIL import Image, ImageColor, ImageDraw

from plugins.presentation.zellige import LIGHT, star

PAPER = "#fbf9f4"
_FINE = 3  # drawn larger by this and reduced, which smooths the edges
_SHADES = 16  # from paper to ink: four bits a pixel
# File -> (side, share of the side that the seal fills). A maskable icon may lose all but its inner four fifths.
ICONS = {
    "icons/192.png": (192, 0.94),
    "icons/512.png": (512, 0.94),
    "icons/maskable.png": (512, 0.62),
    "icons/apple.png": (180, 0.78),
}


def draw(side: int, share: float) -> bytes:
    """A PNG of the seal on paper. The seal is drawn as shares of ink, each of which has its colour: no need to look for colours."""
    large = Image.new("L", (side * _FINE, side * _FINE))
    pen = ImageDraw.Draw(large)
    middle, radius = side * _FINE / 2, side * _FINE / 2 * share
    pen.polygon(star(middle, middle, radius), fill=255)
    pen.polygon(star(middle, middle, radius * 0.48), fill=0)
    shades = large.reduce(_FINE).point([round(ink * (_SHADES - 1) / 255) for ink in range(256)])
    icon = Image.frombytes("P", shades.size, shades.tobytes())
    icon.putpalette([channel for shade in range(_SHADES) for channel in _mixed(shade / (_SHADES - 1))])
    stream = io.BytesIO()
    icon.save(stream, "PNG", bits=4)
    return stream.getvalue()


def _mixed(ink: float) -> list[int]:
    return [round(a + (b - a) * ink) for a, b in zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(LIGHT), strict=True)]
