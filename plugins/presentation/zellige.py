"""Ornament by construction: the khatim, two squares turned by an eighth, and the star-and-cross lattice made of it."""

from __future__ import annotations

from math import cos, pi, sin

Point = tuple[float, float]
_INNER = cos(pi / 4) / cos(pi / 8)  # where the sides of the two squares cross, for tips at distance 1
LIGHT, DARK = "#0b5a4c", "#86c9b4"


def star(x: float, y: float, radius: float) -> list[Point]:
    """The sixteen corners of a khatim, tips pointing along the axes and the diagonals."""
    lengths = (radius, radius * _INNER)
    return [(x + lengths[k % 2] * cos(k * pi / 8), y + lengths[k % 2] * sin(k * pi / 8)) for k in range(16)]


def path(points: list[Point]) -> str:
    """A closed SVG path; two decimals are finer than any screen."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}".replace(".00", "") for x, y in points) + "Z"


def drawings() -> dict[str, str]:
    """File name (without `.svg`) -> drawing. Masks use only what is filled; the colour comes from the style sheet."""
    return {"icon": _icon(), "frieze": _frieze(), "lattice": _lattice()}


def _icon() -> str:
    seal = path(star(16, 16, 15.5)) + path(star(16, 16, 7.5))
    style = f"<style>path{{fill:{LIGHT}}}@media(prefers-color-scheme:dark){{path{{fill:{DARK}}}}}</style>"
    return _svg(32, 32, f'{style}<path fill-rule="evenodd" d="{seal}"/>')


def _frieze() -> str:
    """One star and the halves of the crosses beside it; repeated along the top of the page."""
    side = 24.0
    corners = [path(star(x, y, side / 2 - 2.6)) for x in (0, side) for y in (0, side)]
    ring = path(star(12, 12, 11.6)) + path(star(12, 12, 5.2))
    return _svg(24, 24, f'<path fill-rule="evenodd" d="{ring}"/><path d="{"".join(corners)}"/>')


def _lattice() -> str:
    """The outlines of stars whose tips touch: what is left between them are the crosses."""
    side = 64.0
    lines = "".join(path(star(x, y, side / 2)) for x in (0, side) for y in (0, side)) + path(star(side / 2, side / 2, 9))
    return _svg(64, 64, f'<path fill="none" stroke="#000" stroke-width="1.25" d="{lines}"/>')


def _svg(width: int, height: int, content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{content}</svg>\n'
