"""Many texts at once on all cores: order kept, memory bounded, progress shown to people and not to programs."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # texts a task: enough to hide the cost of passing it on
_AHEAD = 4  # tasks per worker in flight: bounds the results that wait for their turn
_YOUNG = 200_000  # objects made before a worker looks for cycles among them: some ten megabytes
_WORTH_A_POOL = 48  # fewer are done before the workers have started


def ordered(work: Callable[[Item], Result], items: Sequence[Item], lost: Callable[[Item], Result]) -> Iterator[Result]:
    """`work` on every item, results in order. `work` must not raise; `lost` answers for an item that killed its worker."""
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(items) < _WORTH_A_POOL or workers < 2:
        yield from map(work, items)
    else:
        yield from _pooled(work, items, lost, workers)


def _pooled(work: Callable[[Item], Result], items: Sequence[Item], lost: Callable[[Item], Result], workers: int) -> Iterator[Result]:
    gc.collect()
    gc.freeze()  # rules loaded so far stay shared with the workers
    chunks = deque(items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
    while chunks:
        pending: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        with ProcessPoolExecutor(workers, mp_context=get_context("fork"), initializer=_begin) as pool:
            try:
                while chunks or pending:
                    while chunks and len(pending) < workers * _AHEAD:
                        chunk = chunks[0]
                        pending.append((chunk, pool.submit(_chunk, work, chunk)))
                        chunks.popleft()
                    yield from pending[0][1].result()
                    pending.popleft()
            except BrokenProcessPool:
                # Somebody's text killed a worker. Find it by doing the oldest unfinished task text by text.
                first, *rest = [chunk for chunk, _ in pending]
                chunks.extendleft(reversed(rest))
                yield from (_alone(work, item, lost) for item in first)


def _begin() -> None:
    """What a worker does first."""
    gc.set_threshold(_YOUNG, 50, 50)  # texts leave hardly any cycles behind, and what words taught stays: look for garbage rarely
    _end_with_parent()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent:
        Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _chunk(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _alone(work: Callable[[Item], Result], item: Item, lost: Callable[[Item], Result]) -> Result:
    with ProcessPoolExecutor(1, mp_context=get_context("fork"), initializer=_begin) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)


def progress(results: Iterator[Result], total: int) -> Iterator[Result]:
    """Pass results through, drawing a bar on stderr when a person watches it."""
    if not sys.stderr.isatty() or total < _WORTH_A_POOL:
        yield from results
        return
    for done, result in enumerate(results, 1):
        if done % _CHUNK == 0 or done == total:
            filled = 30 * done // total
            print(f"\r[{'█' * filled}{'·' * (30 - filled)}] {done}/{total}", end="", file=sys.stderr, flush=True)
        yield result
    print(file=sys.stderr)
