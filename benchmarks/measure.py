"""Run a command and learn what it cost: wall time, processor time, peak memory of it and all its children."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.5  # seconds between two looks at memory: each walks all pages, which takes the time of the measured processes


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of processors; bytes of memory at the peak, shared pages counted once."""

    wall: float
    cpu: float
    memory: int


class CommandError(Exception):
    """A measured command failed; carries its output."""


def run(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run to the end. Raises CommandError with the command's own words."""
    log = folder / "last-run.log"
    started = time.perf_counter()
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, env=_usual(environment), stdout=file, stderr=subprocess.STDOUT)
        watch = _Memory(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    if process.returncode:
        raise CommandError(f"{' '.join(command)}\n{log.read_text('utf-8', 'replace')[-4000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(watch.peak, usage.ru_maxrss * 1024 if not watch.peak else 0))


def _usual(environment: dict[str, str]) -> dict[str, str]:
    """This process's environment, with compiled Python modules kept as everywhere: compiling them anew is no part of a build."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | environment


class _Memory(threading.Thread):
    """Sums the proportional set size of a process and its descendants, again and again."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_proportional, _family(self.pid))))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _family(pid: int) -> list[int]:
    found, pending = [], [pid]
    while pending:
        one = pending.pop()
        found.append(one)
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
        except OSError:  # it has ended since it was named
            continue
        for task in tasks:
            try:
                pending += map(int, (task / "children").read_text().split())
            except OSError:
                continue
    return found


def _proportional(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


def pages_and_bytes(folder: Path) -> tuple[int, int]:
    """HTML pages and bytes of all files."""
    pages = size = 0
    for path in folder.rglob("*"):
        if path.is_file():
            size += path.stat().st_size
            pages += path.suffix == ".html"
    return pages, size
