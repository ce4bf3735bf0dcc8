"""Divide the documents into bundles, make each with Pagefind's binary, and put them into the site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import zlib
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from plugins.search import compact, facets, records
from plugins.search.documents import Listed
from plugins.search.records import Record

# Articles of one bundle. Fewer would cost the reader requests, more would make a rebuild after one edit slow.
CAPACITY = 2600
# Places of keys per file of the index. Pagefind's own 20000 suits one bundle; a query reads about one file per word and bundle.
CHUNK = 4000
WORDS = "words.json"
# What no browser reads.
_OURS = (records.FILE, WORDS)


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
    digest = sha256(rules.encode())
    for one in listed:
        digest.update(one.digest.encode())
    return digest.hexdigest()[:16]


def build(listed: Sequence[Listed], made: Sequence[Record], rules: str, target: Path) -> None:
    """One bundle at `target`, complete or not there at all: the index that Pagefind makes, articles, facets, words, records."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as folder:
        bundle = Path(folder) / "bundle"
        with tempfile.TemporaryDirectory(dir=_scratch(), prefix="khizana-") as site:
            (Path(site) / "index.html").write_text(_page(made), "ascii")
            run(Path(site), bundle)
        _compacted(bundle, [size for record in made for size in record.sizes])
        (bundle / records.TEXTS).mkdir()
        for number, record in enumerate(made):
            record.write_text(bundle / records.TEXTS / f"{number}.json.gz")
        facets.write([record.row for record in made], bundle)
        counts: Counter[str] = Counter()
        for record in made:
            counts.update(record.words.split())
        (bundle / WORDS).write_text(json.dumps(dict(sorted(counts.items())), ensure_ascii=False), "utf-8")
        records.keep(listed, made, rules, bundle)
        bundle.rename(target)


def _page(made: Sequence[Record]) -> str:
    """All articles of a bundle as one page: for thousands of pages Pagefind takes four times as long.

    It tells for each key at which places of the page it stands, and the place tells the article.
    """
    return f"<!doctype html><html><body data-pagefind-body>{' '.join(record.keys for record in made if record.keys)}</body></html>"


def _compacted(bundle: Path, sizes: Sequence[int]) -> None:
    try:
        compact.compact(bundle, sizes)
    except compact.FormatError as error:
        cause = f"صيغة فهرس Pagefind تغيرت (Pagefind writes another format): {error}"
        remedy = "أعد نسخة pagefind المثبتة في ملف القفل (install the locked version of pagefind)"
        raise IndexingError(f"{cause} — {remedy}") from error


def _scratch() -> str | None:
    """Where a file for one moment costs least: memory, where the system offers it."""
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
        shutil.copytree(bundle, place, ignore=shutil.ignore_patterns(*_OURS), copy_function=_link)


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
