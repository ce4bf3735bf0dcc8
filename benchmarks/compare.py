"""One alternating run of all sides: everybody builds in turn, again and again, so that a busy minute hits all alike.

Each run has an order of its own: a machine is slower after somebody who used all of it, and nobody should always follow the same side.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.attic import Attic
from benchmarks.corpus import texts
from benchmarks.measure import Cost, pages_and_bytes, run
from benchmarks.peers import PEERS

Costs = dict[str, dict[str, list[Cost]]]  # side -> scenario -> one cost for each run
INDEXED = " + pagefind"  # the name of a side whose finished pages stock Pagefind has indexed


def compare(work: Path, size: int, runs: int, names: Sequence[str], attic: Attic) -> dict[str, Any]:
    """Medians of full builds and of rebuilds after one changed article, for each side."""
    corpus = list(texts(size))
    folders = {name: work / f"{name.replace(', ', '-').replace(' ', '-')}-{size}" for name in names}
    for name, folder in folders.items():
        print(f"preparing {name}", flush=True)
        attic.put(folder)
        folder.mkdir(parents=True)
        PEERS[name].prepare(folder, corpus)
    costs: Costs = {}
    for number in range(runs):
        for name in Random(number).sample(list(folders), len(folders)):
            folder, peer = folders[name], PEERS[name]
            peer.clean(folder, attic)
            _measure(costs, name, "full", folder)
            if peer.rebuilds:
                peer.edit(folder, corpus[number % size], number)
                _measure(costs, name, "edit", folder)
            last = {scenario: several[-1] for scenario, several in costs[name].items()}
            told = "  ".join(f"{scenario} {cost.wall:6.2f} s ({cost.cpu:.2f} CPU)" for scenario, cost in last.items())
            print(f"run {number + 1}/{runs}  {name:20} {told}", flush=True)
    return {
        "size": size,
        "runs": runs,
        **machine(),
        "sides": {name: _side(costs[name], folders[name.removesuffix(INDEXED)], name) for name in _in_order(names, costs)},
    }


def _in_order(names: Sequence[str], costs: Costs) -> list[str]:
    """The sides as they were named, whatever side was first in the first run."""
    return [side for name in names for side in (name, name + INDEXED) if side in costs]


def _measure(costs: Costs, name: str, scenario: str, folder: Path) -> None:
    """One build of one side; where it has an index made by another program, that one's cost is added to a side of its own."""
    peer = PEERS[name]
    built = run(peer.command(folder), folder, {})
    costs.setdefault(name, {}).setdefault(scenario, []).append(built)
    if peer.index:
        shutil.rmtree(folder / peer.output / "pagefind", ignore_errors=True)
        indexed = run(peer.index(folder), folder, {})
        both = Cost(built.wall + indexed.wall, built.cpu + indexed.cpu, max(built.memory, indexed.memory))
        costs.setdefault(name + INDEXED, {}).setdefault(scenario, []).append(both)


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


def _side(costs: dict[str, list[Cost]], folder: Path, name: str) -> dict[str, Any]:
    output = folder / PEERS[name.removesuffix(INDEXED)].output
    pages, size = pages_and_bytes(output)
    if INDEXED not in name:
        size -= pages_and_bytes(output / "pagefind")[1]
    found: dict[str, Any] = {"pages": pages, "bytes": size}
    for scenario, several in costs.items():
        found[scenario] = {field: median(getattr(cost, field) for cost in several) for field in ("wall", "cpu", "memory")}
    return found


def growth(work: Path, sizes: Sequence[int], runs: int) -> dict[str, Any]:
    """Our cost for one article in archives of several sizes, and bytes for one article."""
    with Attic(work) as attic:
        rows = [_grown(work / f"growth-{size}", size, runs, attic) for size in sizes]
    return {**machine(), "runs": runs, "rows": rows}


def _grown(folder: Path, size: int, runs: int, attic: Attic) -> dict[str, Any]:
    """One row: an archive of one size."""
    peer = PEERS["khizana"]
    attic.put(folder)
    folder.mkdir(parents=True)
    peer.prepare(folder, texts(size))
    several = []
    for _ in range(runs):
        peer.clean(folder, attic)
        several.append(run(peer.command(folder), folder, {}))
    pages, total = pages_and_bytes(folder / peer.output)
    cost = {field: median(getattr(one, field) for one in several) for field in ("wall", "cpu", "memory")}
    print(f"{size:7,} articles  {pages:7,} pages  {1000 * cost['cpu'] / size:.3f} ms CPU each", flush=True)
    attic.put(folder)
    return {"size": size, "pages": pages, "bytes": total, **cost}


def save(result: dict[str, Any], path: Path) -> None:
    """The figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
