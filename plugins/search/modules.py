"""The search page's modules as they are sent: joined into one file for each way in, without comments and indentation.

A reader on a slow network waits once for each file that names another. Every module becomes a function that gives what it
exports, so that the names inside two modules never meet; the sources stay modules that a browser and Node load as they are.
"""

from __future__ import annotations

import re
from pathlib import Path

# What pages load: the shell of the search page, the search itself, the offers under every page's field, the marks of an article.
ENTRIES = ("page/shell.js", "page/page.js", "page/offers.js", "mark.js")
# Comments that stand on lines of their own; one behind code could be part of a text or a pattern, so it stays.
_BLOCK = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
_LINE = re.compile(r"^[ \t]*(?://.*)?\n|^[ \t]+", re.M)
_IMPORT = re.compile(r'^import \{ ([^}\n]+) \} from "(\.[^"\n]+)";\n', re.M)
_EXPORT = re.compile(r"^export ((?:async function|function|class|const) (\w+))", re.M)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.M)


class ModuleError(ValueError):
    """A module that cannot be joined: file, statement, and what to write instead."""


def stripped(source: str) -> str:
    """The module without its comments. Modules have no text over several lines (a test holds them to it)."""
    return _LINE.sub("", _BLOCK.sub("", source))


def joined(entry: Path) -> str:
    """A module with all that it imports, as one module with the same exports."""
    parts: dict[Path, str] = {}
    names = _add(entry.resolve(), parts)
    *others, own = parts.items()
    last = f"export const {{ {', '.join(names)} }} = {_wrapped(own[1])}" if names else own[1]
    return "".join(f"const {_name(path, parts)} = {_wrapped(text)}" for path, text in others) + last


def _add(path: Path, parts: dict[Path, str]) -> list[str]:
    """Put a module behind those that it imports; returns what it exports. Modules that import each other would fail in any test."""
    text = stripped(path.read_text("utf-8"))
    for _, other in _IMPORT.findall(text):
        if (path.parent / other).resolve() not in parts:
            _add((path.parent / other).resolve(), parts)
    names = [name for _, name in _EXPORT.findall(text)]
    text = _IMPORT.sub(lambda found: _taken(found, path, parts), _EXPORT.sub(r"\1", text))
    if left := _OTHER.search(text):
        remedy = 'import { a, b as c } from "./d.js" أو export function/class/const'
        raise ModuleError(f"{path.name}: تعذر ضم السطر (cannot join this line): {left[0]} — اكتب (write): {remedy}")
    parts[path] = text + (f"return {{ {', '.join(names)} }};\n" if names else "")
    return names


def _taken(found: re.Match[str], path: Path, parts: dict[Path, str]) -> str:
    names = found[1].replace(" as ", ": ")
    return f"const {{ {names} }} = {_name((path.parent / found[2]).resolve(), parts)};\n"


def _name(path: Path, parts: dict[Path, str]) -> str:
    return f"$module{list(parts).index(path)}"


def _wrapped(text: str) -> str:
    return f"(() => {{\n{text}}})();\n"


def install(source: Path, folder: Path) -> None:
    """In place of the theme's modules in a folder of the output, what pages load; what is joined already stays untouched."""
    if not source.is_dir():  # a theme of somebody else, with a search page of its own or none
        return
    made = {folder / entry: joined(source / entry) for entry in ENTRIES}
    for path in sorted(folder.rglob("*.js")):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
