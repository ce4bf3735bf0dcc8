"""What the tests of the editors' desk share: a bare repository, an editor's copy, a runner's copy, a stand-in for `gh`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("arabic", "content", "converter", "editing", "plugins", "theme", "seeds")
TRACKED = (*ROOMS, "pelicanconf.py", "publishconf.py", ".gitignore", "addresses.txt")
GH = """#!{python}
import json, os, sys
with open(os.environ["GH_LOG"], "a", encoding="utf-8") as log:
    log.write(json.dumps({{"arguments": sys.argv[1:], "given": sys.stdin.read()}}, ensure_ascii=False) + "\\n")
if sys.argv[1:3] == ["pr", "create"]:
    print("https://github.com/someone/khizana/pull/57")
"""


IDENTITY = {
    "GIT_AUTHOR_NAME": "Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], env={**os.environ, **IDENTITY}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _skipped(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in {"__pycache__", "node_modules"} or (Path(folder) / name).is_symlink()}


def repository(folder: Path) -> Path:
    """A bare repository that holds the archive as it stands in this working copy."""
    first = folder / "first"
    for name in TRACKED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, first / name, ignore=_skipped)
        elif source.exists():
            first.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, first / name)
    git(folder, "init", "--quiet", "--initial-branch=main", str(first))
    git(first, "add", "--all", "--force", ".")
    git(first, "commit", "--quiet", "-m", "The archive")
    bare = folder / "archive.git"
    git(folder, "clone", "--quiet", "--bare", str(first), str(bare))
    return bare


def clone(bare: Path, name: str) -> Path:
    folder = bare.parent / name
    git(bare.parent, "clone", "--quiet", str(bare), str(folder))
    return folder


def push(copy: Path, message: str = "An edit in the browser") -> None:
    """What GitHub's web editor does: commit all that changed and push it."""
    git(copy, "pull", "--quiet", "--rebase", "--autostash", "origin", "main")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "-m", message)
    git(copy, "push", "--quiet", "origin", "HEAD:main")


def run(folder: Path, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m module …` in a copy, as a step of a workflow runs it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GH_", "KHIZANA_"))}
    own = {"SITEURL": "https://archive.example/khizana", "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=folder, env={**clean, **own}, capture_output=True, text=True, timeout=300
    )


def stand_in(folder: Path) -> dict[str, str]:
    """An environment in which `gh` writes down what it is asked."""
    tools = folder / "tools"
    tools.mkdir()
    (tools / "gh").write_text(GH.format(python=sys.executable), encoding="utf-8")
    (tools / "gh").chmod(0o755)
    return {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GH_LOG": str(folder / "gh.jsonl")}


def asked(environment: dict[str, str]) -> list[dict[str, Sequence[str] | str]]:
    log = Path(environment["GH_LOG"])
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
