"""`check`: verify all that an editor can break; name file, line, cause and what to do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from converter import report

NAME = "check"
HELP = "verify articles, people, regions, rules and seeds"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), help="the content folder (default: content)")
    parser.add_argument("--seeds", type=Path, help="the raw texts (default: seeds beside the content folder)")


def run(options: argparse.Namespace) -> int:
    from converter import checking  # brings a grammar of dates that other commands would wait for in vain

    content: Path = options.content
    problems = checking.check(content, options.seeds or content.parent / "seeds")
    errors = report.show(problems, sys.stdout)
    warnings = len(problems) - errors
    print(f"أخطاء: {errors}؛ تنبيهات: {warnings}. Errors: {errors}; warnings: {warnings}.")
    return 1 if errors else 0
