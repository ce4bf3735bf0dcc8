"""Write everything the search page reads: bundles, rules, words and names. Unchanged bundles come from the cache."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wordfreq import get_frequency_dict

from arabic.analyser import Analyser
from plugins.search import bundles, records, tables, vocabulary
from plugins.search.documents import Document, Listed
from plugins.search.keys import Keyer
from plugins.search.records import Record, prepare

# Code whose change makes every cached bundle void.
_HERE = Path(__file__).parent
_ARABIC = _HERE.parent.parent / "arabic"
_CODE = [
    *(_HERE / f"{name}.py" for name in ("documents", "keys", "letters", "records", "bundles", "compact", "cbor", "facets")),
    *(_ARABIC / f"{name}.py" for name in ("analyser", "stems", "words", "folding", "digits")),
]
# Fewer articles than this are prepared before a second process would have started.
_FEW = 100
Job = tuple[list[Listed], Path]
Read = Callable[[Listed], Document]


class _Making(NamedTuple):
    """What forked processes make bundles with."""

    read: Read
    rules: str  # and the code: equal for equal records
    keyer: Keyer
    kept: Mapping[str, Record]  # by the articles' digests

    def records(self, listed: Sequence[Listed]) -> list[Record]:
        return [self.kept.get(one.digest) or prepare(self.read(one), self.keyer) for one in listed]

    def bundle(self, job: Job) -> None:
        bundles.build(job[0], self.records(job[0]), self.rules, job[1])


_making: _Making | None = None


def write(
    listed: Sequence[Listed], read: Read, names: Iterable[vocabulary.Name], output: Path, cache: Path, shards: Sequence[str] = ()
) -> None:
    """The search's files under `output`; finished bundles are kept under `cache` by what they hold.

    `read` is called only for articles that the bundles of the last runs lack, in forked processes when they are many. `shards` are the
    paths of sites of the same origin whose indexes the page searches too.
    """
    rules = tables.load()
    text = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))
    divided = bundles.divide(listed)
    digest = hashlib.sha256((text + _code()).encode()).hexdigest()
    made = [cache / bundles.fingerprint(part, digest) for part in divided]
    missing = [(part, path) for part, path in zip(divided, made, strict=True) if not path.is_dir()]
    if missing:
        keyer = Keyer(Analyser(rules["analyser"]), rules["unindexed"], _common())
        _build(missing, _Making(read, digest, keyer, records.kept(_others(cache, made), digest)))
    cache.mkdir(parents=True, exist_ok=True)
    bundles.install(made, output)
    (output / "rules.json").write_text(text, "utf-8")
    counts = vocabulary.merged(json.loads((path / bundles.WORDS).read_text("utf-8")) for path in made)
    files = {"words": vocabulary.write_words(counts, output / "words"), "names": vocabulary.write_names(names, output / "names")}
    manifest = {"bundles": [path.name for path in made], "documents": len(listed), **files, "shards": list(shards)}
    (output / "manifest.json").write_text(json.dumps(manifest, separators=(",", ":")), "utf-8")
    _forget(cache, made)


def _common() -> Callable[[str], float]:
    """How common a word is among the some thirty thousand commonest."""
    known = get_frequency_dict("ar", "small")
    return lambda word: float(known.get(word, 0.0))


def _others(cache: Path, made: Sequence[Path]) -> list[Path]:
    """Bundles of earlier runs that this one does not use as they are."""
    return sorted(path for path in cache.iterdir() if path.is_dir() and path not in made) if cache.is_dir() else []


def _build(missing: list[Job], making: _Making) -> None:
    """Bundles that the cache lacks, two at a time; a single one is prepared by two processes."""
    global _making
    _making = making
    fresh = sum(one.digest not in making.kept for listed, _ in missing for one in listed)
    alone = len(missing) == 1 and fresh < _FEW
    if alone or (os.cpu_count() or 1) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for job in missing:
            _one(job)
        return
    gc.freeze()  # workers share what the build has read; a collection in one of them would copy all of it
    with multiprocessing.get_context("fork").Pool(2, gc.disable) as pool:
        if len(missing) == 1:
            ((listed, target),) = missing
            middle = len(listed) // 2
            made = [record for half in pool.map(_records, [listed[:middle], listed[middle:]]) for record in half]
            bundles.build(listed, made, making.rules, target)
        else:
            for _ in pool.imap_unordered(_one, sorted(missing, key=lambda job: -len(job[0])), chunksize=1):
                pass
    gc.unfreeze()


def _one(job: Job) -> None:
    assert _making is not None
    _making.bundle(job)


def _records(listed: list[Listed]) -> list[Record]:
    assert _making is not None
    return _making.records(listed)


def _code() -> str:
    digest = hashlib.sha256()
    for path in _CODE:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _forget(cache: Path, used: Sequence[Path]) -> None:
    """Bundles of the builds before the last one go."""
    keep = {path.name for path in used}
    before = cache / "last.json"
    known = set(json.loads(before.read_text("utf-8"))) if before.is_file() else set()
    for path in cache.iterdir():
        if path.is_dir() and path.name not in keep | known:
            shutil.rmtree(path, ignore_errors=True)
    before.write_text(json.dumps(sorted(keep)), "utf-8")
