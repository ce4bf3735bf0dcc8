"""Put a finished site in place of the old one in a single step, so that whoever is served meanwhile sees one or the other, whole.

With `SWAP_OUTPUT` (publishconf.py) Pelican and every plugin write to a copy beside the output folder, which takes the folder's name
when all is done. A run that fails or is killed leaves the old site as it was, and the next run begins with a new copy. It costs a
second or so at ten thousand articles; a local build goes without, page by page, and is never half a page.
"""

from __future__ import annotations

import ctypes
import fcntl
import logging
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.archive import state
from plugins.archive.patience import Patient

logger = logging.getLogger(__name__)

# Pages of these folders are always replaced by new files, never changed in place: a second name for the old file will do.
_LINKED = frozenset({"articles", "people", "regions", "tags", "years", "undated"})
_FAILED = (
    "خطأ: لم يكتمل بناء الموقع، والموقع السابق باق كما كان: {error}. أفرغ مكانا أو افتح المجلد للكتابة ثم أعد البناء.\n"
    "error: the build did not complete, and the site before it is as it was: {error}. Free space or allow writing, then build again."
)
_STOPPED = (
    "خطأ: لم يكتمل بناء الموقع: {error}. أفرغ مكانا أو افتح المجلد للكتابة ثم أعد البناء؛ ما كتب من الصفحات تام.\n"
    "error: the build did not complete: {error}. Free space or allow writing, then build again; the pages written so far are whole."
)
_BUSY = (
    "خطأ: بناء آخر يكتب الآن في {output}. انتظر حتى ينتهي ثم أعد المحاولة.\n"
    "error: another build is writing to {output} now. Wait until it ends, then try again."
)
_AT_CWD, _EXCHANGE = -100, 2  # of Linux's renameat2


def beside(output: Path) -> Path:
    """Where the next site grows; always the same place, so that the archive's state fits it."""
    return output.with_name(f".{output.name}.next")


def _equip(pelican: Any) -> None:
    """Wrap the run itself: the handlers of `finalized` are called in no certain order, and all of them belong to the site."""
    if pelican.settings.get("SWAP_OUTPUT"):
        pelican.run = partial(_run_beside, pelican, pelican.run)
    pelican.run = Patient(pelican, partial(_run_alone, pelican, pelican.run))


def _run_alone(pelican: Any, run: Callable[[], None]) -> None:
    """One build of an output folder at a time; the lock dies with its process."""
    place = state.place(pelican.settings.get("ARCHIVE_CACHE") or "", pelican.output_path, pelican.path)
    if not place:
        run()
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.with_suffix(".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                sys.exit(_BUSY.format(output=pelican.output_path))
            run()
    except OSError as error:
        logger.debug("what stopped the build", exc_info=True)
        sys.exit(_STOPPED.format(error=error))


def _run_beside(pelican: Any, run: Callable[[], None]) -> None:
    output = Path(os.path.realpath(pelican.output_path))
    stage = beside(output)
    memory = state.place(pelican.settings["ARCHIVE_CACHE"], str(stage), pelican.path)
    try:
        if stage.exists():  # a run was killed: what it remembers may be of a site that was never shown
            state.begin(memory)
            shutil.rmtree(stage)
        _prepare(output, stage)
        _aim(pelican, stage)
        run()
        _put(stage, output)
    except OSError as error:
        _distrust(memory)
        sys.exit(_FAILED.format(error=error))
    except BaseException:
        _distrust(memory)
        raise
    finally:
        _aim(pelican, output)
        shutil.rmtree(stage, ignore_errors=True)


def _distrust(memory: Path | None) -> None:
    with suppress(OSError):  # the disk may be full
        state.begin(memory)


def _prepare(output: Path, stage: Path) -> None:
    """The site as it is, for the run to go on from."""
    in_place = bool(signals.content_written.receivers)  # somebody's plugin may change pages where they stand
    for entry in sorted(output.iterdir()) if output.is_dir() else ():
        _copy(entry, stage / entry.name, os.link if entry.name in _LINKED and not in_place else shutil.copy2)


def _copy(entry: Path, target: Path, copy: Any) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, target, copy_function=copy, symlinks=True)
    else:
        shutil.copy2(entry, target, follow_symlinks=False)


def _aim(pelican: Any, folder: Path) -> None:
    pelican.output_path = str(folder)
    pelican.settings["OUTPUT_PATH"] = str(folder)


def _put(stage: Path, output: Path) -> None:
    """The finished site takes the name. Folders that could not be exchanged in one step are in two."""
    if output.exists() and not _exchange(stage, output):
        old = output.with_name(f".{output.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        output.rename(old)
        stage.rename(output)
        old.rename(stage)
    elif not output.exists():
        stage.rename(output)


def _exchange(one: Path, two: Path) -> bool:
    """Both names change their folders at the same moment; False where the system cannot."""
    call = getattr(ctypes.CDLL(None), "renameat2", None)
    return call is not None and call(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(two), _EXCHANGE) == 0


def register() -> None:
    """Pelican calls this once."""
    signals.initialized.connect(_equip)
