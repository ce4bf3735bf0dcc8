"""One alternating run of all sides: everybody builds in turn, again and again, so that a busy minute hits all alike."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.corpus import texts
from benchmarks.measure import Cost, pages_and_bytes, run
from benchmarks.peers import PEERS

# What the archive promises against a peer: (scenario, cost, peer, at most this ratio).
PROMISES = (
    ("full", "wall", "hugo", 0.35),
    ("full", "memory", "hugo", 0.25),
    ("full", "cpu", "pelican", 0.12),
    ("edit", "wall", "hugo", 0.06),
)


def compare(work: Path, size: int, runs: int, names: Sequence[str]) -> dict[str, Any]:
    """Medians of full builds and of rebuilds after one changed article, for each side."""
    corpus = list(texts(size))
    folders = {name: work / f"{name}-{size}" for name in names}
    for name, folder in folders.items():
        print(f"preparing {name}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        PEERS[name].prepare(folder, corpus)
    costs: dict[str, dict[str, list[Cost]]] = {name: {"full": [], "edit": []} for name in names}
    for number in range(runs):
        for name, folder in folders.items():
            peer = PEERS[name]
            peer.clean(folder)
            costs[name]["full"].append(run(peer.command(folder), folder, {}))
            peer.edit(folder, corpus[number % size], number)
            costs[name]["edit"].append(run(peer.command(folder), folder, {}))
            print(
                f"run {number + 1}/{runs}  {name:9} full {costs[name]['full'][-1].wall:7.2f} s  edit {costs[name]['edit'][-1].wall:7.2f} s",
                flush=True,
            )
    return {
        "size": size,
        "runs": runs,
        **machine(),
        "sides": {name: _side(costs[name], PEERS[name].output, folders[name]) for name in names},
    }


def machine() -> dict[str, Any]:
    """When and on what it was measured; the load tells whether others used the machine."""
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores": os.cpu_count(),
        "processor": model,
        "load": round(os.getloadavg()[0], 2),
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _side(costs: dict[str, list[Cost]], output: str, folder: Path) -> dict[str, Any]:
    pages, size = pages_and_bytes(folder / output)
    found: dict[str, Any] = {"pages": pages, "bytes": size}
    for scenario, several in costs.items():
        found[scenario] = {field: median(getattr(cost, field) for cost in several) for field in ("wall", "cpu", "memory")}
    return found


def table(result: dict[str, Any]) -> str:
    """The result as Markdown, ratios to ours in brackets."""
    ours = result["sides"]["khizana"]
    head = "| | full build, s | CPU, s | peak memory, MB | after one edit, s | pages | MB |\n|---|--:|--:|--:|--:|--:|--:|\n"
    rows = []
    for name, side in result["sides"].items():
        full, edit = side["full"], side["edit"]
        cells = [
            _cell(full["wall"], ours["full"]["wall"]),
            _cell(full["cpu"], ours["full"]["cpu"]),
            _cell(full["memory"] / 1e6, ours["full"]["memory"] / 1e6, 0),
            _cell(edit["wall"], ours["edit"]["wall"]),
            f"{side['pages']:,}",
            f"{side['bytes'] / 1e6:.0f}",
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return head + "\n".join(rows) + "\n\n" + _promises(result)


def _cell(value: float, ours: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}" if value == ours else f"{value:.{digits}f} (×{value / ours:.1f})"


def _promises(result: dict[str, Any]) -> str:
    lines = ["| ours to theirs | ratio | promised |", "|---|--:|--:|"]
    for scenario, field, peer, most in PROMISES:
        if peer in result["sides"]:
            ratio = result["sides"]["khizana"][scenario][field] / result["sides"][peer][scenario][field]
            lines.append(
                f"| {field} of {'a full build' if scenario == 'full' else 'a rebuild after one edit'}, {peer} | {ratio:.3f} | ≤ {most} |"
            )
    return "\n".join(lines) + "\n"


def growth(work: Path, sizes: Sequence[int], runs: int) -> dict[str, Any]:
    """Our cost for one article in archives of several sizes, and bytes for one article."""
    peer = PEERS["khizana"]
    rows = []
    for size in sizes:
        folder = work / f"growth-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        peer.prepare(folder, texts(size))
        several = []
        for _ in range(runs):
            peer.clean(folder)
            several.append(run(peer.command(folder), folder, {}))
        pages, total = pages_and_bytes(folder / peer.output)
        cost = {field: median(getattr(one, field) for one in several) for field in ("wall", "cpu", "memory")}
        rows.append({"size": size, "pages": pages, "bytes": total, **cost})
        print(f"{size:7,} articles  {pages:7,} pages  {1000 * cost['cpu'] / size:.3f} ms CPU each", flush=True)
        shutil.rmtree(folder)
    return {**machine(), "runs": runs, "rows": rows}


def growth_table(result: dict[str, Any]) -> str:
    """Cost per article at each size as Markdown."""
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
    return "\n".join(lines) + "\n"


def save(result: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
