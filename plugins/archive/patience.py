"""After a build that failed under `--autoreload`, wait for a change before the next.

Pelican begins again at once: the same fault for ever, at the full speed of a core and with ever more memory.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from pelican.utils import wait_for_changes

logger = logging.getLogger(__name__)

_WAITING = (
    "لم يكتمل البناء. صحح الملف الذي ذكر أعلاه واحفظه، فيعاد البناء وحده. · "
    "The build did not complete. Correct the file named above and save it: the site is then built again by itself."
)


class Patient:
    """Pelican's `run` that remembers whether its last run failed."""

    def __init__(self, pelican: Any, run: Callable[[], None]) -> None:
        self.pelican, self._run, self.failed = pelican, run, False

    def __call__(self) -> None:
        if self.failed:
            logger.warning(_WAITING)
            settings = self.pelican.settings
            wait_for_changes(settings["PATH"], settings)  # the texts stand for the settings, which a restart alone reads anew
        self.failed = True
        self._run()
        self.failed = False
