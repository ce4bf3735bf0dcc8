"""Whatever happens while we work: no lost or half file, a whole site for whoever is served, and a next run that completes.

KHIZANA_KILLS sets how many times each command is killed (12); `make kills` does it often.
"""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from plugins.archive import state
from tests.conftest import ROOT
from tests.converter.archives import fresh, run, snapshot
from tests.site.building import article

KILLS = int(os.environ.get("KHIZANA_KILLS", "12"))
TEXTS = sorted((ROOT / "tests" / "corpus" / "texts").glob("*.txt"))[:40]


def strike(command: list[str], folder: Path, patience: float, **environment: str) -> bool:
    """Start the command, wait, kill it and all it started; whether it had ended by itself."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    running = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        running.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return running.returncode == 0


def moments(whole: float, seed: int) -> list[float]:
    """Spread over the whole of a run as long as the one that was timed."""
    rng = random.Random(seed)
    return [whole * (number + rng.random()) / KILLS for number in range(KILLS)]


def timed(step: Callable[[], object]) -> float:
    started = time.monotonic()
    step()
    return time.monotonic() - started


def test_convert_killed_at_random_moments_loses_nothing(tmp_path: Path) -> None:
    whole = fresh(tmp_path / "whole", *TEXTS)
    length = timed(lambda: run(whole, "convert"))
    complete = snapshot(whole / "content" / "articles")
    for patience in moments(length, 1):
        folder = tmp_path / "killed"
        shutil.rmtree(folder, ignore_errors=True)
        fresh(folder, *TEXTS)
        strike([sys.executable, "-m", "converter", "convert"], folder, patience)
        made = snapshot(folder / "content" / "articles")
        assert {name: data for name, data in made.items() if not name.startswith(".") and complete.get(name) != data} == {}, patience
        assert run(folder, "convert").returncode == 0
        assert snapshot(folder / "content" / "articles") == complete


def unlike(output: Path, sites: list[dict[str, bytes]]) -> list[str]:
    """Nothing when the folder shows one of the sites; else where it differs from the nearest."""
    here = snapshot(output)
    return min((sorted({name for name, _ in here.items() ^ site.items()}) for site in sites), key=len)


def build(content: Path, output: Path, conf: str = "publishconf.py") -> tuple[list[str], dict[str, str]]:
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(ROOT / conf), "-o", str(output), "--fatal", "errors"]
    return command, {"SITEURL": "https://archive.example/khizana", "KHIZANA_CACHE": str(output.parent / "cache")}


def complete(content: Path, output: Path, conf: str = "publishconf.py") -> subprocess.CompletedProcess[str]:
    command, environment = build(content, output, conf)
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300)


def contents(folder: Path) -> tuple[Path, Path]:
    """One archive before and after an edit that changes, adds and removes pages."""
    for name in ("before", "after"):
        for number in range(30):
            article(folder / name, f"aaaa{number:04d}", f"نص المقال {number}", title=f"مقال {number}", date="2024-01-02", region="الشرق")
    (folder / "after/articles/aaaa0003.md").unlink()
    article(folder / "after", "bbbb0001", "نص جديد", title="مقال جديد", date="2024-05-06", region="الشرق")
    article(folder / "after", "aaaa0005", "نص صحح", title="مقال صحح", date="2024-05-07", region="الشرق")
    return folder / "before", folder / "after"


def put(source: Path, target: Path) -> None:
    """The edit, in the one content folder that the site is built from."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def each(before: Path, after: Path, content: Path, output: Path, conf: str = "publishconf.py") -> tuple[list[dict[str, bytes]], float]:
    """The whole site before and after the edit, and the seconds that the second build took."""
    sites, length = [], 0.0
    for source in (before, after):
        put(source, content)
        length = timed(lambda: complete(content, output, conf))
        sites.append(snapshot(output))
    return sites, length


def test_a_published_build_killed_at_random_moments_shows_one_site_or_the_other(tmp_path: Path) -> None:
    before, after = contents(tmp_path)
    content, output = tmp_path / "content", tmp_path / "site/khizana"
    sites, length = each(before, after, content, output)
    assert sites[0] != sites[1]
    for number, patience in enumerate(moments(length, 2)):
        put((before, after)[number % 2], content)
        command, environment = build(content, output)
        strike(command, ROOT, patience, **environment)
        assert unlike(output, sites) == [], patience
    put(before, content)
    done = complete(content, output)
    assert done.returncode == 0, done.stderr
    assert unlike(output, sites[:1]) == []
    assert sorted(path.name for path in output.parent.iterdir()) == ["cache", "khizana"]


def test_a_local_build_killed_has_whole_pages_and_no_orphans_after_the_next(tmp_path: Path) -> None:
    before, after = contents(tmp_path)
    content, output = tmp_path / "content", tmp_path / "site/khizana"
    sites, length = each(before, after, content, output, "pelicanconf.py")
    for number, patience in enumerate(moments(length, 3)[:: max(1, KILLS // 4)]):
        put((before, after)[number % 2], content)
        command, environment = build(content, output, "pelicanconf.py")
        strike(command, ROOT, patience, **environment)
        pages = {name: data for name, data in snapshot(output).items() if name.endswith("index.html")}
        assert [name for name, data in pages.items() if not data.rstrip().endswith(b"</html>")] == [], patience
    put(before, content)
    assert complete(content, output, "pelicanconf.py").returncode == 0
    assert unlike(output, sites[:1]) == []


def test_readers_meet_one_whole_site_while_another_takes_its_place(tmp_path: Path) -> None:
    before, after = contents(tmp_path)
    content, output = tmp_path / "content", tmp_path / "site/khizana"
    put(before, content)
    assert complete(content, output).returncode == 0
    put(after, content)
    missing: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.002):
            if not (output / "articles/aaaa0000/index.html").is_file():
                missing.append(time.monotonic())

    reader = threading.Thread(target=look)
    reader.start()
    try:
        assert complete(content, output).returncode == 0
    finally:
        ended.set()
        reader.join()
    assert not missing
    assert "مقال صحح" in (output / "articles/aaaa0005/index.html").read_text("utf-8")


def test_two_builds_at_once_are_told_so(tmp_path: Path) -> None:
    article(tmp_path / "content", "aaaa0001")
    place = state.place(str(tmp_path / "cache"), str(tmp_path / "out"), str(tmp_path / "content"))
    assert place
    place.parent.mkdir()
    with place.with_suffix(".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = complete(tmp_path / "content", tmp_path / "out")
    assert done.returncode == 1
    assert "بناء آخر" in done.stderr and "another build" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert complete(tmp_path / "content", tmp_path / "out").returncode == 0


def test_a_place_that_cannot_be_written_is_named_and_the_old_site_stays(tmp_path: Path) -> None:
    before, after = contents(tmp_path)
    output = tmp_path / "site/khizana"
    put(before, tmp_path / "content")
    assert complete(tmp_path / "content", output).returncode == 0
    old = snapshot(output)
    put(after, tmp_path / "content")
    blocked = output.with_name(".khizana.next")
    blocked.write_text("a file where the next site should grow")
    done = complete(tmp_path / "content", output)
    assert done.returncode != 0 and "باق كما كان" in done.stderr and "Traceback" not in done.stderr
    assert snapshot(output) == old
    blocked.unlink()
    assert complete(tmp_path / "content", output).returncode == 0
    assert "مقال صحح" in (output / "articles/aaaa0005/index.html").read_text("utf-8")
