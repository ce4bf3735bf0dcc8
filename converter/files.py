"""The only module of the converter that opens files. Reads refuse what is no plain file; writes are whole or not at all."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from converter.problems import Problem, problem, trouble

MAX_BYTES = 64_000_000  # larger than any article; a mistake (a video, a backup) rather than a text
_TEMPORARY = ".writing"  # ending of a file that is not complete yet
_held: set[int] = set()  # descriptors of locks


def _let_go() -> None:
    """A worker must not hold its parent's lock: were the parent killed, the lock would outlive it."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain file; `TroubleError` for links, folders, devices, unreadable or huge files."""
    try:
        mode = os.lstat(path)
    except FileNotFoundError:
        raise trouble("no_such_file", path) from None
    except OSError as error:
        raise trouble("unreadable_file", path, error=error.strerror) from None
    if not stat.S_ISREG(mode.st_mode):
        raise trouble("not_a_plain_file", path)
    if mode.st_size > MAX_BYTES:
        raise trouble("file_too_large", path, size=mode.st_size // 1_000_000, limit=MAX_BYTES // 1_000_000)
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 — a third of the time of `path.read_bytes`
            return file.read()
    except OSError as error:
        raise trouble("unreadable_file", path, error=error.strerror) from None


def read_text(path: Path) -> str:
    """A UTF-8 file of the archive with LF line ends; a byte order mark is tolerated."""
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise trouble("not_utf8", path, data.count(b"\n", 0, error.start) + 1) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write(path: Path, text: str) -> None:
    """Replace a file in one step: a reader, or a power cut, sees the old file or the new one, never a part."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}{_TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise trouble("unwritable_file", path, error=error.strerror) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Make the names of files just written survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second run out of `folder`. The lock dies with its process, so a killed run leaves none behind."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise trouble("unwritable_file", folder, error=error.strerror) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise trouble("another_run", folder) from None
        _held.add(descriptor)
        _sweep(folder)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; the caller holds the lock."""
    for leftover in folder.rglob(f".*{_TEMPORARY}"):
        leftover.unlink(missing_ok=True)


def records(folder: Path) -> list[Path]:
    """The Markdown files of a folder, by name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix == ".md" and not path.name.startswith("."))


def seeds(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Every raw text at or directly under `paths`, each once and in order, and what was refused."""
    found: dict[Path, None] = {}
    refused: list[Problem] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError as error:
            refused.append(problem("unreadable_file", path, error=error.strerror))
            continue
        for entry in inside:
            fault = _refusal(entry, chosen=entry == path)
            if fault:
                refused.append(fault)
            elif entry == path or _is_seed(entry):
                found[entry] = None
    return list(found), refused


def _is_seed(path: Path) -> bool:
    return path.suffix.lower() == ".txt" and not path.name.startswith(".")


def _refusal(path: Path, chosen: bool) -> Problem | None:
    """Why a file cannot be taken as a raw text; None also for files that are simply no seeds."""
    if not chosen and not _is_seed(path):
        return None
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return problem("no_such_file", path)
    except OSError as error:
        return problem("unreadable_file", path, error=error.strerror)
    return None if stat.S_ISREG(mode) else problem("not_a_plain_file", path)


def name_within(path: Path, root: Path) -> str:
    """The path from the archive's root with `/`, or the bare name of a file that lies elsewhere."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return path.name


def own_text(name: str) -> str:
    """A text file that is part of the converter itself."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def others(folder: Path) -> list[Path]:
    """Files of a seeds folder that are no raw texts (a README is welcome there)."""
    if not folder.is_dir():
        return []
    listed = (path for path in folder.iterdir() if path.is_file() and not _is_seed(path))
    return sorted(path for path in listed if not path.name.startswith(".") and path.suffix.lower() != ".md")
