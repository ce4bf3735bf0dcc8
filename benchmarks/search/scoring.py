"""The scorer of the query set (tests/queries/score_search.py), as a table."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SCORER = Path(__file__).resolve().parents[2] / "tests" / "queries" / "score_search.py"


def show(queries: list[dict[str, Any]], results: dict[str, Any], errors: bool = False) -> None:
    """Print the scorer's table."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "queries.json", Path(folder) / "results.json"]
        for file, data in zip(files, (queries, results), strict=True):
            file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        command = [sys.executable, str(SCORER), *map(str, files), *(["--errors"] if errors else [])]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip())


def totals(queries: list[dict[str, Any]], results: dict[str, Any]) -> tuple[float, float, float]:
    """hit@10, recall@10 and hit@1 over all queries that have an answer."""
    spec = importlib.util.spec_from_file_location("score_search", SCORER)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = [scorer.score(query, scorer.read_results(results.get(query["id"]))[0]) for query in queries if query["expect"]]
    first, second, third = (sum(row[k] for row in rows) / len(rows) for k in range(3))
    return first, second, third
