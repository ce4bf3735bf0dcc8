"""`facts`: law 2, no fact without its words; and the contract of its output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arabic.folding import fold
from converter.facts_record import record
from tests.converter.archives import ROOT, fresh, run, snapshot
from tests.converter.texts import CORPUS, SEEDS, facts

KEYS = {
    "id", "title", "date", "date_resolved", "region", "people", "author", "views", "comments", "reader_comments", "tags", "body",
    "residue", "evidence", "findings",
}  # fmt: skip


def words(told: dict[str, Any], field: str) -> list[dict[str, Any]]:
    return [item for item in told["evidence"] if item["field"] == field]


@pytest.mark.parametrize("path", [*SEEDS, *CORPUS], ids=lambda path: path.stem)
def test_every_fact_stands_in_the_text_at_its_offsets(path: Path) -> None:
    found = facts(path)
    told, original = record(found), found.source.original or found.source.text
    assert set(told) == KEYS
    for item in told["evidence"]:
        assert original[item["start"] : item["end"]] == item["quote"]
        assert item["rule"]
    for person in told["people"]:
        spans = [item for item in words(told, "people") if item["value"] == person["name"]]
        quotes = {fold(" ".join(item["quote"].split())) for item in spans}
        assert quotes, person
        assert all(fold(mention) in quotes for mention in person["mentions"]), (person, quotes)
        if person["role"]:
            assert any(fold(item["value"]) == fold(person["role"]) for item in words(told, "role")), person
    assert bool(words(told, "date")) >= bool(told["date"] or told["date_resolved"])
    assert bool(words(told, "region")) >= bool(told["region"])


def test_the_command_prints_one_object_a_line_in_order(tmp_path: Path) -> None:
    done = run(ROOT, "facts", *(str(path.relative_to(ROOT)) for path in SEEDS))
    told = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [one["id"] for one in told] == [path.stem for path in SEEDS]
    assert all(set(one) == KEYS for one in told)


def test_many_texts_in_many_processes_are_the_same_as_one_by_one(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *CORPUS)
    before = snapshot(folder)
    together = run(folder, "facts", "seeds").stdout.splitlines()
    assert [json.loads(line)["id"] for line in together] == [path.stem for path in CORPUS]
    assert together[:5] == run(folder, "facts", *(f"seeds/{path.name}" for path in CORPUS[:5])).stdout.splitlines()
    assert snapshot(folder) == before


def test_a_bad_text_is_reported_and_the_rest_printed(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *SEEDS)
    (folder / "seeds" / "000_empty.txt").write_bytes(b"\n")
    done = run(folder, "facts", "seeds", "seeds/absent.txt")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == len(SEEDS)
    assert "seeds/000_empty.txt:1: خطأ:" in done.stderr and "seeds/absent.txt:1: خطأ:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_may_leave(tmp_path: Path) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m converter facts tests/corpus/texts | head -c 100"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr and len(done.stdout) > 0
