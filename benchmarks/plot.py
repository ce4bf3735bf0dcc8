"""Bars as SVG, without a plotting library: ours dark, the others light, in light and dark mode."""

from __future__ import annotations

from html import escape
from typing import Any

_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.ours{fill:#0b6e4f}.other{fill:#b9c4bd}.title{font-weight:600}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.ours{fill:#3fb98c}.other{fill:#56605a}}"
)
_ROW, _LEFT, _WIDE = 24, 150, 420


def bars(result: dict[str, Any]) -> str:
    """Four charts of one comparison, one below the other."""
    sides = result["sides"]
    charts = [
        ("Full build, seconds", {name: side["full"]["wall"] for name, side in sides.items()}),
        ("Full build, processor seconds", {name: side["full"]["cpu"] for name, side in sides.items()}),
        ("Full build, peak memory in MB", {name: side["full"]["memory"] / 1e6 for name, side in sides.items()}),
        ("Rebuild after one changed article, seconds", {name: side["edit"]["wall"] for name, side in sides.items() if "edit" in side}),
    ]
    parts, y = [], 10
    for title, values in charts:
        parts.append(f'<text class="title" x="10" y="{y + 14}">{escape(title)}, {result["size"]:,} articles</text>')
        y += 26
        most = max(values.values())
        for name, value in values.items():
            kind = "ours" if name.startswith("khizana") else "other"
            width = max(1.0, _WIDE * value / most)
            parts.append(
                f'<text x="10" y="{y + 14}">{escape(name)}</text>'
                f'<rect class="{kind}" x="{_LEFT}" y="{y + 3}" width="{width:.1f}" height="15"/>'
            )
            parts.append(f'<text x="{_LEFT + width + 6:.1f}" y="{y + 15}">{value:,.2f}</text>')
            y += _ROW
        y += 14
    size = f'width="{_LEFT + _WIDE + 90}" height="{y}" viewBox="0 0 {_LEFT + _WIDE + 90} {y}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><style>{_STYLE}</style>{"".join(parts)}</svg>\n'
