"""Results as Markdown tables, with what the archive promises beside what it does."""

from __future__ import annotations

from typing import Any, NamedTuple


class Promise(NamedTuple):
    """`cost` of our side in a scenario is at most `most` times that of theirs."""

    ours: str
    scenario: str
    cost: str
    theirs: str
    most: float


PROMISES = (
    Promise("khizana", "full", "wall", "hugo", 0.35),
    Promise("khizana", "full", "memory", "hugo", 0.25),
    Promise("khizana", "full", "cpu", "pelican", 0.12),
    Promise("khizana", "edit", "wall", "hugo", 0.06),
    Promise("khizana with search", "full", "wall", "hugo + pagefind", 0.9),
    Promise("khizana with search", "edit", "wall", "hugo + pagefind", 0.15),
    Promise("khizana, real theme", "full", "cpu", "khizana", 2.0),
    Promise("khizana, real theme", "full", "cpu", "khizana, real pages, plain theme", 2.0),
)
_SCENARIOS = {"full": "full build", "edit": "rebuild after one edit"}
_COSTS = {"wall": "wall time", "cpu": "CPU", "memory": "peak memory"}


def comparison(result: dict[str, Any]) -> str:
    """All sides, the ratio to ours in brackets, then the promises."""
    ours = result["sides"]["khizana"]
    head = (
        "| | full build, s | CPU, s | peak memory, MB | after one edit, s | pages a second | pages | MB |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    rows = []
    for name, side in result["sides"].items():
        full, edit = side["full"], side.get("edit")
        cells = [
            _cell(full["wall"], ours["full"]["wall"]),
            _cell(full["cpu"], ours["full"]["cpu"]),
            _cell(full["memory"] / 1e6, ours["full"]["memory"] / 1e6, 0),
            _cell(edit["wall"], ours["edit"]["wall"]) if edit else "as a full build",
            f"{side['pages'] / full['wall']:,.0f}",
            f"{side['pages']:,}",
            f"{side['bytes'] / 1e6:.0f}",
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return head + "\n".join(rows) + "\n\n" + promises(result)


def _cell(value: float, ours: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}" if value == ours else f"{value:.{digits}f} (×{value / ours:.1f})"


def promises(result: dict[str, Any]) -> str:
    """The promises whose two sides have been measured."""
    sides = result["sides"]
    lines = ["| ours to theirs | ratio | promised | |", "|---|--:|--:|---|"]
    for promise in PROMISES:
        if promise.ours in sides and promise.theirs in sides:
            ratio = sides[promise.ours][promise.scenario][promise.cost] / sides[promise.theirs][promise.scenario][promise.cost]
            what = f"{promise.ours} to {promise.theirs}, {_SCENARIOS[promise.scenario]}, {_COSTS[promise.cost]}"
            lines.append(f"| {what} | {ratio:.3f} | ≤ {promise.most} | {'kept' if ratio <= promise.most else 'missed'} |")
    return "\n".join(lines) + "\n"


def growth(result: dict[str, Any]) -> str:
    """Cost per article at each size, and the last against the first."""
    lines = [
        "| articles | pages | wall, s | CPU per article, ms | CPU per page, ms | peak memory, MB | KB per article |",
        "|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in result["rows"]:
        size = row["size"]
        lines.append(
            f"| {size:,} | {row['pages']:,} | {row['wall']:.1f} | {1000 * row['cpu'] / size:.3f} | {1000 * row['cpu'] / row['pages']:.3f} "
            f"| {row['memory'] / 1e6:.0f} | {row['bytes'] / size / 1000:.1f} |"
        )
    first, last = result["rows"][0], result["rows"][-1]
    ratio = (last["cpu"] / last["size"]) / (first["cpu"] / first["size"])
    return "\n".join(lines) + f"\n\nCPU per article at {last['size']:,} to that at {first['size']:,}: {ratio:.2f} (promised ≤ 1.2)\n"
