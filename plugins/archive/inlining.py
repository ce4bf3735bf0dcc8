"""Macros put in the place of their calls: a call costs as much as what most macros say.

Only where that is plainly the same: a call by position that stands alone between braces, of a macro that knows nothing but its arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Macros = dict[str, nodes.Macro]


def inline(tree: nodes.Template, macros_of: Callable[[str], Macros]) -> None:
    """Change the tree. `macros_of` gives the macros of a template by its name."""
    found: dict[str, set[str | None]] = {}
    for one in tree.find_all(nodes.Import):
        name = one.template.value if isinstance(one.template, nodes.Const) and not one.with_context else None
        found.setdefault(one.target, set()).add(name)
    set_otherwise = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    modules = {target: names.copy().pop() for target, names in found.items() if len(names) == 1 and target not in set_otherwise}
    _Inlining({target: macros_of(name) for target, name in modules.items() if name}).visit(tree)
    if not any(tree.find_all((nodes.Include, nodes.Block))):  # which might ask for a module by its name
        _forget(tree, modules.keys() - {name.name for name in tree.find_all(nodes.Name)})


def _forget(tree: nodes.Template, targets: set[str]) -> None:
    """Leave out the modules whose macros all stand in their places."""
    parents: list[Any] = [tree, *tree.find_all(nodes.Scope)]
    for parent in parents:
        parent.body = [node for node in parent.body if not (isinstance(node, nodes.Import) and node.target in targets)]


class _Inlining(NodeTransformer):
    def __init__(self, modules: dict[str, Macros]) -> None:
        self.modules = modules

    def visit_Output(self, node: nodes.Output) -> Any:  # noqa: N802  Jinja's name
        parts: list[nodes.Stmt] = []
        said: list[nodes.Expr] = []
        for child in node.nodes:
            body = self._body(child)
            if body is None:
                said.append(child)
                continue
            parts += [nodes.Output(said, lineno=node.lineno), nodes.Scope(body, lineno=child.lineno)]
            parts[-1].set_lineno(child.lineno, override=True)
            said = []
        return [*parts, nodes.Output(said, lineno=node.lineno)] if parts else node

    def _body(self, call: nodes.Expr) -> list[nodes.Node] | None:
        """What the macro says with these arguments; None when only Jinja knows."""
        if not isinstance(call, nodes.Call) or call.kwargs or call.dyn_args or call.dyn_kwargs:
            return None
        of = call.node
        if not isinstance(of, nodes.Getattr) or not isinstance(of.node, nodes.Name):
            return None
        macro = self.modules.get(of.node.name, {}).get(of.attr)
        return _with(macro, call.args) if macro else None


def _with(macro: nodes.Macro, given: list[nodes.Expr]) -> list[nodes.Node] | None:
    names = [name.name for name in macro.args]
    missing = len(names) - len(given)
    if not 0 <= missing <= len(macro.defaults) or not _closed(macro, names):
        return None
    values = dict(zip(names, [*given, *macro.defaults[len(macro.defaults) - missing :]], strict=True))
    told = {name: value for name, value in values.items() if not (isinstance(value, nodes.Name) and value.name == name)}
    if any(_names(value) & set(names) - {name} for name, value in told.items()):
        return None  # one would be set before another is read
    return [*(nodes.Assign(nodes.Name(name, "store"), value) for name, value in told.items()), *deepcopy(macro.body)]


def _closed(macro: nodes.Macro, names: list[str]) -> bool:
    """Whether it reads its arguments and what it sets itself, and nothing else."""
    own = {name.name for name in macro.find_all(nodes.Name) if name.ctx != "load"}
    return {name.name for name in macro.find_all(nodes.Name) if name.ctx == "load"} <= {*names, *own, "loop"}


def _names(value: nodes.Expr) -> set[str]:
    return {name.name for name in nodes.Output([value]).find_all(nodes.Name)}
