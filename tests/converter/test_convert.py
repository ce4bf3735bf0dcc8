"""`convert` as people run it: new texts in, nothing of theirs touched, never half a file."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from converter.front_matter import parse
from tests.converter.archives import ROOT, fresh, run, snapshot

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
OTHER = "عنوان نص جديد\n\nاحتضنت مدينة وجدة لقاء حول الماء حضره عدد من المواطنين والمواطنات.\n"


def articles(folder: Path) -> dict[str, bytes]:
    return snapshot(folder / "content" / "articles")


def test_the_archive_holds_what_the_converter_writes_today(tmp_path: Path) -> None:
    """The golden test: content/articles, but for fields that a person changed, is the converter's own output for seeds/."""
    folder = fresh(tmp_path / "a", *SEEDS)
    shutil.copytree(ROOT / "content" / "articles", folder / "content" / "articles")
    before = snapshot(folder)
    assert run(folder, "convert").returncode == 0
    assert run(folder, "convert", "--update", "--yes").returncode == 0
    assert snapshot(folder) == before


def test_converting_twice_changes_no_byte(tmp_path: Path) -> None:
    fresh(tmp_path / "a", *SEEDS)
    run(tmp_path / "a", "convert")
    before = snapshot(tmp_path / "a")
    assert run(tmp_path / "a", "convert").returncode == 0
    assert run(tmp_path / "a", "convert", "--update", "--yes").returncode == 0
    assert snapshot(tmp_path / "a") == before


def test_a_region_corrected_by_hand_survives(tmp_path: Path) -> None:
    fresh(tmp_path / "a", *SEEDS)
    run(tmp_path / "a", "convert")
    path = tmp_path / "a" / "content" / "articles" / "1f823f52.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\nevidence:", "\nregion: الشرق\nevidence:", 1), encoding="utf-8")
    before = snapshot(tmp_path / "a")
    for arguments in (["convert"], ["convert", "--update"], ["convert", "--update", "--yes"]):
        assert run(tmp_path / "a", *arguments).returncode == 0
        assert snapshot(tmp_path / "a") == before


def test_an_improvement_reaches_untouched_fields_only(tmp_path: Path) -> None:
    """An older converter's article: its digests are right, its title and tags are not what is read today."""
    fresh(tmp_path / "a", *SEEDS)
    run(tmp_path / "a", "convert")
    path = tmp_path / "a" / "content" / "articles" / "1f823f52.md"
    text = path.read_text(encoding="utf-8")
    fields = parse(text, "x").data
    old = text.replace(f"title: {fields['title']}", "title: عنوان قرئ خطأ")
    digest = hashlib.sha256(b'{"title": "' + "عنوان قرئ خطأ".encode("ascii", "backslashreplace") + b'"}').hexdigest()[:8]
    old = re.sub(r"written: \{title: \w+", f"written: {{title: {digest}", old)
    old = old.replace("  set_aside:\n", "  set_aside:\n    - سطر أضافه شخص\n")
    path.write_text(old, encoding="utf-8")
    shown = run(tmp_path / "a", "convert", "--update")
    assert "عنوان قرئ خطأ" in shown.stdout and "kept: edited by hand" in shown.stdout
    assert path.read_text(encoding="utf-8") == old
    run(tmp_path / "a", "convert", "--update", "--yes")
    new = path.read_text(encoding="utf-8")
    assert f"title: {fields['title']}\n" in new
    assert "سطر أضافه شخص" in new


def test_removed_and_retracted_articles_are_left_alone(tmp_path: Path) -> None:
    fresh(tmp_path / "a", *SEEDS)
    run(tmp_path / "a", "convert")
    path = tmp_path / "a" / "content" / "articles" / "1f823f52.md"
    seed = "source:\n  seed: seeds/004_1f823f52d3812165.txt\n"
    path.write_text(f"---\ntitle: حذف\nslug: 1f823f52\n{seed}status: removed\n---\n", encoding="utf-8")
    before = snapshot(tmp_path / "a")
    run(tmp_path / "a", "convert")
    run(tmp_path / "a", "convert", "--update", "--yes")
    assert snapshot(tmp_path / "a") == before


def test_one_bad_text_stops_no_other(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *SEEDS)
    (folder / "seeds" / "empty.txt").write_bytes(b"")
    (folder / "seeds" / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "seeds" / "folder.txt").mkdir()
    (folder / "seeds" / "link.txt").symlink_to("/etc/hostname")
    (folder / "seeds" / "new.txt").write_text(OTHER, encoding="utf-8")
    done = run(folder, "convert")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name in ("empty.txt", "noise.txt", "folder.txt", "link.txt"):
        assert f"seeds/{name}:1: خطأ:" in done.stderr, done.stderr
    assert len(articles(folder)) == len(SEEDS) + 1


def test_two_seeds_of_one_text_are_both_named_and_neither_converted(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a")
    (folder / "seeds" / "one.txt").write_text(OTHER, encoding="utf-8")
    (folder / "seeds" / "two.txt").write_text("\ufeff" + OTHER.replace("\n", "\r\n"), encoding="utf-16")
    (folder / "seeds" / "three.txt").write_text(OTHER.replace("وجدة", "فاس"), encoding="utf-8")
    done = run(folder, "convert")
    assert done.returncode == 1
    assert "seeds/one.txt:1" in done.stderr and "seeds/two.txt:1" in done.stderr
    assert len(articles(folder)) == 1


def test_slugs_come_from_the_name_or_the_text_and_grow_where_they_collide(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a")
    for number, name in enumerate(["1_aaaaaaaabbbbbbbb.txt", "2_aaaaaaaabbbbcccc.txt", "plain.txt"]):
        (folder / "seeds" / name).write_text(OTHER.replace("وجدة", f"وجدة {number}"), encoding="utf-8")
    assert run(folder, "convert").returncode == 0
    plain = hashlib.sha256(OTHER.replace("وجدة", "وجدة 2").encode()).hexdigest()[:8]
    assert set(articles(folder)) == {"aaaaaaaa.md", "aaaaaaaab.md", f"{plain}.md"}
    before = snapshot(folder)
    assert run(folder, "convert").returncode == 0
    assert snapshot(folder) == before
    assert "slug" not in run(folder, "check").stdout


def test_elsewhere_and_one_file_at_a_time(tmp_path: Path) -> None:
    done = run(ROOT, "convert", str(SEEDS[0]), "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    (only,) = (tmp_path / "out" / "articles").glob("*.md")
    assert parse(only.read_text(encoding="utf-8"), "x").data["source"]["seed"] == SEEDS[0].name  # type: ignore[index,call-overload]


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *SEEDS)
    held = os.open(folder / "content", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        done = run(folder, "convert")
    finally:
        os.close(held)
    assert done.returncode == 1
    assert "another_run" in done.stderr
    assert not (folder / "content" / "articles").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *SEEDS)
    (folder / "content").chmod(0o555)
    done = run(folder, "convert")
    (folder / "content").chmod(0o755)
    assert done.returncode == 1
    assert "unwritable_file" in done.stderr


def test_articles_path_that_is_a_file(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a", *SEEDS)
    (folder / "content" / "articles").write_text("not a folder")
    done = run(folder, "convert")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "unwritable_file" in done.stderr


@pytest.mark.parametrize("patience", [0.35, 0.5, 0.65, 0.8, 1.0])
def test_killed_at_any_moment_nothing_is_half_written(tmp_path: Path, patience: float) -> None:
    texts = sorted((ROOT / "tests" / "corpus" / "texts").glob("*.txt"))
    folder = fresh(tmp_path / "a", *texts, *SEEDS)
    whole = fresh(tmp_path / "b", *texts, *SEEDS)
    assert run(whole, "convert").returncode == 0
    running = subprocess.Popen(
        [sys.executable, "-m", "converter", "convert"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(patience)
    running.kill()  # the parent alone: its workers must neither go on nor keep the lock
    running.wait()
    done = articles(folder) if (folder / "content" / "articles").exists() else {}
    complete = articles(whole)
    assert all(complete[name] == data for name, data in done.items() if not name.startswith("."))
    assert run(folder, "convert").returncode == 0
    assert articles(folder) == complete
