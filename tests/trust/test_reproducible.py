"""Same input, same bytes: whatever the folder, time zone, locale, hash seed or day. And no network once installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.converter.archives import snapshot

# Python imports this module by itself: another day, and no way out of the machine.
_SITE = """
import os, socket, time
_shift = float(os.environ["SHIFT"])
_time, _time_ns = time.time, time.time_ns
time.time = lambda: _time() + _shift
time.time_ns = lambda: _time_ns() + int(_shift) * 10**9
def _refuse(self, address):
    raise OSError(f"the build asked for {address}")
_connect = socket.socket.connect
socket.socket.connect = lambda self, address: _connect(self, address) if self.family == socket.AF_UNIX else _refuse(self, address)
"""
_NO_PROXY = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
YEARS = 365.25 * 86_400


def _build(folder: Path, shift: float, **environment: str) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "aside").mkdir()
    (folder / "aside/sitecustomize.py").write_text(_SITE)
    env = {**os.environ, **_NO_PROXY, "PYTHONPATH": str(folder / "aside"), "SHIFT": str(shift), "KHIZANA_CACHE": str(folder / "cache"),
           "SITEURL": "https://archive.example/khizana", **environment}  # fmt: skip
    output = folder / "khizana"
    command = [sys.executable, "-m", "pelican", str(folder / "content"), "-s", str(ROOT / "pelicanconf.py"), "-o", str(output),
               "--fatal", "errors"]  # fmt: skip
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The second with a clock in the past, on the other side of the earth, at the end of a long path."""
    one = _build(tmp_path_factory.mktemp("one"), 0, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    other = tmp_path_factory.mktemp("other") / "مجلد آخر" / ("x" * 60)
    other.mkdir(parents=True)
    return one, _build(other, -20 * YEARS, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="2")


def test_two_clean_builds_are_equal_byte_for_byte(two: tuple[Path, Path]) -> None:
    one, other = (snapshot(output) for output in two)
    assert sorted(one.keys() ^ other.keys()) == []
    assert sorted(name for name in one.keys() & other.keys() if one[name] != other[name]) == []
    assert len(one) > 100


def test_two_conversions_are_equal_byte_for_byte(tmp_path: Path) -> None:
    made = []
    for number, environment in enumerate(
        ({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "9"})
    ):
        folder = tmp_path / ("folder " * number + "x")
        shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("articles"))
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        done = subprocess.run([sys.executable, "-m", "converter", "convert"], cwd=folder, env=env, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        made.append(snapshot(folder / "content"))
    assert made[0] == made[1]
