"""The one door to the disk: what it refuses to read, and that it writes whole files only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from converter import files
from converter.problems import TroubleError


def code(path: Path) -> str:
    with pytest.raises(TroubleError) as caught:
        files.read_bytes(path)
    return caught.value.problem.code


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("folder.txt", "link.txt", "dangling.txt", "pipe.txt"):
        assert code(tmp_path / name) == "not_a_plain_file"
    assert code(tmp_path / "absent.txt") == "no_such_file"
    assert code(tmp_path / ("ا" * 200 + ".txt")) == "unreadable_file"


def test_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.txt").write_bytes(b"12345")
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    assert code(tmp_path / "x.txt") == "file_too_large"


def test_seeds_are_listed_once_in_order_and_the_rest_refused(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "notes.md", "ج.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to("b.txt")
    found, refused = files.seeds([tmp_path, tmp_path / "b.txt"])
    assert [path.name for path in found] == ["a.TXT", "b.txt", "ج.txt"]
    assert [(problem.code, Path(problem.file).name) for problem in refused] == [("not_a_plain_file", "link.txt")]


@pytest.mark.parametrize("full", [True, False])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text("قديم", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail) if full else monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(TroubleError) as caught:
        files.write(path, "جديد")
    assert caught.value.problem.code == "unwritable_file"
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("a.md", "قديم")]


def test_a_lock_sweeps_what_a_killed_run_left(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / ".x.md.123.writing").write_text("نصف")
    (tmp_path / "articles" / "x.md").write_text("كامل")
    with files.locked(tmp_path):
        assert [path.name for path in (tmp_path / "articles").iterdir()] == ["x.md"]


def test_text_from_other_systems_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffسطر\r\nآخر\r\n".encode())
    assert files.read_text(tmp_path / "a.md") == "سطر\nآخر\n"


def test_names_within_and_without_the_archive(tmp_path: Path) -> None:
    assert files.name_within(tmp_path / "seeds" / "a.txt", tmp_path) == "seeds/a.txt"
    assert files.name_within(Path("/etc/hostname"), tmp_path) == "hostname"


def test_a_worker_left_behind_does_not_keep_the_lock(tmp_path: Path) -> None:
    with files.locked(tmp_path):
        ready, done = os.pipe(), os.pipe()
        child = os.fork()
        if not child:
            os.write(ready[1], b"x")
            os.read(done[0], 1)
            os._exit(0)
        os.read(ready[0], 1)
    with files.locked(tmp_path):
        pass
    os.write(done[1], b"x")
    os.waitpid(child, 0)
