"""The documents name only what is there: paths, make targets, commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# `room/…/file.ext` or `room/` in backticks; <slug> and similar stand for any name.
_PATH = re.compile(r"`([a-z.]+/[\w./<>*-]*)`")
_MADE = ("output/", ".venv/", ".cache/", "preview/")  # not in the repository: a command makes them


def _there(path: str) -> bool:
    folder = re.split(r"[<*]", path)[0].rpartition("/")[0] if re.search(r"[<*]", path) else path
    return path.startswith(_MADE) or (ROOT / folder).exists()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_exist(document: Path) -> None:
    rooms = {entry.name for entry in ROOT.iterdir()}
    named = {path for path in _PATH.findall(document.read_text("utf-8")) if path.partition("/")[0] in rooms}
    assert [path for path in sorted(named) if not _there(path)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists() and not (ROOT / link.lstrip("/")).exists()] == []


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {name for document in DOCUMENTS for name in re.findall(r"`make ([a-z]+)`", document.read_text("utf-8"))}
    assert named and named <= targets


def test_the_readmes_commands_work() -> None:
    commands = re.findall(r"\$ \.venv/bin/python (-m converter (?:facts|explain) \S+)", (ROOT / "README.md").read_text("utf-8"))
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run([sys.executable, *command.split()], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0 and "2025-10-24" in done.stdout, done.stderr
