"""Write everything the search page reads: bundles, rules, words and names. Unchanged bundles come from the cache."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from wordfreq import get_frequency_dict

from arabic.analyser import Analyser
from plugins.search import bundles, tables, vocabulary
from plugins.search.documents import Document, Keyer, Listed

# Code whose change makes every cached bundle void.
_HERE = Path(__file__).parent
_ARABIC = _HERE.parent.parent / "arabic"
_CODE = [
    *(_HERE / name for name in ("documents.py", "bundles.py", "facets.py")),
    *(_ARABIC / name for name in ("analyser.py", "stems.py", "words.py", "folding.py", "digits.py")),
]
Read = Callable[[Listed], Document]
_keyer: Keyer | None = None
_read: Read | None = None
_turn: AbstractContextManager[Any] = nullcontext()


def write(listed: Sequence[Listed], read: Read, names: Iterable[vocabulary.Name], output: Path, cache: Path) -> None:
    """The search's files under `output`; finished bundles are kept under `cache` by what they hold.

    `read` is called only for articles of bundles that the cache lacks, in forked processes.
    """
    global _keyer, _read
    _read = read
    rules = tables.load()
    _keyer = Keyer(Analyser(rules["analyser"]), rules["unindexed"], _common())
    text = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))
    divided = bundles.divide(listed)
    made = [cache / bundles.fingerprint(part, text + _code()) for part in divided]
    _build([(part, path) for part, path in zip(divided, made, strict=True) if not path.is_dir()])
    cache.mkdir(parents=True, exist_ok=True)
    bundles.install(made, output)
    (output / "rules.json").write_text(text, "utf-8")
    counts = vocabulary.merged(json.loads((path / "words.json").read_text("utf-8")) for path in made)
    files = {"words": vocabulary.write_words(counts, output / "words"), "names": vocabulary.write_names(names, output / "names")}
    manifest = {"bundles": len(made), "documents": len(listed), **files}
    (output / "manifest.json").write_text(json.dumps(manifest, separators=(",", ":")), "utf-8")
    _forget(cache, made)


def _common() -> Callable[[str], float]:
    """How common a word is among the some thirty thousand commonest."""
    known = get_frequency_dict("ar", "small")
    return lambda word: float(known.get(word, 0.0))


def _build(missing: list[tuple[list[Listed], Path]]) -> None:
    """Bundles that the cache lacks: while Pagefind indexes one, the next is prepared."""
    global _turn
    if len(missing) < 2 or (os.cpu_count() or 1) < 2:
        for job in missing:
            _one(job)
        return
    fork = multiprocessing.get_context("fork")
    _turn = fork.Lock()
    with fork.Pool(2) as pool:
        for _ in pool.imap_unordered(_one, missing, chunksize=1):
            pass


def _one(job: tuple[list[Listed], Path]) -> None:
    assert _keyer is not None and _read is not None
    bundles.build(map(_read, job[0]), _keyer, job[1], _turn)


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
