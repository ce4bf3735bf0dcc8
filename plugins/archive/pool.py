"""Both cores for one task over many items: forked workers that inherit all that was read, or one process where fork is missing."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

_FEWEST = 200  # items; below this a fork costs more than it saves
_CHUNKS = 24  # per worker, so that one slow chunk leaves no core idle for long

_task: list[Callable[[slice], Any]] = []


def uncollected(step: Callable[..., None]) -> Callable[..., None]:
    """Run a step without the cyclic collector, which would walk a hundred thousand living records and free none."""

    @wraps(step)
    def quiet(*arguments: Any) -> None:
        enabled = gc.isenabled()
        gc.disable()
        try:
            step(*arguments)
        finally:
            if enabled:
                gc.enable()

    return quiet


def workers(wanted: int) -> int:
    """Processes to use: `wanted`, or one for each core when it is 0."""
    if not hasattr(os, "fork"):
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def spread(task: Callable[[slice], Any], count: int, processes: int, fewest: int = _FEWEST) -> Iterator[Any]:
    """Results of `task(slice)` over `range(count)`, in any order. An exception of a worker is raised here."""
    if processes < 2 or count < fewest:
        if count:
            yield task(slice(0, count))
        return
    import multiprocessing  # not needed by most rebuilds

    step = max(1, -(-count // (processes * _CHUNKS)))
    chunks = [slice(start, min(start + step, count)) for start in range(0, count, step)]
    _task[:] = [task]
    gc.freeze()  # workers share these pages; a collection in one of them would copy all
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap_unordered(_run, chunks)
    finally:
        gc.unfreeze()
        _task.clear()


def _run(chunk: slice) -> Any:
    gc.disable()  # short-lived processes full of long-lived records
    return _task[0](chunk)
