"""`facts PATH…`: what each text says, one JSON object a line, nothing written."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from converter import archive, files, pool, report, rules
from converter.facts_record import record
from converter.intake import facts_of, open_seed
from converter.model import Authority
from converter.problems import Problem, problem

NAME = "facts"
HELP = "print what each text says, as JSON, and write nothing"
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a raw text, or a folder of them")
    parser.add_argument("--content", type=Path, default=Path("content"), help="where people and regions are known from")


def run(options: argparse.Namespace) -> int:
    known = archive.load(options.content, articles=False)
    paths, problems = files.seeds(options.paths)
    errors = report.show([*known.problems, *problems])
    work = partial(_line, known=archive.authority(known))
    rules.load()  # before the workers start, so that they share it
    for result in pool.progress(pool.ordered(work, paths, _lost), len(paths)):
        if isinstance(result, Problem):
            errors += report.show([result])
        else:
            sys.stdout.buffer.write(result)
    return 1 if errors else 0


def _line(path: Path, known: Authority) -> bytes | Problem:
    """The object as it leaves the program: encoded once, by the worker that made it."""
    seed = open_seed(path)
    if isinstance(seed, Problem):
        return seed
    facts = facts_of(seed, rules.load(), known)
    if isinstance(facts, Problem):
        return facts
    return f"{_JSON.encode(record(facts))}\n".encode("utf-8", "backslashreplace")


def _lost(path: Path) -> bytes | Problem:
    return problem("worker_lost", path)
