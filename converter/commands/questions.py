"""`questions`: what only a person can decide about persons."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from converter import archive, report
from converter.questions import ask

NAME = "questions"
HELP = "ask what only a person can decide: same person, or two of one name?"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), help="the content folder (default: content)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(options: argparse.Namespace) -> int:
    stock = archive.load(options.content)
    errors = report.show(stock.problems)
    questions = ask(stock)
    for question in questions:
        if options.json:
            print(json.dumps(asdict(question), ensure_ascii=False))
        else:
            where = "، ".join(f"content/articles/{slug}.md" for slug in question.articles)
            print(f"- {question.arabic}\n  {question.answer}\n  {where}")
    if not options.json:
        print(f"أسئلة: {len(questions)}. Questions: {len(questions)}.")
    return 1 if errors else 0
