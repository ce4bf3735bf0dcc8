"""One template out of several: what it extends and includes is put in its place before it is compiled.

Jinja asks for another template, a context and a generator wherever one template names another, on every page. A page made by one function
asks for each variable once. What cannot be joined without a change of meaning (`super`, a computed name, …) stays as Jinja has it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from plugins.archive import inlining

_SILENT = (nodes.Extends, nodes.Block, nodes.Output, nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport)
"""What may stand beside the blocks of a template that extends another; its output there is nobody's."""


def join(env: Environment, tree: nodes.Template) -> nodes.Template:
    """The same template without `extends` and, as far as can be, without `include`."""
    if not isinstance(env.autoescape, bool):  # it may differ from template to template
        return tree
    joined: nodes.Template = _Parts(env).visit(_extended(env, tree))
    inlining.inline(joined, lambda name: _macros(env, name))
    joined.set_environment(env)
    return joined


def _extended(env: Environment, tree: nodes.Template) -> nodes.Template:
    extends = list(tree.find_all(nodes.Extends))
    name = _constant(extends[0].template) if len(extends) == 1 else None
    if name is None or not all(isinstance(node, _SILENT) for node in tree.body):
        return tree
    base = _parsed(env, name)
    if base.find(nodes.Extends) or any(map(_needs_jinja, (tree, base))):
        return tree
    base.set_lineno(extends[0].lineno, override=True)
    first = [node for node in tree.body if not isinstance(node, (nodes.Extends, nodes.Block, nodes.Output))]
    _Blocks({block.name: block for block in tree.find_all(nodes.Block)}).visit(base)
    return nodes.Template([*first, *base.body], lineno=1)


def _needs_jinja(tree: nodes.Template) -> bool:
    """Whether its blocks are more than a place for text."""
    called = {name.name for name in tree.find_all(nodes.Name)}
    return not called.isdisjoint({"super", "self"}) or any(block.required for block in tree.find_all(nodes.Block))


def _parsed(env: Environment, name: str) -> nodes.Template:
    assert env.loader is not None
    source, filename, _ = env.loader.get_source(env, name)
    return env._parse(source, name, filename)


def _macros(env: Environment, name: str) -> inlining.Macros:
    tree = _parsed(env, name)
    tree.set_environment(None)  # type: ignore[arg-type]  # so that they can be copied
    return {macro.name: macro for macro in tree.body if isinstance(macro, nodes.Macro)}


def _constant(name: nodes.Node) -> str | None:
    return name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None


class _Blocks(NodeTransformer):
    """Puts the blocks of one template in the place of another's."""

    def __init__(self, blocks: dict[str, nodes.Block]) -> None:
        self.blocks = blocks

    def visit_Block(self, node: nodes.Block) -> nodes.Scope:  # noqa: N802  Jinja's name
        chosen = self.blocks.get(node.name, node)
        self.generic_visit(chosen)
        return nodes.Scope(chosen.body, lineno=chosen.lineno)


class _Parts(NodeTransformer):
    """Puts included templates in the place of their names."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self.within: list[str] = []

    def visit_Include(self, node: nodes.Include) -> Any:  # noqa: N802  Jinja's name
        name = _constant(node.template)
        if name is None or name in self.within or node.ignore_missing or not node.with_context:
            return node
        part = _parsed(self.env, name)
        if part.find(nodes.Extends) or part.find(nodes.Block):
            return node
        part.set_lineno(node.lineno, override=True)
        self.within.append(name)
        self.generic_visit(part)
        self.within.pop()
        return nodes.Scope(part.body, lineno=node.lineno)
