"""sw.js and offline/search.json: what the worker keeps, under a version made of its content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.archive.addresses import file_of
from plugins.archive.records import Archive
from plugins.archive.store import Store

SOURCE = Path(__file__).parent / "worker.js"
# What stands on every page, and the two pages that must open without a network. Fonts are loaded by then: keeping them costs nothing.
_SHELL = ("theme/site.*.css", "theme/site.*.js", "theme/scheme.js", "theme/*.svg", "theme/fonts/*.woff2")
_PAGES = ("", "offline/")
# The search page and its program; then the index. Names with a digest never change their content.
_SEARCH = ("theme/search/**/*.js", "theme/search/*.css")
_INDEX = "search/index"
# Of a large index neither the words' places nor the articles.
_ESSENTIAL = re.compile(r"(?<!/text)/[^/]+\.(?:json|gz|pf_meta)$")


def write(output: str, archive: Archive, settings: Any) -> None:
    """Both files, from what the output folder holds."""
    root, store = Path(output), Store(output)
    shell = [*_PAGES, *_found(root, _SHELL)]
    search = _search(root, settings["OFFLINE_SEARCH_BYTES"])
    listed = json.dumps(search, separators=(",", ":")).encode()
    store.put("offline/search.json", listed + b"\n")
    config = {
        "shell": shell,
        "search": _digest(root, search)[:12],
        "removed": sorted(article.url for article in archive.removed),
    }
    source = SOURCE.read_text(encoding="utf-8")
    version = hashlib.sha256((source + json.dumps(config) + _digest(root, shell)).encode()).hexdigest()[:12]
    settled = json.dumps({"version": version, **config}, ensure_ascii=False, separators=(",", ":"))
    store.put("sw.js", source.replace("{ /* filled in at build */ }", settled).encode())


def _search(root: Path, limit: int) -> list[str]:
    """Addresses that a search may need, the whole index if it is small enough."""
    if not (root / _INDEX).is_dir():
        return []
    index = sorted(path for path in (root / _INDEX).rglob("*") if path.is_file())
    if sum(path.stat().st_size for path in index) > limit:
        index = [path for path in index if _ESSENTIAL.search(path.as_posix())]
    return ["search/", *_found(root, _SEARCH), *(path.relative_to(root).as_posix() for path in index)]


def _found(root: Path, patterns: Iterable[str]) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for pattern in patterns for path in root.glob(pattern) if path.is_file())


def _digest(root: Path, urls: Iterable[str]) -> str:
    """Digest of the content behind the addresses."""
    digest = hashlib.sha256()
    for url in urls:
        path = root / file_of(url)
        digest.update(f"{url}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
