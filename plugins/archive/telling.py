"""How a run speaks: plain whole lines where no terminal is, and no traceback for a fault that was told already."""

from __future__ import annotations

import logging
import sys

from pelican.log import DEFAULT_LOG_HANDLER, console

_PELICANS_END = "Warning or error encountered"  # pelican/log.py raises it behind the first message under `--fatal`
_STOPPED = "توقف البناء لما سبق ذكره.\nThe build stopped because of what is told above."


def settle() -> None:
    """Once per process, before the first message."""
    logging.getLogger("pelican").addFilter(_say_once)
    root = logging.getLogger()
    if DEFAULT_LOG_HANDLER in root.handlers and not console.is_terminal:
        root.removeHandler(DEFAULT_LOG_HANDLER)
        root.addHandler(_plain())


def _plain() -> logging.Handler:
    """Rich folds every line at 80 columns, file names too, which nobody can search for in a log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    return handler


def _say_once(record: logging.LogRecord) -> bool:
    """Pelican shows the place in its code where it stopped itself; what made it stop is what helps."""
    if record.exc_info and str(record.exc_info[1]) == _PELICANS_END:
        record.msg, record.args, record.exc_info = _STOPPED, (), None
    return True
