"""Divide the documents into bundles, prepare each, and index it with Pagefind's binary."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from plugins.search import facets
from plugins.search.documents import Document, Keyer, Listed, shadow

# Documents of one bundle. Fewer would cost the reader requests, more would make a rebuild after one edit slow.
CAPACITY = 1300
# Entries per file of the index. Pagefind's own 20000 suits one bundle; a query reads one file per key and bundle.
CHUNK = 2500
# What a bundle needs in the browser; Pagefind also writes user interfaces that we do not use.
_DATA = ("index", "fragment", "pagefind-entry.json", "facets.json.gz")
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind")


class IndexingError(RuntimeError):
    """Pagefind failed: its own words, and what to do."""


def divide(listed: Sequence[Listed]) -> list[list[Listed]]:
    """Consecutive years together until a bundle is full, so that closed years stay as they are when new articles come."""
    years: dict[str, list[Listed]] = {}
    for one in listed:
        years.setdefault(one.year, []).append(one)
    bundles: list[list[Listed]] = []
    for year in sorted(years):
        found = sorted(years[year], key=lambda one: one.slug)
        for start in range(0, len(found), CAPACITY):
            part = found[start : start + CAPACITY]
            if bundles and len(bundles[-1]) + len(part) <= CAPACITY:
                bundles[-1] += part
            else:
                bundles.append(part)
    return bundles


def fingerprint(listed: Sequence[Listed], rules: str) -> str:
    """Name of a bundle: equal for equal articles under equal rules."""
    digest = hashlib.sha256(rules.encode())
    for one in listed:
        digest.update(one.digest.encode())
    return digest.hexdigest()[:16]


def build(documents: Iterable[Document], keyer: Keyer, target: Path) -> None:
    """One bundle at `target`, complete or not there at all: `words.json` and the facets beside Pagefind's files."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as made:
        site, bundle = Path(made) / "site", Path(made) / "bundle"
        counts: Counter[str] = Counter()
        rows: dict[str, facets.Row] = {}
        for document in documents:
            keys = keyer.keys(document)
            counts.update(keys.words)
            rows[document.slug] = facets.row(document)
            page = site / document.url / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(shadow(document, keys), "utf-8")
        run(site, bundle)
        for path in bundle.iterdir():
            if path.name not in _DATA + _PROGRAM and path.suffix != ".pf_meta":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        facets.write(rows, bundle)
        (bundle / "words.json").write_text(json.dumps(dict(sorted(counts.items())), ensure_ascii=False), "utf-8")
        bundle.rename(target)


def run(site: Path, bundle: Path) -> None:
    """Pagefind over a folder of pages. Its command line, since its Python API truncates files now and then."""
    import pagefind_bin  # type: ignore[import-untyped]

    command = [str(pagefind_bin.get_executable()), "--site", str(site), "--output-path", str(bundle)]
    command += ["--force-language", "unknown", "--silent"]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or not (bundle / "pagefind-entry.json").is_file():
        raise IndexingError(f"تعذر بناء فهرس البحث (Pagefind could not index {site}): {done.stderr or done.stdout}")


def install(bundles: Sequence[Path], output: Path) -> None:
    """Copy finished bundles to output/0, output/1 …; the program files only once."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    for number, bundle in enumerate(bundles):
        leave = ("words.json",) if number == 0 else ("words.json", *_PROGRAM)
        shutil.copytree(bundle, output / str(number), ignore=shutil.ignore_patterns(*leave), copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
