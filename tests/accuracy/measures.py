"""How well the converter reads, by the corpus's own scorer and two measures that it does not have: roles and short mentions."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from arabic.folding import fold
from converter.facts_record import record
from tests.converter.archives import ROOT
from tests.converter.texts import CORPUS, SEEDS, facts

CORPUS_FOLDER = ROOT / "tests" / "corpus"
UNSEEN_FOLDER = ROOT / "tests" / "unseen"
Table = dict[str, dict[str, Any]]
Failure = tuple[str, str, str]  # text, kind, the value that was wanted or, for an extra person, got


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS_FOLDER / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = _scorer()


@lru_cache(maxsize=3)
def texts(name: str) -> tuple[Table, Table]:
    """Gold and read facts of `development`, `seeds` or `unseen`, by the gold's ids."""
    paths: dict[str, Path]
    if name == "seeds":
        gold, paths = SCORER.load(CORPUS_FOLDER / "seeds_gold.jsonl"), {f"s{number:03d}": path for number, path in enumerate(SEEDS)}
    elif name == "unseen":
        gold, paths = (
            SCORER.load(UNSEEN_FOLDER / "gold.jsonl"),
            {path.stem: path for path in sorted((UNSEEN_FOLDER / "texts").glob("*.txt"))},
        )
    else:
        gold, paths = SCORER.load(CORPUS_FOLDER / "gold.jsonl"), {path.stem: path for path in CORPUS}
    return gold, {key: {**record(facts(path)), "id": key} for key, path in paths.items()}


def as_prediction(told: dict[str, Any], date: str | None) -> dict[str, Any]:
    """The shape that the scorer reads: people as names, one date."""
    return {**told, "people": [person["name"] for person in told["people"]], "date": date}


@lru_cache(maxsize=3)
def measure(name: str) -> tuple[dict[str, float], tuple[Failure, ...]]:
    """Every measure as a share (1.0 is best), and every single failure."""
    gold, told = texts(name)
    best, failures = SCORER.score(gold, {key: as_prediction(one, one["date_resolved"] or one["date"]) for key, one in told.items()})
    stated, _ = SCORER.score(gold, {key: as_prediction(one, one["date"]) for key, one in told.items()})
    precision, recall, f1 = best["people_without_optional"]
    same = {"title_exact": "title", "date_either": "date", "date_resolved": "date_resolved", "body_complete": "body"}
    kept = ("region", "author", "views", "comments", "reader_comments")
    shares = {"people_precision": precision, "people_recall": recall, "people_f1": f1, "date_stated": stated["date_text_only"][0]}
    shares |= {short: best[long][0] for long, short in same.items()} | {key: best[key][0] for key in kept}
    shares["no_residue_leak"] = 1 - best["residue_leak_rate"][0]
    roles, mentions = list(_roles(gold, told)), list(_mentions(gold, told))
    shares |= {"roles_exact": _share(roles), "short_mentions": _share(mentions)}
    single = [(key, what, _value(want, got)) for key, what, want, got in failures]
    single += [item for good, item in (*roles, *mentions) if not good]
    return shares, tuple(single)


def _value(want: Any, got: Any) -> str:
    value = got if want is None else want
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _share(results: list[tuple[bool, Failure]]) -> float:
    return sum(good for good, _ in results) / len(results) if results else 1.0


def _pairs(gold: Table, told: Table) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Gold person beside the person read, for those that were found."""
    for key, one in gold.items():
        read = {SCORER.srt(SCORER.name_key(person["name"])): person for person in told[key]["people"]}
        for person in one["people"]:
            found = next((read[variant] for variant in SCORER.variants(person) if variant in read), None)
            if found:
                yield key, person, found


def _roles(gold: Table, told: Table) -> Iterator[tuple[bool, Failure]]:
    """Roles of the people found that have one: equal but for spelling marks and white space."""
    for key, person, found in _pairs(gold, told):
        if person["role"]:
            good = _form(found["role"] or "") == _form(person["role"])
            yield good, (key, "role", f"{person['name']}: {person['role']}")


def _mentions(gold: Table, told: Table) -> Iterator[tuple[bool, Failure]]:
    """Forms of a name other than the full one: attached to the person whom they mean?"""
    for key, person, found in _pairs(gold, told):
        forms = {_bare(mention) for mention in (*found["mentions"], found["name"])}
        for mention in person["mentions"]:
            if _bare(mention) != _bare(person["name"]):
                yield _bare(mention) in forms, (key, "mention", f"{person['name']}: {mention}")


def _form(text: str) -> str:
    return " ".join(fold(text).split())


def _bare(mention: str) -> str:
    """A mention without the honorifics that the gold of the seeds keeps."""
    kept = [word for word in SCORER.words(mention) if word not in SCORER.HON]
    return " ".join(kept)


def main() -> None:
    """`python -m tests.accuracy.measures`: the figures and the failures, to be read by people."""
    for name in ("seeds", "development", "unseen"):
        shares, failures = measure(name)
        print(f"{name}:")
        for key, share in shares.items():
            print(f"  {key:18} {100 * share:6.2f} %")
        for failure in failures:
            print("   ", *failure, sep="\t")


if __name__ == "__main__":
    main()
