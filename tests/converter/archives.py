"""Small archives to break and convert, in a folder of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = Path(__file__).parent / "base"


def copy_base(folder: Path) -> Path:
    """Two articles, two people, two seeds, and the real twelve regions."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "content" / "regions", folder / "content" / "regions")
    return folder


def fresh(folder: Path, *seeds: Path) -> Path:
    """An archive with raw texts, people and regions, and no article yet."""
    (folder / "seeds").mkdir(parents=True)
    for seed in seeds:
        shutil.copy(seed, folder / "seeds" / seed.name)
    for name in ("people", "regions"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m converter …` as a person runs it, in the archive's folder."""
    env = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "converter", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file's bytes by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
