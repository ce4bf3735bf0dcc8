"""Files of the output folder: written whole or not at all, and not touched when their bytes are the same.

Pages are replaced one by one (a temporary file beside the page, then a rename) and old pages are removed when the run is
complete. Whether this happens in the folder that is served or in a copy of it is for `plugins/swap.py` to say.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path

from plugins.archive.addresses import MARK, root_of

Stamp = tuple[int, int]  # size and time of change of a file


class Store:
    """One output folder. `files` maps every file written in this run, changed or not, to its Stamp."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")
        self.files: dict[str, Stamp] = {}
        self.changed: set[str] = set()
        self._folders: set[str] = set()
        self.found_empty = not Path(self.root).exists()

    def path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def put(self, name: str, data: bytes) -> bool:
        """Write a file; False when it held these bytes already."""
        path = self.path(name)
        stamp = None if self.found_empty else _same(path, data)
        if stamp is not None:
            self.files[name] = stamp
            return False
        self._make_folder(path.rpartition("/")[0])
        self.files[name] = _write(path, data) if self.found_empty else _replace(path, data)
        self.changed.add(name)
        return True

    def put_all(self, files: list[tuple[str, bytes]]) -> None:
        """Write several. A new folder's folders come first: one kind of system call after another of its kind is cheaper."""
        if self.found_empty:
            for name, _ in files:
                self._make_folder(self.path(name).rpartition("/")[0])
        for name, data in files:
            self.put(name, data)

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        with suppress(FileExistsError):
            try:
                os.mkdir(folder)  # noqa: PTH102  called for every page: a Path object would double its cost
            except FileNotFoundError:
                self._make_folder(folder.rpartition("/")[0])
                os.mkdir(folder)  # noqa: PTH102
        self._folders.add(folder)

    def stamp(self, name: str) -> Stamp | None:
        """Size and time of a file as it is on disk; None when there is none."""
        try:
            status = os.stat(self.path(name))  # noqa: PTH116  called for every page: a Path object would double its cost
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def remove(self, name: str) -> None:
        """Delete a page, what a plugin made of it (`index.html.gz`), and its folder when nothing else is there."""
        path = Path(self.path(name))
        for file in [path, *path.parent.glob(path.name + ".*")]:
            file.unlink(missing_ok=True)
        folder = path.parent
        while folder != Path(self.root):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


class Sink(io.StringIO):
    """What Pelican's Writer gets instead of an open file: the text goes to the store when it is complete."""

    def __init__(self, store: Store, name: str) -> None:
        super().__init__()
        self._store, self._name = store, name

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            root = root_of(self._name.removesuffix("index.html"))
            self._store.put(self._name, self.getvalue().replace(MARK, root).encode())
        super().__exit__(kind, *rest)  # type: ignore[arg-type]


def _same(path: str, data: bytes) -> Stamp | None:
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        status = os.fstat(file)
        if status.st_size != len(data) or os.read(file, len(data) + 1) != data:
            return None
        return status.st_size, status.st_mtime_ns
    except OSError:  # a folder of that name
        return None
    finally:
        os.close(file)


def _replace(path: str, data: bytes) -> Stamp:
    temporary = path + ".part"
    stamp = _write(temporary, data)
    os.replace(temporary, path)  # noqa: PTH105  as above
    return stamp


def _write(path: str, data: bytes) -> Stamp:
    """Straight to its place: in a new output folder there is no old page to keep whole."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        status = os.fstat(file)
    except OSError:  # the disk is full: no page is better than half a page
        os.unlink(path)  # noqa: PTH108  as above
        raise
    finally:
        os.close(file)
    return len(data), status.st_mtime_ns
