"""Texts are read on all cores: in order, none lost when one kills its worker, and a bar only for people."""

from __future__ import annotations

import io
import os
import sys

import pytest

from converter import pool

FATAL = 77


def work(number: int) -> int:
    if number == FATAL:
        os._exit(1)  # as a segmentation fault or the kernel's want of memory would
    return number * number


def test_results_keep_the_order_of_the_texts() -> None:
    items = [number for number in range(200) if number != FATAL]
    assert list(pool.ordered(work, items, lambda _: -1)) == [number * number for number in items]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has no workers to lose")
def test_a_text_that_kills_its_worker_is_the_only_one_lost() -> None:
    items = list(range(200))
    expected = [-1 if number == FATAL else number * number for number in items]
    assert list(pool.ordered(work, items, lambda _: -1)) == expected


def test_one_core_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    items = list(range(60))
    assert list(pool.ordered(lambda number: number + os.getpid(), items, lambda _: -1)) == [number + os.getpid() for number in items]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_for_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, drawn in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", screen)
        assert list(pool.progress(iter(range(100)), 100)) == list(range(100))
        assert ("100/100" in screen.getvalue() and "█" * 30 in screen.getvalue()) is drawn
        assert drawn or not screen.getvalue()
