"""Jinja's templates in fewer and cheaper steps: the same text for half the time, whatever theme it is.

Four things differ from Jinja's own code: the text of a block leaves it in one piece; an attribute that is there is taken without a call
of ours; a text is escaped without being wrapped; and a page's context holds its own variables only, with the site's behind them instead
of copied for every page. `tests/site/test_compiler.py` compares both on every template of the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment, Template
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Const, EvalContext, Include
from jinja2.runtime import Context, Macro
from jinja2.utils import _PassArg, missing
from markupsafe import Markup, escape

from plugins.archive import joining

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # no compiled form for this machine

    def _escape_inner(text: str, /) -> str:
        return str(escape(text))


_METHODS = frozenset(dir(dict))
_SCOPES = frozenset({"_block_vars", "_loop_vars"})  # what Jinja adds to every call, for functions that want the context
_PLAIN = frozenset({FunctionType, MethodType, BuiltinMethodType})
FORMAT = 7
"""Of the code that is made: raise it when that changes, since compiled templates are kept between runs."""


class Later:
    """A variable that costs something: worked out when a template asks for it, once."""

    __slots__ = ("_make", "_value")

    def __init__(self, make: Callable[..., Any], *arguments: Any) -> None:
        self._make: Any = (make, arguments)

    def value(self) -> Any:
        if self._make:
            make, arguments = self._make
            self._value, self._make = make(*arguments), None
        return self._value


class PageContext(Context):
    """Variables of one page, over those of the site."""

    def __init__(self, environment: Environment, parent: dict[str, Any], name: str | None, blocks: Any, globals: Any = None) -> None:  # noqa: ARG002  Jinja's name
        self.environment, self.parent, self.name = environment, parent, name
        self.eval_ctx = EvalContext(environment, name)
        self.vars, self.exported_vars, self.globals_keys = {}, set(), set()
        self.blocks = {block: [function] for block, function in blocks.items()} if blocks else {}

    def resolve_or_missing(self, key: str) -> Any:
        if key in self.vars:
            return self.vars[key]
        value = self.parent.get(key, missing)
        if value is missing:
            return self.environment.globals.get(key, missing)
        return value.value() if type(value) is Later else value

    def call(self, of: Any, /, *arguments: Any, **named: Any) -> Any:
        """What Jinja makes of a call, without most of its questions for macros and for functions that want nothing or this context."""
        kind = type(of)
        if kind in _PLAIN:  # asked for what it lacks, a method makes an error that is dropped at once; its function does not
            wants = getattr(of.__func__ if kind is MethodType else of, "jinja_pass_arg", None)
            if wants is None or (wants is _PassArg.context and not any(map(named.get, _SCOPES))):
                for scope in _SCOPES if named else ():
                    named.pop(scope, None)
                try:
                    return of(self, *arguments, **named) if wants else of(*arguments, **named)
                except StopIteration:
                    return self.environment.undefined("no value: a function in the template stopped an iteration")
        elif kind is Macro:
            short = of._argument_count - len(arguments)
            if short >= 0 and not (of.caller or of.explicit_caller or of.catch_kwargs or of.catch_varargs or named.keys() - _SCOPES):
                text = of._func(*arguments, *(missing,) * short)
                return Markup(text) if self.eval_ctx.autoescape else text
        return super().call(of, *arguments, **named)


class Compiler(CodeGenerator):
    """Jinja's code generator with the cheaper forms."""

    def visit_Template(self, node: Any, frame: Any = None) -> None:  # noqa: N802  Jinja's name
        many = self.name in self.environment.many  # type: ignore[attr-defined]
        super().visit_Template(joining.join(self.environment, node) if many else node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("get, plain, escaped, has = environment.getattr, environment.plain, environment.escaped, getattr")

    def blockvisit(self, nodes: Any, frame: Any) -> None:
        """The text of a whole template or block leaves it in one piece: Jinja's own passes every word through every level."""
        if frame.buffer is not None or not (frame.rootlevel or frame.block_frame) or frame.require_output_check or _apart(nodes):
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: Any, frame: Any) -> None:  # noqa: N802  Jinja's name
        """A part that sees the page's variables gets a context in one step, and its text is not passed on word by word."""
        named = isinstance(node.template, Const) and isinstance(node.template.value, str)
        if not named or node.ignore_missing or not node.with_context or frame.buffer is None:
            super().visit_Include(node, frame)
            return
        self.writeline(f"{frame.buffer}.extend(environment.part({node.template.value!r}, context, {self.dump_local_context(frame)}))", node)

    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802  Jinja's name
        """An attribute that is there costs no call of ours."""
        self.write("(found if (found := has((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else get(of, {node.attr!r}))")

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if self._as_jinja(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(escaped(said) if (kind := type(said := ")

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:
        if self._as_jinja(frame, finalize):
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")) is str else said if kind is Markup else plain(said))")

    def _as_jinja(self, frame: Any, finalize: Any) -> bool:
        return bool(frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None)


def _apart(nodes: Any) -> bool:
    """Whether these include a template without the context: what Jinja writes for that knows no collected text."""
    every = [found for node in nodes for found in (node, *node.find_all(Include)) if isinstance(found, Include)]
    return not all(include.with_context for include in every)


def plain(value: Any) -> str:
    """`escape` for what is joined to a page at once and is neither text nor Markup: no need to wrap it."""
    return value.__html__() if hasattr(value, "__html__") else _escape_inner(str(value))


def part(name: str, context: Context, local: dict[str, Any]) -> Iterator[str]:
    """The text of an included template, which sees the variables of the page and those of the place where it stands."""
    template = context.environment.get_template(name, context.name)
    variables = context.get_all()
    if local:
        variables = {**variables, **{name: value for name, value in local.items() if value is not missing}}
    return template.root_render_func(PageContext(context.environment, variables, name, template.blocks))


def equip(env: Environment, kept: BytecodeCache | None = None, many: Iterable[str] = ()) -> None:
    """Make one environment compile in this way. Templates of which `many` pages are made are joined with what they extend and include."""
    undefined = env.undefined

    def attribute(of: Any, name: str) -> Any:
        if type(of) is dict and name not in _METHODS:
            return of[name] if name in of else undefined(obj=of, name=name)
        try:
            return getattr(of, name)
        except AttributeError:
            pass
        try:
            return of[name]
        except (TypeError, LookupError, AttributeError):
            return undefined(obj=of, name=name)

    find_item = env.getitem

    def item(of: Any, name: Any) -> Any:
        if type(of) is dict and type(name) is str and name not in _METHODS:
            return of[name] if name in of else undefined(obj=of, name=name)
        return find_item(of, name)

    find = env.get_template
    found: dict[Any, Template] = {}

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Template:
        if globals:
            return find(name, parent, globals)
        if name not in found:
            found[name] = find(name, parent)
        return found[name]

    env.get_template = get_template  # type: ignore[method-assign]  # Jinja's own looks at locks and file times for every page
    env.code_generator_class = Compiler
    env.context_class = PageContext
    env.getattr, env.getitem = attribute, item  # type: ignore[assignment, method-assign]
    env.plain, env.escaped, env.part, env.many = plain, _escape_inner, part, frozenset(many)  # type: ignore[attr-defined]
    env.bytecode_cache = kept


def render(template: Template, variables: dict[str, Any]) -> str:
    """`template.render`, on a context that copies nothing. A fault is told with the line of the file that it stands in."""
    env = template.environment
    try:
        return env.concat(template.root_render_func(PageContext(env, variables, template.name, template.blocks)))
    except Exception:
        if template.name in env.many:  # type: ignore[attr-defined]
            render(_as_written(template), variables)
        env.handle_exception()


def _as_written(template: Template) -> Template:
    env = template.environment.overlay()
    del env.get_template
    equip(env)
    return env.get_template(str(template.name))
