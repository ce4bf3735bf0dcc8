"""Divide the documents into bundles, prepare each, and index it with Pagefind's binary."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.search import compact, facets
from plugins.search.documents import Document, Keyer, Listed, packed, shadow

# Articles of one bundle. Fewer would cost the reader requests, more would make a rebuild after one edit slow.
CAPACITY = 1500
# Entries per file of the index. Pagefind's own 20000 suits one bundle; a query reads about one file per word and bundle.
CHUNK = 4000
# What the browser needs of what Pagefind writes; its program and user interfaces are not used (theme/static/search/engine/bundle.js).
_DATA = ("index", "fragment")


class IndexingError(RuntimeError):
    """Pagefind failed: its own words, and what to do."""


def divide(listed: Sequence[Listed]) -> list[list[Listed]]:
    """Consecutive years together until a bundle is full, so that closed years stay as they are when new articles come.

    A year of many articles is cut into parts by the articles' names: a new article changes one part, not where all begin.
    """
    years: dict[str, list[Listed]] = {}
    for one in listed:
        years.setdefault(one.year, []).append(one)
    bundles: list[list[Listed]] = []
    for year in sorted(years):
        for part in _parts(years[year]):
            if bundles and len(bundles[-1]) + len(part) <= CAPACITY:
                bundles[-1] += part
            else:
                bundles.append(part)
    return bundles


def _parts(year: list[Listed]) -> list[list[Listed]]:
    """The articles of a year in 1, 2, 4 … parts of at most about a third of a bundle."""
    count = 1
    while len(year) > count * CAPACITY // 3:
        count *= 2
    parts: list[list[Listed]] = [[] for _ in range(count)]
    for one in sorted(year, key=lambda one: one.slug):
        parts[zlib.crc32(one.slug.encode()) % count].append(one)
    return [part for part in parts if part]


def fingerprint(listed: Sequence[Listed], rules: str) -> str:
    """Name of a bundle: equal for equal articles under equal rules."""
    digest = hashlib.sha256(rules.encode())
    for one in listed:
        digest.update(one.digest.encode())
    return digest.hexdigest()[:16]


class Prepared(NamedTuple):
    """What is left to know of articles whose shadows are written."""

    counts: Counter[str]  # in how many articles a word stands
    rows: dict[str, facets.Row]  # by the name of the shadow page
    texts: dict[str, bytes]


def prepare(documents: Iterable[Document], keyer: Keyer, site: Path) -> Prepared:
    """Write the shadow pages of some articles."""
    counts: Counter[str] = Counter()
    rows: dict[str, facets.Row] = {}
    texts: dict[str, bytes] = {}
    for document in documents:
        keys = keyer.keys(document)
        counts.update(keys.words)
        name = shadow_name(document.slug)
        rows[name], texts[name] = facets.row(document), packed(document)
        (site / f"{name}.html").write_text(shadow(keys), "utf-8")
    return Prepared(counts, rows, texts)


def shadow_name(slug: str) -> str:
    """Name of an article's shadow page, safe on every file system."""
    return hashlib.sha256(slug.encode()).hexdigest()[:16]


def build(listed: Sequence[Listed], prepare_all: Callable[[Path], Sequence[Prepared]], target: Path) -> None:
    """One bundle at `target`, complete or not there at all: `words.json`, articles and facets beside Pagefind's files.

    `prepare_all` writes the shadow pages of the bundle's articles into a folder, where they stand empty in the order of `listed`:
    Pagefind numbers pages as the folder lists them, which is the order of their creation in memory, and two processes fill them.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as made:
        bundle = Path(made) / "bundle"
        with tempfile.TemporaryDirectory(dir=_scratch(), prefix="khizana-") as site:
            for one in listed:
                (Path(site) / f"{shadow_name(one.slug)}.html").touch()
            parts = prepare_all(Path(site))
            run(Path(site), bundle)
        for path in bundle.iterdir():
            if path.name not in _DATA and path.suffix != ".pf_meta":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        rows = {name: row for part in parts for name, row in part.rows.items()}
        names = _compacted(bundle, {name: text for part in parts for name, text in part.texts.items()})
        facets.write([rows[name] for name in names], bundle)
        counts = sum((part.counts for part in parts), Counter[str]())
        (bundle / "words.json").write_text(json.dumps(dict(sorted(counts.items())), ensure_ascii=False), "utf-8")
        bundle.rename(target)


def _compacted(bundle: Path, texts: dict[str, bytes]) -> list[str]:
    try:
        return compact.compact(bundle, texts)
    except compact.FormatError as error:
        cause = f"صيغة فهرس Pagefind تغيرت (Pagefind writes another format): {error}"
        remedy = "أعد نسخة pagefind المثبتة في ملف القفل (install the locked version of pagefind)"
        raise IndexingError(f"{cause} — {remedy}") from error


def _scratch() -> str | None:
    """Where a thousand small files cost least: memory, where the system offers it."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


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
    """Put finished bundles into `output` under their own names. What is there already stays."""
    output.mkdir(parents=True, exist_ok=True)
    names = {bundle.name for bundle in bundles}
    for path in output.iterdir():
        if not path.is_dir() or path.name not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for bundle in bundles:
        place = output / bundle.name
        if _installed(bundle, place):
            continue
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(bundle, place, ignore=shutil.ignore_patterns("words.json"), copy_function=_link)


def _installed(bundle: Path, place: Path) -> bool:
    """Whether the very files of the bundle stand there (linked, not copied); the last that was made stands for all."""
    try:
        return (place / facets.PEOPLE).samefile(bundle / facets.PEOPLE)
    except OSError:
        return False


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
