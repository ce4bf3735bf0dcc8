"""Templates compiled in our way say what they say when Jinja compiles them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateRuntimeError

from plugins.archive import compiler, render
from plugins.archive.compiler import Later
from tests.conftest import BASE
from tests.site import building

TEMPLATES = {
    "base": "<{% block title %}{{ title }}{% endblock %}>{{ site }}{% block main %}{% endblock %}{{ 1 }}{{ 'a<' }}{{ root }}",
    "page": """{% extends "base" %}{% import "macros" as m %}{% set label = "b" ~ title %}outside
{% block title %}{{ super() }} - {{ label }}{% endblock %}
{% block main %}{{ thing.name }}{{ thing["name"] }}{{ thing.missing }}{{ thing.html }}{{ data.items.x }}{{ data.one }}{{ later }}{{ later }}
{% for item in several %}{{ loop.index }}{{ item }}{% if loop.last %}.{% else %}, {% endif %}{% endfor %}{{ nothing }}{{ 3 }}{{ none }}
{{ m.link("<a>", thing) }}{% include "part" %}{% include "apart" without context %}{% call(x) m.wrap() %}[{{ x }}{{ title }}]{% endcall %}
{% filter upper %}{{ title }}<i>{% endfilter %}{% autoescape false %}{{ title }}{{ thing.html }}{% endautoescape %}
{% set block %}<b>{{ title }}</b>{% endset %}{{ block }}{{ title|e }}{{ title|safe }}{{ title ~ block }}{{ site_only }}
{%- macro inner(v) %}{{ v }}{{ title }}{{ loop_less }}{% endmacro %}{{ inner("<") }}{{ several|join("&") }}{% endblock %}""",
    "sheet": """{% extends "base" %}{% import "macros" as m %}{% set label = "b" ~ title %}{% set title = label %}outside
{% block main %}{% set inside = title ~ "!" %}{% include "part" %}{% for item in several %}{% include "line" %}{% endfor %}
{{ item }}{% if several %}{% include "section" %}{% endif %}{{ heading }}{{ m.link("<a>", thing) }}
{% set a = 1 %}{% set b = "<" %}{{ m.pair(b, a) }}{{ m.pair(a) }}{{ m.pair(title, b) }}{{ m.pair(b="b") }}{{ a }}{{ b }}
{% for item in several %}{{ m.pair(item) }}{{ m.rows(several)|upper }}{{ m.rows(several) }}{{ item }}{% endfor %}
{% block inner %}{{ label }}{% endblock %}{% endblock %}
{% block nowhere %}{{ title }}{% endblock %}""",
    "line": "{{ item }}{{ inside }}{% set inside = 1 %}{% set item = 2 %}{{ item }}",
    "section": """{% set heading = thing.name %}{% import 'macros' as n %}{{ n.link(heading, thing) }}
{% include 'line' %}{% include 'framed' %}""",
    "framed": "{% extends 'base' %}{% block main %}{{ heading }}{% endblock %}",
    "macros": """{% macro link(a, of) %}<a href="{{ a }}">{{ of.name }}{{ site_only }}</a>{% endmacro %}
{% macro pair(a, b=2) %}{% set c = a ~ "&" %}({{ a }}{{ b }}{{ c }}){% endmacro %}
{% macro rows(items) %}{% for item in items %}<i>{{ loop.index }}{{ item }}</i>{% endfor %}{{ pair(1) }}{% endmacro %}
{% macro wrap() %}{{ caller("&") }}|{{ caller(1) }}{% endmacro %}""",
    "part": "({{ title }}{{ later }}{{ thing.name }}{{ label }}{{ site_only }})",
    "apart": "[{{ site_only }}]",
}  # fmt: skip


class Thing:
    name = "\"quoted\" & 'so'"

    class html:  # noqa: N801
        @staticmethod
        def __html__() -> str:
            return "<em>safe</em>"

    html = html()  # type: ignore[assignment, misc]


def _environment() -> Environment:
    env = Environment(loader=DictLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    env.globals["site_only"] = "<everywhere>"
    return env


VARIABLES: dict[str, Any] = {
    "title": "<title>", "site": "&", "root": "../", "several": ["<", 2, "ثلاثة"],
    "thing": Thing(), "data": {"items": {"x": 1}, "one": "<1>"},
}  # fmt: skip


@pytest.mark.parametrize("name", ["page", "sheet"])
@pytest.mark.parametrize("many", [(), ("page", "sheet")])
def test_the_same_text_as_jinja(many: tuple[str, ...], name: str) -> None:
    ours = _environment()
    compiler.equip(ours, many=many)
    expected = _environment().get_template(name).render({**VARIABLES, "later": "<late>"})
    assert "&lt;late&gt;" in expected
    assert compiler.render(ours.get_template(name), {**VARIABLES, "later": Later(lambda: "<late>")}) == expected
    assert ours.get_template(name).render({**VARIABLES, "later": "<late>"}) == expected


def test_a_joined_template_asks_for_no_other() -> None:
    env = _environment()
    compiler.equip(env, many=("sheet",))
    assert env.get_template("sheet").blocks == {}
    assert env.get_template("page").blocks


def test_a_late_value_is_made_once_and_only_when_asked_for() -> None:
    made: list[int] = []
    env = _environment()
    compiler.equip(env)
    compiler.render(env.from_string("{{ title }}"), {"title": "", "later": Later(made.append, 1)})
    assert made == []
    compiler.render(env.get_template("page"), {**VARIABLES, "later": Later(made.append, 1)})
    assert made == [1]


def test_a_fault_names_template_and_line() -> None:
    env = Environment(loader=DictLoader({"x.html": "one\n{{ a }}{{ f() }}"}))

    def fail() -> None:
        raise TemplateRuntimeError("no")

    compiler.equip(env)
    with pytest.raises(TemplateRuntimeError) as caught:
        compiler.render(env.get_template("x.html"), {"a": 1, "f": fail})
    lines = [
        entry.lineno
        for entry in caught.traceback
        if str(entry.path).endswith("x.html") or entry.frame.code.name == "top-level template code"
    ]
    assert [line + 1 for line in lines] == [2]


def test_a_fault_in_a_joined_part_names_the_part_and_its_line(tmp_path: Path) -> None:
    sources = {"base.html": "{% block main %}{% endblock %}", "part.html": "one\n\n{{ f() }}"}
    sources["x.html"] = "{% extends 'base.html' %}{% block main %}{% include 'part.html' %}{% endblock %}"
    for name, source in sources.items():
        (tmp_path / name).write_text(source, "utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path))
    compiler.equip(env, many=("x.html",))

    def fail() -> None:
        raise TemplateRuntimeError("no")

    with pytest.raises(TemplateRuntimeError) as caught:
        compiler.render(env.get_template("x.html"), {"f": fail})
    assert render.place(caught.value) == f"{tmp_path}/part.html:3"


_JINJAS_OWN = f"""
import sys
sys.path.insert(0, {str(building.ROOT)!r})
from pelicanconf import *
from plugins.archive import compiler, once, render

def by_jinja(template, variables):
    return template.render({{key: value.value() if isinstance(value, compiler.Later) else value for key, value in variables.items()}})

once.compiler.equip = lambda *arguments: None
render.render = by_jinja
"""


def test_the_theme_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    settings = tmp_path / "jinjas.py"
    settings.write_text(_JINJAS_OWN, "utf-8")
    command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", tmp_path / "output", "-e", 'ARCHIVE_CACHE=""']
    environment = {**os.environ, "SITEURL": f"https://archive.example/{BASE}"}
    subprocess.run([*map(str, command), "--fatal", "errors"], check=True, cwd=building.ROOT, env=environment, capture_output=True)
    pages = {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")}
    assert pages == {path.relative_to(tmp_path / "output"): path.read_bytes() for path in (tmp_path / "output").rglob("*.html")}
