"""What a machine may lack: room on its disk, fonts, a browser. The message says so, nothing is half, and the next run completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.converter.archives import fresh, run, snapshot
from tests.site.building import article
from tests.trust.test_faults import TEXTS, complete

PAGE = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be filled without harm to others."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", str(folder)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no small disk without the right to mount one: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Take all the room but so many pages."""
    filler = disk / "filler"
    filler.write_bytes(b"x" * PAGE * max(0, os.statvfs(disk).f_bavail - left))
    return filler


@pytest.mark.parametrize("left", [0, 1, 12])
def test_convert_on_a_full_disk_says_so_and_goes_on_when_there_is_room(tmp_path: Path, disk: Path, left: int) -> None:
    whole = fresh(tmp_path / "whole", *TEXTS[:12])
    assert run(whole, "convert").returncode == 0
    wanted = snapshot(whole / "content" / "articles")
    archive = fresh(disk / "archive", *TEXTS[:12])
    filler = fill(disk, left)
    done = run(archive, "convert")
    assert done.returncode != 0 and "Traceback" not in done.stdout + done.stderr
    assert "No space left" in done.stderr, done.stderr
    made = snapshot(archive / "content" / "articles")
    assert made.items() < wanted.items()
    filler.unlink()
    assert run(archive, "convert").returncode == 0
    assert snapshot(archive / "content" / "articles") == wanted


def contents(folder: Path, said: str) -> Path:
    for number in range(12):
        article(folder, f"aaaa{number:04d}", f"{said} {number}", title=f"{said} {number}", date="2024-01-02", region="الشرق")
    return folder


@pytest.mark.parametrize("left", [0, 40])
def test_a_published_build_on_a_full_disk_leaves_the_old_site(tmp_path: Path, disk: Path, left: int) -> None:
    content, output = tmp_path / "content", disk / "site/khizana"
    assert complete(contents(content, "قديم"), output).returncode == 0
    old = snapshot(output)
    contents(content, "جديد")
    filler = fill(disk, left)
    done = complete(content, output)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr and "باق كما كان" in done.stderr and "No space left" in done.stderr, done.stderr
    assert snapshot(output) == old
    filler.unlink()
    assert complete(content, output).returncode == 0
    assert "جديد 5" in (output / "articles/aaaa0005/index.html").read_text("utf-8")


@pytest.mark.parametrize("left", [0, 40])
def test_a_local_build_on_a_full_disk_says_so_and_has_whole_pages(tmp_path: Path, disk: Path, left: int) -> None:
    content, output = contents(tmp_path / "content", "نص"), disk / "site/khizana"
    filler = fill(disk, left)
    done = complete(content, output, "pelicanconf.py")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr and "No space left" in done.stderr, done.stderr
    assert [path for path in output.rglob("index.html") if not path.read_bytes().rstrip().endswith(b"</html>")] == []
    filler.unlink()
    done = complete(content, output, "pelicanconf.py")
    assert done.returncode == 0, done.stderr
    reference = tmp_path / "other/khizana"
    assert complete(content, reference, "pelicanconf.py").returncode == 0
    assert snapshot(output) == snapshot(reference)


@pytest.mark.parametrize("conf", ["publishconf.py", "pelicanconf.py"])
def test_a_build_whose_memory_has_no_room_completes_or_says_so(tmp_path: Path, disk: Path, conf: str) -> None:
    """The memory only saves time: the site must not pay for its loss."""
    content, output = contents(tmp_path / "content", "نص"), tmp_path / "out/khizana"
    (output.parent).mkdir(parents=True)
    (output.parent / "cache").symlink_to(disk)
    filler = fill(disk, 2)
    done = complete(content, output, conf)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0 or "No space left" in done.stderr
    filler.unlink()
    assert complete(content, output, conf).returncode == 0
    assert "نص 5" in (output / "articles/aaaa0005/index.html").read_text("utf-8")


def project(folder: Path, *without: str) -> Path:
    """A copy of what builds the site, less what a machine may lack."""
    more = (".git", ".venv", "node_modules", "output", ".cache", "tests", "*.svg", "seeds", "content")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*more, *without), symlinks=True)
    return folder


def built(copy: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(contents(folder / "content", "نص")),
        "-s",
        "publishconf.py",
        "-o",
        str(folder / "out/khizana"),
    ]
    environment = {**os.environ, "SITEURL": "https://archive.example/khizana", "KHIZANA_CACHE": str(folder / "cache")}
    return subprocess.run([*command, "--fatal", "errors"], cwd=copy, env=environment, capture_output=True, text=True, timeout=300)


def test_a_site_without_its_fonts_is_built_and_read_in_the_readers_own(tmp_path: Path) -> None:
    """`theme.fonts` could not reach npm: the pages name fallbacks, and no page points at a file that is not there."""
    done, output = built(project(tmp_path / "project", "fonts"), tmp_path), tmp_path / "out/khizana"
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "نص 5" in (output / "articles/aaaa0005/index.html").read_text("utf-8")
    assert list(output.rglob("*.woff2")) == []
    assert [page for page in output.rglob("*.html") if ".woff2" in page.read_text("utf-8")] == []


@pytest.mark.parametrize(("without", "maps"), [((), 1), (("map",), 0)])
def test_a_site_without_its_map_lists_the_regions(tmp_path: Path, without: tuple[str, ...], maps: int) -> None:
    """`theme.geometry` could not reach npm: no drawing, and every region still one click away."""
    shutil.copytree(ROOT / "content" / "regions", tmp_path / "content" / "regions")
    done = built(project(tmp_path / "project", *without), tmp_path)
    assert done.returncode == 0 and "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    page = (tmp_path / "out/khizana/regions/index.html").read_text("utf-8")
    assert page.count('<svg class="figure map"') == page.count("OpenStreetMap") == maps
    assert "الشرق" in page[page.index("<main") :].replace('aria-label="الشرق', "")


def test_half_a_map_is_named_with_what_to_do(tmp_path: Path) -> None:
    copy = project(tmp_path / "project")
    outlines = copy / "theme/map/regions.json"
    outlines.write_bytes(outlines.read_bytes()[:2000])
    done = built(copy, tmp_path)
    assert "Traceback" not in done.stdout + done.stderr
    assert "regions.json" in done.stderr and "make fonts" in done.stderr


def test_no_npm_for_the_fonts_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from theme import fonts

    monkeypatch.setattr(fonts, "PACKAGES", tmp_path / "none")
    monkeypatch.setattr(fonts, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(fonts, "_install", lambda: False)
    fonts.main()
    said = "".join(capsys.readouterr())
    assert "الخطوط" in said and "make fonts" in said
    assert not (tmp_path / "stamp").exists()  # so that the next run tries again


def test_no_browser_is_said_with_what_to_do(tmp_path: Path) -> None:
    """What `make test` runs before the tests, on a machine without Chromium and without a way to install one."""
    bare = "import sys; import tests.browser as b; b.find = lambda: None; b.install = lambda: False; sys.exit(b.find() or b.ADVICE)"
    done = subprocess.run([sys.executable, "-c", bare], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "CHROMIUM" in done.stderr and "Traceback" not in done.stderr
