"""`convert`: new seeds become articles. What exists is never touched, unless `--update --yes` says so field by field."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from converter import archive, article, files, pool, report, rules, shelf, update
from converter.intake import facts_of, open_seed
from converter.model import Authority
from converter.problems import Problem, TroubleError, problem
from converter.shelf import Print, Shelf, Task
from converter.slugs import digest

NAME = "convert"
HELP = "write an article for each new raw text"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="raw texts or folders of them (default: seeds)")
    parser.add_argument("--to", type=Path, default=Path("content"), metavar="CONTENT", help="the content folder (default: content)")
    parser.add_argument("--update", action="store_true", help="show what this converter would change in fields that nobody touched")
    parser.add_argument("--yes", action="store_true", help="with --update: make those changes")


def run(options: argparse.Namespace) -> int:
    rules.load()  # a broken rule stops everything before anything is written
    content: Path = options.to
    with files.locked(content):
        known = archive.load(content, articles=False)
        errors = report.show(known.problems)
        if options.update:
            return _update(content, archive.authority(known), options.yes, errors)
        return _convert(content, options.paths or [Path("seeds")], archive.authority(known), errors)


def _convert(content: Path, paths: Sequence[Path], known: Authority, errors: int) -> int:
    stock = Shelf(content)
    chosen, problems = files.seeds(paths)
    new = [path for path in chosen if not stock.has(path)]
    tasks, more = _tasks(stock, new, chosen) if new else ([], [])
    errors += report.show([*problems, *more])
    written = 0
    work = partial(_article, known=known)
    for result in pool.progress(pool.ordered(work, tasks, lambda task: problem("worker_lost", task.path)), len(tasks)):
        if isinstance(result, Problem):
            errors += report.show([result])
        else:
            slug, text = result
            files.write(stock.folder / f"{slug}.md", text)
            print(stock.folder / f"{slug}.md")
            written += 1
    if written:
        files.settle(stock.folder)
    print(f"مقالات جديدة: {written}؛ موجودة من قبل: {len(chosen) - len(new)}؛ أخطاء: {errors}")
    print(f"New articles: {written}; there before: {len(chosen) - len(new)}; errors: {errors}")
    return 1 if errors else 0


def _tasks(stock: Shelf, new: Sequence[Path], chosen: Sequence[Path]) -> tuple[list[Task], list[Problem]]:
    """New seeds with their slugs. Where several files hold one text nobody can say which is meant: none is converted."""
    beside, _ = files.seeds(sorted({path.parent for path in new}))
    every = list(dict.fromkeys([*chosen, *beside]))
    prints: list[Print] = []
    problems: list[Problem] = []
    for path, result in zip(every, pool.ordered(fingerprint, every, lambda path: problem("worker_lost", path)), strict=True):
        if isinstance(result, Print):
            prints.append(result)
        elif path in new:
            problems.append(result)
    groups = [group for group in shelf.doubles(prints) if set(group) & set(new)]
    refused = {path for group in groups for path in group}
    wanted = set(new) - refused
    tasks = []
    for item in prints:
        if item.path in wanted:
            try:
                task = stock.take(item)
            except TroubleError as error:
                problems.append(error.problem)
            else:
                tasks += [task] if task else []
    return tasks, [*problems, *shelf.double_problems(groups)]


def fingerprint(path: Path) -> Print | Problem:
    seed = open_seed(path)
    return seed if isinstance(seed, Problem) else Print(path, seed.key, digest(path.stem, seed.decoded))


def _article(task: Task, known: Authority) -> tuple[str, str] | Problem:
    seed = open_seed(task.path)
    if isinstance(seed, Problem):
        return seed
    facts = facts_of(seed, rules.load(), known)
    if isinstance(facts, Problem):
        return facts
    made = article.from_facts(facts, task.slug, article.Origin(task.seed, seed.sha256))
    return task.slug, article.to_text(made)


def _update(content: Path, known: Authority, yes: bool, errors: int) -> int:
    paths = files.records(content / "articles")
    work = partial(update.plan, root=content.resolve().parent, known=known)
    plans: list[update.Update] = []
    for result in pool.progress(pool.ordered(work, paths, lambda path: problem("worker_lost", path)), len(paths)):
        if isinstance(result, Problem):
            errors += report.show([result])
        elif result:
            plans.append(result)
    print(update.table(plans))
    open_to_change = [item for item in plans if item.accepted]
    if yes:
        for item in open_to_change:
            files.write(item.path, item.text)
        print(f"عدلت {len(open_to_change)} من المقالات. Updated articles: {len(open_to_change)}.")
    elif open_to_change:
        print(f"مقالات قابلة للتحديث: {len(open_to_change)}؛ للتنفيذ: python -m converter convert --update --yes")
        print(f"Articles to update: {len(open_to_change)}; to apply: python -m converter convert --update --yes")
    return 1 if errors else 0
