"""Where old output waits until all is measured.

An ext4 file system without a journal keeps off inodes that were deleted in the last minutes, and looks at each of them whenever a file
is made: a build right after its old output was deleted would spend half its time on that, and tell nothing of the generator.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType


class Attic:
    """A folder beside the measured ones; it is removed at the end."""

    def __init__(self, work: Path) -> None:
        self._folder = work / ".old"
        self._count = 0

    def __enter__(self) -> Attic:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, path: Path) -> None:
        """Move a folder here, if there is one."""
        if path.exists():
            self._count += 1
            path.rename(self._folder / str(self._count))
