"""Work is shared among processes: nothing is lost or done twice, and whatever goes wrong in a worker is told."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from plugins.archive.pool import beside, spread

COUNT = 500
BIG = "ا" * 200_000  # more than a pipe holds


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_every_item_is_worked_on_once(processes: int) -> None:
    parts = list(spread(lambda chunk: (list(range(COUNT))[chunk], BIG), COUNT, processes, 1))
    assert sorted(item for items, _ in parts for item in items) == list(range(COUNT))
    assert all(big == BIG for _, big in parts)


def test_workers_are_other_processes() -> None:
    def slow(chunk: slice) -> int:
        signal.sigtimedwait([], 0.01)
        return os.getpid()

    assert len(set(spread(slow, COUNT, 2, 1))) == 2


class _OddError(Exception):
    def __init__(self, one: Any, two: Any) -> None:  # cannot be made again from its words alone
        super().__init__(f"{one} {two}")


@pytest.mark.parametrize("fault", [OSError(28, "no space", "index.html"), _OddError("odd", "fault")])
def test_a_fault_of_a_worker_is_raised(fault: Exception) -> None:
    here = os.getpid()

    def fail(_chunk: slice) -> None:
        signal.sigtimedwait([], 0.01)
        if os.getpid() != here:
            raise fault

    with pytest.raises(OSError if isinstance(fault, OSError) else RuntimeError, match=r"no space|odd fault") as caught:
        list(spread(fail, COUNT, 2, 1))
    if isinstance(fault, OSError):
        assert (caught.value.errno, caught.value.filename) == (28, "index.html")  # type: ignore[attr-defined]


def test_a_worker_that_is_killed_is_noticed() -> None:
    here = os.getpid()

    def die(_chunk: slice) -> None:
        signal.sigtimedwait([], 0.01)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="worker"):
        list(spread(die, COUNT, 2, 1))


def test_no_worker_is_left_when_this_process_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    here, fork, forked = os.getpid(), os.fork, []

    def remembered() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", remembered)

    def fail(_chunk: slice) -> None:
        if os.getpid() == here:
            raise ValueError("here")
        signal.sigtimedwait([], 5)

    with pytest.raises(ValueError, match="here"):
        list(spread(fail, COUNT, 2, 1))
    assert len(forked) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_task_beside_gives_its_result(processes: int) -> None:
    found = beside(lambda: (os.getpid(), BIG), processes)
    process, big = found()
    assert big == BIG
    assert (process == os.getpid()) == (processes == 1)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_a_task_beside_is_raised(processes: int) -> None:
    def fail() -> None:
        raise OSError(28, "no space")

    found = beside(fail, processes)
    with pytest.raises(OSError, match="no space"):
        found()
