"""`explain PATH…`: why the facts are what they are."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from converter import archive, files, report, rules
from converter.explain import Explanation, explain, page, terminal
from converter.intake import facts_of, open_seed
from converter.problems import Problem

NAME = "explain"
HELP = "show each fact with the words it came from and the rule that read them"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a raw text, or a folder of them")
    parser.add_argument("--content", type=Path, default=Path("content"), help="where people and regions are known from")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page for the browser instead")


def run(options: argparse.Namespace) -> int:
    known = archive.load(options.content, articles=False)
    authority = archive.authority(known)
    paths, problems = files.seeds(options.paths)
    told: list[Explanation] = []
    for path in paths:
        seed = open_seed(path)
        facts = seed if isinstance(seed, Problem) else facts_of(seed, rules.load(), authority)
        if isinstance(facts, Problem):
            problems.append(facts)
        else:
            told.append(explain(facts))
    errors = report.show([*known.problems, *problems])
    if options.html:
        files.write(options.html, page.render(told))
        print(options.html)
    else:
        print("\n".join(terminal.render(item, colour=sys.stdout.isatty()) for item in told))
    return 1 if errors else 0
