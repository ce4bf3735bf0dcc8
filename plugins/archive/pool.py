"""All cores for one task over many items: this process and forked ones that inherit all that was read; one process where fork is missing.

Whoever is free takes the next chunk. What this process makes itself is sent nowhere, and each worker has its own pipe for results, so
that no lock and no thread is needed. A worker that is killed is noticed, since its pipe ends too soon.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

_FEWEST = 200  # items; below this a fork costs more than it saves
_CHUNKS = 24  # per process, so that one slow chunk leaves no core idle for long
_MOST = 128  # items in a chunk: what is made of them is in memory together
_NUMBER = 4  # bytes of a chunk's number
_LENGTH = 8  # bytes of a result's length
_ROOM = 1 << 20  # bytes that a pipe should hold: a worker need not wait until this process looks

Task = Callable[[slice], Any]


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
                gc.freeze()  # and back: what was made counts as old, or the next collection would walk it all at once
                gc.unfreeze()
                gc.enable()

    return quiet


def workers(wanted: int) -> int:
    """Processes to use: `wanted`, or one for each core when it is 0."""
    if not hasattr(os, "fork"):
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def spread(task: Task, count: int, processes: int, fewest: int | None = None) -> Iterator[Any]:
    """Results of `task(slice)` over `range(count)`, in any order. An exception of a worker is raised here."""
    step = min(_MOST, max(1, -(-count // (processes * _CHUNKS))))
    chunks = [slice(start, min(start + step, count)) for start in range(0, count, step)]
    if processes < 2 or count < (_FEWEST if fewest is None else fewest):
        yield from map(task, chunks)
        return
    queue = _queue(len(chunks))
    crew = _Crew(task, chunks, queue, processes - 1)
    try:
        while (chunk := _next(queue, chunks)) is not None:
            yield task(chunk)
            yield from crew.results(0)
        while crew.pipes:
            yield from crew.results(None)
    finally:
        os.close(queue)
        crew.dismiss()


def beside(task: Callable[[], Any], processes: int) -> Callable[[], Any]:
    """Begin a task in a worker; what is returned waits for its result. With one process the task is done then and here."""
    if processes < 2:
        return task
    queue = _queue(1)
    crew = _Crew(lambda _: task(), [slice(0, 1)], queue, 1)
    os.close(queue)

    def result() -> Any:
        found: list[Any] = []
        try:
            while crew.pipes:
                found += crew.results(None)
        finally:
            crew.dismiss()
        return found[0]

    return result


def _queue(count: int) -> int:
    """A pipe that holds the numbers of all chunks: each is read by one process, and its end says that nothing is left."""
    queue, end = os.pipe()
    os.write(end, b"".join([number.to_bytes(_NUMBER, "little") for number in range(count)]))
    os.close(end)
    return queue


def _next(queue: int, chunks: list[slice]) -> slice | None:
    number = os.read(queue, _NUMBER)
    return chunks[int.from_bytes(number, "little")] if number else None


class _Crew:
    """Forked workers: the pipe of each -> its process."""

    def __init__(self, task: Task, chunks: list[slice], queue: int, count: int) -> None:
        self.pipes: dict[int, int] = {}
        sys.stdout.flush()  # else a worker would say again what waits to be said
        sys.stderr.flush()
        for _ in range(count):
            result, end = os.pipe()
            _widen(end)
            process = os.fork()
            if not process:
                _work(task, chunks, queue, end)
            os.close(end)
            self.pipes[result] = process

    def results(self, patience: float | None) -> Iterator[Any]:
        """What workers have ready; waits for the first when `patience` is None."""
        for pipe in select.select(list(self.pipes), [], [], patience)[0]:
            length = _read(pipe, _LENGTH)
            data = _read(pipe, int.from_bytes(length, "little"))
            if not length:
                self._ended(pipe)
                continue
            failed, value = pickle.loads(data)
            if failed:
                raise value
            yield value

    def _ended(self, pipe: int) -> None:
        os.close(pipe)
        status = os.waitstatus_to_exitcode(os.waitpid(self.pipes.pop(pipe), 0)[1])
        if status:
            raise RuntimeError(f"a worker process ended before its work was done (exit status {status}): build again")

    def dismiss(self) -> None:
        """Stop who is still at work: something failed."""
        for pipe, process in self.pipes.items():
            os.kill(process, signal.SIGKILL)  # what else it inherited may hold back a gentler signal
            os.waitpid(process, 0)
            os.close(pipe)
        self.pipes.clear()


def _work(task: Task, chunks: list[slice], queue: int, end: int) -> None:
    """The life of a worker. It leaves without clearing up: what it inherited is its parent's."""
    status = 1
    try:
        gc.disable()  # short-lived, and full of long-lived records
        while (chunk := _next(queue, chunks)) is not None:
            _send(end, (False, task(chunk)))
        status = 0
    except Exception as fault:
        _send(end, (True, _portable(fault)))
        status = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _portable(fault: Exception) -> Exception:
    """The exception itself, or its words when it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(fault))
    except Exception:
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _send(end: int, result: tuple[bool, Any]) -> None:
    data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(data).to_bytes(_LENGTH, "little") + data)
    while rest:
        rest = rest[os.write(end, rest) :]


def _read(pipe: int, length: int) -> bytes:
    """So many bytes; fewer when the worker is gone."""
    parts = []
    while length and (part := os.read(pipe, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _widen(pipe: int) -> None:
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
        except OSError:  # a system may allow less
            return
