"""The few pieces of SVG that the figures are made of. No style attributes: the content policy forbids them, classes carry the colours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

SHADES = 5
_MANY = 25


def image(width: float, height: float, kind: str, label: str, parts: Iterable[str]) -> Markup:
    """A drawing that a screen reader tells as one sentence."""
    return Markup(
        f'<svg class="figure {kind}" viewBox="0 0 {n(width)} {n(height)}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def ornament(width: float, height: float, kind: str, parts: Iterable[str]) -> Markup:
    """A drawing whose content stands in words beside it."""
    return _drawing(f'class="figure {kind}" viewBox="0 0 {n(width)} {n(height)}" aria-hidden="true"', parts)


def _drawing(attributes: str, parts: Iterable[str]) -> Markup:
    return Markup(f"<svg {attributes}>{''.join(parts)}</svg>")


def path(kind: str, data: str) -> str:
    return f'<path class="{kind}" d="{data}"/>' if data else ""


def text(x: float, y: float, words: str, kind: str = "label") -> str:
    return f'<text class="{kind}" x="{n(x)}" y="{n(y)}">{escape(words)}</text>'


def column(x: float, y: float, width: float, height: float) -> str:
    """Path data of an upright box."""
    return f"M{n(x)} {n(y)}h{n(width)}v{n(height)}h{n(-width)}z"


@lru_cache(maxsize=20_000)  # the same widths and years, again and again
def n(value: float) -> str:
    """Two decimals at most: `12`, `12.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to SHADES; large numbers are compared by their roots, so that one busy place does not empty all others."""
    if count <= 0 or most <= 0:
        return 0
    share = (min(count, most) / most) ** (1 if most < _MANY else 0.5)
    return max(1, min(SHADES, -int(-share * SHADES // 1)))
