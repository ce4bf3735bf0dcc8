"""`make mutants`: make one small fault at a time in the modules of dates and regions, and see whether the tests notice it.

Each mutant is a forked child in which the faulty code takes the place of the whole one; the cases of the unit tests and the dates and
regions of both corpora are read until one differs. What survives is listed: a test is missing, or nobody could notice the fault
(docs/mutants.md says which and why). The fault is made in the code of functions and in the constants of a module; classes are data.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import inspect
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from converter import rules
from tests.converter.archives import ROOT
from tests.trust import mutations, oracle

DEFAULT = ("dates", "regions")
PATIENCE = 8  # seconds of processor time; every check together takes one or two
KILLED, SURVIVED = 0, 3
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Part:
    """A function, or a constant, that faults are made in; `owner` is its class or module."""

    module: ModuleType
    tree: ast.Module
    node: ast.stmt
    owner: Any
    name: str


def modules(packages: list[str]) -> Iterator[ModuleType]:
    for package in packages:
        name, _, module = package.partition(".")
        for path in sorted((ROOT / "converter" / name).glob(f"{module or '*'}.py")):
            yield importlib.import_module(f"converter.{name}" + ("" if path.stem == "__init__" else f".{path.stem}"))


def parts(module: ModuleType) -> Iterator[Part]:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, FunctionNode):
            yield Part(module, tree, node, module, node.name)
        elif isinstance(node, ast.Assign) and all(isinstance(target, ast.Name | ast.Tuple) for target in node.targets):
            yield Part(module, tree, node, module, "")
        elif isinstance(node, ast.ClassDef) and "Protocol" not in ast.unparse(node):
            owner = getattr(module, node.name)
            yield from (Part(module, tree, inner, owner, inner.name) for inner in node.body if isinstance(inner, FunctionNode))


def live(owner: Any, name: str) -> FunctionType:
    """The function that runs, behind what decorates it."""
    found = inspect.getattr_static(owner, name)
    found = getattr(found, "fget", None) or getattr(found, "__func__", None) or found
    return inspect.unwrap(found)  # type: ignore[no-any-return]


def put_in(part: Part, code: CodeType) -> None:
    """The mutated code instead of the whole one, in every module that knows it."""
    if part.name:
        function = live(part.owner, part.name)
        function.__code__ = next(one for one in _codes(code) if one.co_qualname == function.__code__.co_qualname)
    else:
        _rebind(part, code)
    for value in list(vars(part.module).values()):
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def _rebind(part: Part, code: CodeType) -> None:
    names = [name.id for name in ast.walk(part.node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)]
    before = {name: vars(part.module)[name] for name in names}
    exec(code, vars(part.module))
    for other in [one for name, one in sys.modules.items() if name.startswith("converter")]:
        for name, old in before.items():
            if vars(other).get(name) is old:
                setattr(other, name, vars(part.module)[name])


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def run_while_loading(load: Callable[[], object]) -> set[CodeType]:
    """The code that reads the rules: a fault in it needs the rules read again."""
    met: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: met.add(frame.f_code))
    load()
    sys.setprofile(None)
    return met


def outcome(part: Part, mutation: mutations.Mutation, reading: set[CodeType]) -> str:
    """`killed`, `survived` or `endless` (which is killed: the tests would not end)."""
    with mutation.made():
        tree = ast.Module([part.node], []) if not part.name else part.tree
        code = compile(tree, str(part.module.__file__), "exec")
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        os._exit(_try(part, code, reading))
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return "endless"
    return "survived" if os.waitstatus_to_exitcode(status) == SURVIVED else "killed"


def _try(part: Part, code: CodeType, reading: set[CodeType]) -> int:
    gc.disable()
    try:
        # What was looked up while the whole code ran is remembered in the rules.
        again = not part.name or part.name in ("_look_up", "__contains__") or live(part.owner, part.name).__code__ in reading
        put_in(part, code)
        if again:
            rules.load.cache_clear()
        oracle.check()
        if again:
            oracle.check_rules()
    except BaseException:
        return KILLED
    return SURVIVED


def told_of(part: Part, mutation: mutations.Mutation) -> str:
    """The mutant's line in the list of survivors."""
    return f"{Path(str(part.module.__file__)).relative_to(ROOT)}:{mutation.line}: {mutation.what}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(DEFAULT), help="packages of converter/, or package.module")
    parser.add_argument("--most", type=int, default=0, help="try a sample of this size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="try only what an earlier run of the same code listed, in this file")
    options = parser.parse_args()
    reading = run_while_loading(rules.load)
    oracle.check()  # the whole code passes, or nothing below means anything; also warms what is remembered
    every = [(part, one) for module in modules(options.packages) for part in parts(module) for one in mutations.of(part.node)]
    if options.again:
        survived = set(options.again.read_text(encoding="utf-8").splitlines())
        every = [(part, one) for part, one in every if told_of(part, one) in survived]
    chosen = random.Random(options.seed).sample(every, len(every))[: options.most] if options.most else every
    print(f"{len(every)} mutants; {len(chosen)} tried", flush=True)
    gc.freeze()
    told = dict.fromkeys(("killed", "endless", "survived"), 0)
    started = time.monotonic()
    for number, (part, one) in enumerate(chosen, 1):
        result = outcome(part, one, reading)
        told[result] += 1
        if result == "survived":
            print(told_of(part, one), flush=True)
        if sys.stderr.isatty() or number % 100 == 0:
            print(f"\r{number}/{len(chosen)} {told}", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    print(f"{len(chosen)} mutants in {time.monotonic() - started:.0f} s: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
