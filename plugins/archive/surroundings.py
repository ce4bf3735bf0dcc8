"""A digest of all that every page depends on: code, versions, templates, settings, and what plugins put into the context."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FunctionType
from typing import Any

import arabic

_PACKAGES = ("pelican", "jinja2", "markdown", "markupsafe", "babel", "pyyaml", "feedgenerator")
_ELSEWHERE = frozenset({"OUTPUT_PATH", "CACHE_PATH", "ARCHIVE_CACHE", "ARCHIVE_JOBS", "PORT", "BIND"})  # change no page
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def code(plugins: Iterable[str]) -> bytes:
    """Digest of the versions in use and of every plugin's own files, other people's included."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(sys.version.encode())
    for name, version in sorted(_versions().items()):
        digest.update(f"{name} {version}\n".encode())
    folders = {Path(arabic.__file__).parent, Path(__file__).parent}
    files = {path for folder in folders for path in folder.rglob("*.py")}
    for name in plugins:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            files |= set(Path(file).parent.rglob("*.py")) if file.endswith("__init__.py") else {Path(file)}
    return _files(digest, files)


def _versions() -> dict[str, str]:
    """Versions by the names of the folders that installers leave; `importlib.metadata` takes as long as reading the state."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():  # noqa: PTH112, PTH208  as short as it is meant to be
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and name.lower() in _PACKAGES:
                found.setdefault(name.lower(), version)
    if len(found) < len(_PACKAGES):  # installed in another way
        from importlib.metadata import version as version_of

        found |= {name: version_of(name) for name in _PACKAGES if name not in found}
    return found


def theme(folders: Iterable[str]) -> bytes:
    """Digest of the templates."""
    return _files(hashlib.blake2b(digest_size=16), {path for folder in folders for path in Path(folder).rglob("*") if path.is_file()})


def context(shown: dict[str, Any]) -> bytes:
    """Digest of settings and of what plugins added to the context.

    A value that shows its identity rather than its content (`<object at 0x…>`) is described by what can be seen of it.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(shown):
        if name not in _ELSEWHERE:
            digest.update(f"{name}={_describe(shown[name])}\n".encode("utf-8", "replace"))
    return digest.digest()


def _files(digest: Any, files: Iterable[Path]) -> bytes:
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(f"{path} {len(data)}\n".encode())
        digest.update(data)
    return bytes(digest.digest())


def _describe(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(sorted(f"{key}: {_describe(item)}" for key, item in value.items() if key not in _ELSEWHERE)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_describe, value)) + "]"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(_describe, value))) + "}"
    if isinstance(value, FunctionType):
        return f"{value.__module__}.{value.__qualname__} {value.__code__.co_code.hex()} {_ADDRESS.sub('', repr(value.__code__.co_consts))}"
    if hasattr(value, "get_relative_source_path"):  # one of Pelican's pages
        return f"{value.url} {value.title} {sorted((key, str(item)) for key, item in value.metadata.items())}"
    return _ADDRESS.sub("", repr(value))
