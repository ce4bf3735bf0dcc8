"""Small faults that a hand could make, one at a time, in the syntax tree of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.FloorDiv: ast.Mult}
_DROPPED = (ast.Expr, ast.AugAssign, ast.Continue, ast.Break, ast.Assign)
# Not what the code does: types, texts for people, imports, defaults and decorators (they are not part of a function's code).
_LEFT_ALONE = (ast.JoinedStr, ast.Import, ast.ImportFrom, ast.arguments)
_TYPES = ("annotation", "returns", "decorator_list")


@dataclass(frozen=True, slots=True)
class Place:
    """A node, and where it hangs on its parent."""

    parent: ast.AST
    field: str
    at: int | None
    node: Any

    def put(self, node: Any) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one place. `what` is for people."""

    place: Place
    new: ast.AST | None
    line: int
    what: str

    @contextmanager
    def made(self) -> Iterator[None]:
        self.place.put(self.new)
        try:
            yield
        finally:
            self.place.put(self.place.node)


def of(function: ast.AST) -> Iterator[Mutation]:
    """Every mutation of a function or statement, in the order of the text."""
    for place in _places(function):
        for new, what in _faults(place):
            if new is not None:
                ast.copy_location(new, place.node)
                ast.fix_missing_locations(new)
            yield Mutation(place, new, place.node.lineno, what)


def _places(node: ast.AST) -> Iterator[Place]:
    for field, value in ast.iter_fields(node):
        if field in _TYPES or (isinstance(node, ast.AnnAssign) and field == "target"):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not isinstance(child, (*_LEFT_ALONE, ast.operator, ast.cmpop, ast.expr_context)):
                yield Place(node, field, at, child)
                yield from _places(child)


def _faults(place: Place) -> Iterator[tuple[ast.AST | None, str]]:
    node = place.node
    if place.field == "test" and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield _said(node, ast.UnaryOp(ast.Not(), node))
    if isinstance(node, ast.Compare):
        yield from _comparisons(node)
    elif isinstance(node, ast.Slice):
        yield from _bounds(node)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Return):
        yield from _answers(node)
    elif isinstance(node, _DROPPED) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        yield ast.Pass(), f"{ast.unparse(node)}  ->  left out"
    else:
        yield from _operations(node)


def _operations(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.BoolOp):
        yield _said(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _said(node, node.operand)
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield _said(node, ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right))


def _comparisons(node: ast.Compare) -> Iterator[tuple[ast.AST, str]]:
    for at, operator in enumerate(node.ops):
        turned = [*node.ops[:at], _TURNED[type(operator)](), *node.ops[at + 1 :]]
        yield _said(node, ast.Compare(node.left, turned, node.comparators))


def _said(old: ast.AST, new: ast.AST) -> tuple[ast.AST, str]:
    return new, f"{ast.unparse(old)}  ->  {ast.unparse(ast.fix_missing_locations(ast.copy_location(new, old)))}"


def _constants(node: ast.Constant) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node.value, bool):
        yield _said(node, ast.Constant(not node.value))
    elif isinstance(node.value, int | float):
        yield _said(node, ast.Constant(node.value + 1))
        yield _said(node, ast.Constant(node.value - 1))


def _bounds(node: ast.Slice) -> Iterator[tuple[ast.AST, str]]:
    if node.lower:
        yield _said(node, ast.Slice(None, node.upper, node.step))
    if node.upper:
        yield _said(node, ast.Slice(node.lower, None, node.step))


def _answers(node: ast.Return) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node.value, ast.Constant) or node.value is None:
        return
    yield _said(node, ast.Return(ast.Constant(None)))
    if isinstance(node.value, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield _said(node, ast.Return(ast.Constant(True)))
    elif isinstance(node.value, ast.List | ast.Tuple | ast.ListComp) and getattr(node.value, "elts", True):
        yield _said(node, ast.Return(ast.Tuple([], ast.Load())))
