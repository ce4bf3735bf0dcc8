"""Write everything the search page reads: bundles, rules, words and names. Unchanged bundles come from the cache."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
# Fewer articles than this are prepared before other processes would have started.
_FEW = 100
# Articles that a process prepares at a time.
_BATCH = 200
Read = Callable[[Listed], Document]
_keyer: Keyer | None = None
_read: Read | None = None


class _Job(NamedTuple):
    """A bundle that the cache lacks."""

    listed: list[Listed]
    target: Path
    rules: str  # and the code: equal for equal records

    def make(self, found: Mapping[str, Record]) -> None:
        bundles.build(self.listed, [found[one.digest] for one in self.listed], self.rules, self.target)


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
    missing = [_Job(part, path, digest) for part, path in zip(divided, made, strict=True) if not path.is_dir()]
    if missing:
        global _keyer, _read
        _keyer, _read = Keyer(Analyser(rules["analyser"]), rules["unindexed"], _common()), read
        _build(missing, records.kept(_others(cache, made), digest))
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


def _build(missing: Sequence[_Job], kept: Mapping[str, Record]) -> None:
    """Prepare what no earlier bundle holds, on both processors, and make each bundle as soon as all of it is prepared."""
    fresh = [[one for one in job.listed if one.digest not in kept] for job in missing]
    many = sum(map(len, fresh)) >= _FEW and (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()
    if not many:
        for job, new in zip(missing, fresh, strict=True):
            job.make({**kept, **_prepared(new)})
        return
    gc.freeze()  # workers share what the build has read; a collection in one of them would copy all of it
    batches = [[new[at : at + _BATCH] for at in range(0, len(new), _BATCH)] for new in fresh]
    with multiprocessing.get_context("fork").Pool(2, gc.disable) as pool, ThreadPoolExecutor(2) as maker:
        prepared = pool.imap(_prepared, [batch for part in batches for batch in part])
        made = []
        for job, part in zip(missing, batches, strict=True):
            found = dict(kept)
            for _ in part:
                found |= next(prepared)
            made.append(maker.submit(job.make, found))
        for one in made:
            one.result()
    gc.unfreeze()


def _prepared(listed: Sequence[Listed]) -> dict[str, Record]:
    assert _keyer is not None and _read is not None
    return {one.digest: prepare(_read(one), _keyer) for one in listed}


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
