"""`python -m benchmarks build|growth|shards|corpus`: measure the build against its peers, its growth, its parts, or write a corpus."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from benchmarks import compare, corpus, plot, shards, tables
from benchmarks.attic import Attic
from benchmarks.peers import PEERS

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".cache" / "benchmarks"


def main() -> None:
    """Read the command line and run one measurement."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--work", type=Path, default=WORK, help="folder for generated sites (default: .cache/benchmarks)")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="all sides in alternation: medians, ratios, table, plot")
    build.add_argument("--size", type=int, default=10_000)
    build.add_argument("--runs", type=int, default=5)
    build.add_argument("--sides", nargs="+", choices=sorted(PEERS), default=list(PEERS))
    build.add_argument("--publish", action="store_true", help="write the result into benchmarks/README.md")
    growth = commands.add_parser("growth", help="our cost per article as the archive grows")
    growth.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000, 10_000, 50_000])
    growth.add_argument("--runs", type=int, default=3)
    growth.add_argument("--publish", action="store_true", help="write the result into benchmarks/README.md")
    parts = commands.add_parser("shards", help="a large archive built in parts by years, with search and data files")
    parts.add_argument("--size", type=int, default=50_000)
    parts.add_argument("--most", type=int, default=13_000, help="articles in one part")
    parts.add_argument("--publish", action="store_true", help="write the result into benchmarks/README.md")
    write = commands.add_parser("corpus", help="write generated texts")
    write.add_argument("folder", type=Path)
    write.add_argument("--size", type=int, default=1_000)
    write.add_argument("--seed", type=int, default=1)
    write.add_argument("--seeds", action="store_true", help="raw texts as copied from the web, instead of article files")
    arguments = parser.parse_args()
    {"build": _build, "growth": _growth, "shards": _shards, "corpus": _corpus}[arguments.command](arguments)


def _build(arguments: argparse.Namespace) -> None:
    with Attic(arguments.work) as attic:  # emptying it takes minutes: the result is told before
        result = compare.compare(arguments.work, arguments.size, arguments.runs, arguments.sides, attic)
        text = _caption(result, f"{result['size']:,} articles, median of {result['runs']} alternating runs") + tables.comparison(result)
        _tell("build", result, text, arguments.publish, f"{text}\n![Bars of the four costs](results/build.svg)\n")
        if arguments.publish:
            (HERE / "results" / "build.svg").write_text(plot.bars(result), "utf-8")


def _growth(arguments: argparse.Namespace) -> None:
    result = compare.growth(arguments.work, arguments.sizes, arguments.runs)
    text = _caption(result, f"median of {result['runs']} runs") + tables.growth(result)
    _tell("growth", result, text, arguments.publish)


def _shards(arguments: argparse.Namespace) -> None:
    result = shards.measure(arguments.work, arguments.size, arguments.most)
    text = _caption(result, f"{result['size']:,} articles, one run") + shards.table(result)
    _tell("shards", result, text, arguments.publish)


def _corpus(arguments: argparse.Namespace) -> None:
    write = corpus.write_seeds if arguments.seeds else corpus.write_articles
    write(arguments.folder, arguments.size, arguments.seed)
    print(f"{arguments.size:,} texts in {arguments.folder}")


def _caption(result: dict[str, object], what: str) -> str:
    return f"{what}; {result['date']}; {result['cores']} cores, {result['processor']}; load when it ended {result['load']}\n\n"


def _tell(name: str, result: dict[str, Any], text: str, publish: bool, published: str = "") -> None:
    """Print a result; when it is to be published, keep its figures and put `published`, else the text itself, into the README."""
    print("\n" + text)
    if publish:
        compare.save(result, HERE / "results" / f"{name}.json")
        _publish(name, published or text)


def _publish(name: str, text: str) -> None:
    """Put the text between this name's two marks in the README."""
    path = HERE / "README.md"
    old = path.read_text("utf-8")
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    path.write_text(re.sub(f"{start}.*?{end}", lambda _: f"{start}\n{text}{end}", old, flags=re.S), "utf-8")


if __name__ == "__main__":
    main()
