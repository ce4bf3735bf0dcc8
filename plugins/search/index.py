"""Write everything the search page reads: bundles, rules, words and names. Unchanged bundles come from the cache."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wordfreq import get_frequency_dict

from arabic.analyser import Analyser
from plugins.search import bundles, tables, vocabulary
from plugins.search.documents import Document, Keyer, Listed

# Code whose change makes every cached bundle void.
_HERE = Path(__file__).parent
_ARABIC = _HERE.parent.parent / "arabic"
_CODE = [
    *(_HERE / name for name in ("documents.py", "bundles.py", "compact.py", "cbor.py", "facets.py")),
    *(_ARABIC / name for name in ("analyser.py", "stems.py", "words.py", "folding.py", "digits.py")),
]
Job = tuple[list[Listed], Path]
Read = Callable[[Listed], Document]
_keyer: Keyer | None = None
_read: Read | None = None


def write(
    listed: Sequence[Listed], read: Read, names: Iterable[vocabulary.Name], output: Path, cache: Path, shards: Sequence[str] = ()
) -> None:
    """The search's files under `output`; finished bundles are kept under `cache` by what they hold.

    `read` is called only for articles of bundles that the cache lacks, in forked processes. `shards` are the paths of sites of the same
    origin whose indexes the page searches too.
    """
    global _keyer, _read
    _read = read
    rules = tables.load()
    text = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))
    divided = bundles.divide(listed)
    made = [cache / bundles.fingerprint(part, text + _code()) for part in divided]
    missing = [(part, path) for part, path in zip(divided, made, strict=True) if not path.is_dir()]
    if missing:
        _keyer = Keyer(Analyser(rules["analyser"]), rules["unindexed"], _common())
        _build(missing)
    cache.mkdir(parents=True, exist_ok=True)
    bundles.install(made, output)
    (output / "rules.json").write_text(text, "utf-8")
    counts = vocabulary.merged(json.loads((path / "words.json").read_text("utf-8")) for path in made)
    files = {"words": vocabulary.write_words(counts, output / "words"), "names": vocabulary.write_names(names, output / "names")}
    manifest = {"bundles": [path.name for path in made], "documents": len(listed), **files, "shards": list(shards)}
    (output / "manifest.json").write_text(json.dumps(manifest, separators=(",", ":")), "utf-8")
    _forget(cache, made)


def _common() -> Callable[[str], float]:
    """How common a word is among the some thirty thousand commonest."""
    known = get_frequency_dict("ar", "small")
    return lambda word: float(known.get(word, 0.0))


def _build(missing: list[Job]) -> None:
    """Bundles that the cache lacks, two at a time; a single one is prepared by two processes."""
    if (os.cpu_count() or 1) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for job in missing:
            _one(job)
        return
    gc.freeze()  # workers share what the build has read; a collection in one of them would copy all of it
    with multiprocessing.get_context("fork").Pool(2, gc.disable) as pool:
        if len(missing) == 1:
            listed, target = missing[0]
            halves = [listed[::2], listed[1::2]]
            bundles.build(listed, lambda site: pool.map(_prepare, [(half, site) for half in halves]), target)
        else:
            for _ in pool.imap_unordered(_one, sorted(missing, key=lambda job: -len(job[0])), chunksize=1):
                pass
    gc.unfreeze()


def _one(job: Job) -> None:
    bundles.build(job[0], lambda site: [_prepare((job[0], site))], job[1])


def _prepare(task: tuple[list[Listed], Path]) -> bundles.Prepared:
    assert _keyer is not None and _read is not None
    return bundles.prepare(map(_read, task[0]), _keyer, task[1])


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
