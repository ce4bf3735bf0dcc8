"""The templates as text: what no page may contain, whatever it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
ALL = sorted(TEMPLATES.rglob("*.html"))
# Pages of their own; the rest extend base.html, and what lies in folders or is named here is included by them.
WHOLE = {"base.html", "redirect.html"}
PARTS = {"head.html", "header.html", "footer.html", "macros.html", "card.html", "map.html"}
PAGES = [file for file in ALL if file.parent == TEMPLATES and file.name not in WHOLE | PARTS]


def _name(file: Path) -> str:
    return file.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("file", PAGES, ids=_name)
def test_every_page_extends_base(file: Path) -> None:
    assert re.match(r'(?:\{#.*?#\}\s*)?\{%-? extends "base.html" -?%\}', file.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("file", ALL, ids=_name)
def test_no_inline_style_or_script(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag or 'type="application/ld+json"' in tag


@pytest.mark.parametrize("file", ALL, ids=_name)
def test_no_asset_from_outside(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r'(?:src|srcset|poster|data)="(?:https?:)?//', text)
    assert not re.search(r'<link[^>]*href="(?:https?:)?//', text)


@pytest.mark.parametrize("file", ALL, ids=_name)
def test_nothing_is_marked_safe_but_what_a_converter_escaped(file: Path) -> None:
    trusted = {"page.html": ["page.content|safe"]}
    assert re.findall(r"[\w.]+\s*\|\s*safe", file.read_text(encoding="utf-8")) == trusted.get(_name(file), [])


@pytest.mark.parametrize("file", sorted(TEMPLATES.parent.glob("js/*.js")), ids=lambda file: file.name)
def test_scripts_write_no_markup(file: Path) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", file.read_text(encoding="utf-8"))


def test_scripts_are_small() -> None:
    assert sum(file.stat().st_size for file in TEMPLATES.parent.glob("js/*.js")) <= 12 * 1024


def test_scripts_ask_for_nothing_but_the_names_of_a_long_index() -> None:
    asking = {file.name for file in TEMPLATES.parent.glob("js/*.js") if re.search(r"\bfetch\(", file.read_text(encoding="utf-8"))}
    assert asking == {"filter.js"}
