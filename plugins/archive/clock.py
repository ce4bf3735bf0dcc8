"""Where the time goes: a line now and then on a terminal, one line at the end."""

from __future__ import annotations

import time
from typing import Any

from pelican.log import console

_PAUSE = 2.0  # seconds between two lines of progress


class Clock:
    """Laps of one run, in seconds."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self.started = self.last = self.shown = time.perf_counter()

    def lap(self, name: str) -> None:
        """Count the time since the last lap to `name`."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self.last
        self.last = now

    def progress(self, done: int, total: int) -> None:
        """Say how far the pages are, on a terminal only and not too often."""
        now = time.perf_counter()
        if console.is_terminal and now - self.shown > _PAUSE:
            self.shown = now
            console.print(f"  pages: {done:,} of {total:,}", highlight=False)

    def show(self, build: Any) -> None:
        """The one line at the end."""
        laps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.laps.items())
        total = time.perf_counter() - self.started
        changed = len(build.store.changed)
        console.print(f"Khizana: {len(build.pages):,} pages, {build.rendered:,} rendered, {changed:,} changed, in {total:.2f} s ({laps})",
                      highlight=False, soft_wrap=True)  # fmt: skip
