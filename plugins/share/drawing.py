"""A poster to PNG. Two inks on paper in sixteen shades: four bits a pixel keep the file near 15 kB."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

from plugins.presentation.zellige import star
from plugins.share.poster import Poster

WIDTH, HEIGHT = 1200, 630
PAPER, INK, ACCENT = (0xFB, 0xF9, 0xF4), (0x1F, 0x1C, 0x17), (0x0B, 0x5A, 0x4C)
_MARGIN = 84
_BAND = 40  # the frieze along the top
_SIZES = (72, 64, 58, 52, 46, 42)
_LINES = 5
_LEADING = 1.5
_TOP = 146  # where the headline may begin
_NOTE = 50  # height of a note
_SOFT = 175  # of 255: notes are lighter than the headline
_FINE = 3  # drawings are made larger by this and reduced, which smooths them
_MAP_SIZE = (330, 363)
_MAP_PLACE = (60, 220)
FACES = ("naskh", "naskh-bold", "kufi")
_STEP = re.compile(r"(-?\d+) ?(-?\d+)")


class Artist:
    """The fonts and the map, loaded once. `ready` is False when the fonts are missing or Pillow cannot join Arabic letters."""

    def __init__(self, fonts: Path, geometry: dict[str, Any]) -> None:
        self.fonts = fonts
        self.outlines: dict[str, Any] = geometry.get("regions", {})
        self.scale = _MAP_SIZE[0] / geometry.get("width", 1000)
        self.ready = bool(features.check("raqm")) and all((fonts / f"{face}.woff2").is_file() for face in FACES)

    def draw(self, poster: Poster) -> bytes:
        """The image as PNG."""
        ink, accent = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
        accent.paste(_frieze(), (0, 0))
        on_map = poster.region in self.outlines
        if on_map:
            country, region = self._map(poster.region)
            ink.paste(country, _MAP_PLACE)
            accent.paste(region, _MAP_PLACE)
        lines = self._words(ink, accent, poster, WIDTH - 2 * _MARGIN - (_MAP_SIZE[0] - 10 if on_map else 0))
        if lines < 3 and not on_map:
            accent.paste(_seal(), (_MARGIN, HEIGHT - _MARGIN - _seal().height))
        return _save(ink, accent)

    def _words(self, ink: Image.Image, accent: Image.Image, poster: Poster, room: int) -> int:
        """Write the words; the number of lines that the headline needs."""
        pen, green, right = ImageDraw.Draw(ink), ImageDraw.Draw(accent), WIDTH - _MARGIN
        notes_height = len(poster.notes) * _NOTE
        if poster.site == poster.headline:  # the site's own image
            _write(green, right, 170, poster.site, self.font("kufi", 170), 255)
            size, lines = _SIZES[0], list[str]()
        else:
            _write(green, right, _BAND + 34, poster.site, self.font("kufi", 44), 255)
            size, lines = self._fit(poster.headline, room, HEIGHT - _TOP - notes_height - 40)
        y = max(float(_TOP), (HEIGHT + _BAND - len(lines) * size * _LEADING - notes_height) / 2)
        if poster.kicker:
            above = y > _TOP + 40  # else there is no room between the name of the site and the headline
            edge, top = (right, y - 46) if above else (right - 140, _BAND + 46.0)
            _write(green, edge, top, poster.kicker, self.font("naskh", 34), 255)
        for line in lines:
            _write(pen, right, y, line, self.font("naskh-bold", size), 255)
            y += size * _LEADING
        for row, note in enumerate(poster.notes):
            _write(pen, right, HEIGHT - notes_height - 36 + row * _NOTE, note, self.font("naskh", 34), _SOFT)
        return len(lines)

    @lru_cache(maxsize=32)  # noqa: B019  one artist lives as long as the run
    def font(self, face: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self.fonts / f"{face}.woff2"), size, layout_engine=ImageFont.Layout.RAQM)

    def _fit(self, text: str, room: int, height: int) -> tuple[int, list[str]]:
        """The largest size at which the text fits; at the smallest the rest is left out."""
        for size in _SIZES:
            lines, most = wrap(text, self.font("naskh-bold", size), room), int(height / (size * _LEADING))
            if len(lines) <= min(most, _LINES):
                return size, lines
        return size, [*lines[: most - 1], lines[most - 1].rpartition(" ")[0] + "…"]

    @lru_cache(maxsize=16)  # noqa: B019  one artist lives as long as the run
    def _map(self, code: str) -> tuple[Image.Image, Image.Image]:
        """The country in pale outline, and one region filled."""
        layers = []
        for chosen, strength in ((False, 38), (True, 255)):
            large = Image.new("L", (_MAP_SIZE[0] * _FINE, _MAP_SIZE[1] * _FINE))
            pen = ImageDraw.Draw(large)
            for name, outline in self.outlines.items():
                for ring in _rings(outline["path"], self.scale * _FINE):
                    pen.polygon(ring, fill=strength if (name == code) == chosen else 0)
            layers.append(large.resize(_MAP_SIZE, Image.Resampling.BOX))
        return layers[0], layers[1]


def wrap(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """Lines no wider than `room`; a single word that is wider is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _length(font, joined) <= room:
            lines[-1] = joined
        else:
            while _length(font, word) > room:
                word = word[: len(word) * 3 // 4] + "…"
            lines.append(word)
    return lines


def _length(font: ImageFont.FreeTypeFont, text: str) -> float:
    return font.getlength(text, direction="rtl", language="ar")


def _write(pen: ImageDraw.ImageDraw, right: int, y: float, text: str, font: ImageFont.FreeTypeFont, strength: int) -> None:
    pen.text((right, y), text, fill=strength, font=font, anchor="ra", direction="rtl", language="ar")


@lru_cache(maxsize=64)  # the same twelve regions on every map
def _rings(path: str, scale: float) -> list[list[tuple[float, float]]]:
    """Outlines of a path of the form `M10 20l3-4 5 6z`, as theme/geometry.py writes it."""
    rings = []
    for part in path.split("M")[1:]:
        x = y = 0
        ring = []
        for dx, dy in _STEP.findall(part):
            x, y = x + int(dx), y + int(dy)
            ring.append((x * scale, y * scale))
        rings.append(ring)
    return rings


@lru_cache(maxsize=1)
def _frieze() -> Image.Image:
    large = Image.new("L", (WIDTH * _FINE, _BAND * _FINE))
    pen, side = ImageDraw.Draw(large), _BAND * _FINE
    for place in range(WIDTH // _BAND):
        x, y = (place + 0.5) * side, side / 2
        pen.polygon(star(x, y, side * 0.48), fill=255)
        pen.polygon(star(x, y, side * 0.21), fill=0)
    return large.resize((WIDTH, _BAND), Image.Resampling.BOX)


@lru_cache(maxsize=1)
def _seal() -> Image.Image:
    side = 150 * _FINE
    large = Image.new("L", (side, side))
    pen = ImageDraw.Draw(large)
    pen.polygon(star(side / 2, side / 2, side * 0.49), fill=255)
    pen.polygon(star(side / 2, side / 2, side * 0.24), fill=0)
    return large.resize((150, 150), Image.Resampling.BOX)


def _save(ink: Image.Image, accent: Image.Image) -> bytes:
    """Eight shades of each ink; where both lie, the accent is seen."""
    picture = ink.point(lambda v: (v + 16) * 7 // 271)
    picture.paste(accent.point(lambda v: 8 + (v + 16) * 7 // 271), mask=accent.point(lambda v: 255 if v > 20 else 0))
    picture = picture.convert("P") if picture.mode != "P" else picture
    picture.putpalette([part for colour in (INK, ACCENT) for shade in range(8) for part in _mix(colour, shade / 7)])
    stream = io.BytesIO()
    picture.save(stream, "PNG", bits=4, compress_level=6)
    return stream.getvalue()


def _mix(colour: tuple[int, int, int], share: float) -> list[int]:
    return [round(paper + (part - paper) * share) for paper, part in zip(PAPER, colour, strict=True)]
