"""An issue through the form ends as a branch with one file and a pull request; a hostile one as text, and no more."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from converter.front_matter import parse
from editing import provenance
from tests.editing.desk import asked, git, run, stand_in
from tests.editing.test_form import TEXT, body

HOSTILE = 'اجتماع "; touch /tmp/owned; echo $(touch owned) `touch owned` ${{ github.token }} ../../x @everyone <b>\n\n' + TEXT


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A runner's copy of a small repository, with this desk in it."""
    bare, copy = tmp_path / "archive.git", tmp_path / "runner"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(tmp_path, "clone", "--quiet", str(bare), str(copy))
    (copy / "seeds").mkdir()
    (copy / "seeds" / "000_f4ad4e13fdbf1ff6.txt").write_text("نص\n", encoding="utf-8")
    git(copy, "checkout", "--quiet", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "--quiet", "-m", "first")
    git(copy, "push", "--quiet", "origin", "main")
    return copy


def receive(copy: Path, text: str, number: int = 12) -> tuple[subprocess.CompletedProcess[str], list[dict]]:
    event = copy.parent / "event.json"
    event.write_text(json.dumps({"issue": {"number": number, "body": text, "title": "x"}}), encoding="utf-8")
    tools = (
        stand_in(copy.parent)
        if not (copy.parent / "tools").exists()
        else {"PATH": f"{copy.parent / 'tools'}:/usr/bin:/bin", "GH_LOG": str(copy.parent / "gh.jsonl")}
    )
    root = str(Path(__file__).resolve().parents[2])
    done = run(copy, "editing.receive", GITHUB_EVENT_PATH=str(event), PYTHONPATH=root, **tools)
    return done, asked(tools)


def test_a_text_becomes_a_pull_request(archive: Path) -> None:
    done, calls = receive(archive, body(TEXT))
    assert done.returncode == 0, done.stderr
    branch = git(archive, "branch", "--show-current").strip()
    assert git(archive, "diff", "--name-status", "origin/main", "HEAD").split() == ["A", f"seeds/issue-12_{branch[5:]}.txt"]
    assert git(archive, "show", f"origin/{branch}:seeds/issue-12_{branch[5:]}.txt") == TEXT
    assert "Source: https://example.org/1" in git(archive, "log", "-1", "--format=%B")
    assert [call["arguments"][:2] for call in calls] == [["pr", "create"], ["issue", "comment"], ["workflow", "run"]]
    assert "Closes #12" in calls[0]["given"] and "/pull/57" in calls[1]["given"]
    assert calls[2]["arguments"][-4:] == ["-f", f"branch={branch}", "-f", "pull=57"]


def test_hostile_words_stay_words(archive: Path) -> None:
    done, calls = receive(archive, body(HOSTILE))
    assert done.returncode == 0, done.stderr
    assert not list(archive.parent.rglob("owned")) and not Path("/tmp/owned").exists()
    (added,) = git(archive, "diff", "--name-only", "origin/main", "HEAD").split()
    assert git(archive, "show", f"HEAD:{added}") == HOSTILE
    title = calls[0]["arguments"][calls[0]["arguments"].index("--title") + 1]
    assert "@" not in title and "`" not in title and "<" not in title


def test_the_same_text_is_proposed_once(archive: Path) -> None:
    receive(archive, body(TEXT))
    git(archive, "checkout", "--quiet", "main")
    done, calls = receive(archive, body(TEXT), number=13)
    assert done.returncode == 0
    assert calls[-1]["arguments"][:3] == ["issue", "comment", "13"] and "وصل من قبل" in calls[-1]["given"]
    assert sum(call["arguments"][:2] == ["pr", "create"] for call in calls) == 1


def test_a_known_text_and_an_empty_one_are_answered(archive: Path) -> None:
    receive(archive, body(TEXT))  # the copy now stands on the branch that holds the seed, as main would after merging
    assert "موجود من قبل" in receive(archive, body(TEXT), number=14)[1][-1]["given"]
    assert "فارغة" in receive(archive, body("_No response_"), number=15)[1][-1]["given"]


def test_an_issue_of_another_kind_is_none_of_our_business(archive: Path) -> None:
    done, calls = receive(archive, "سؤال عن الأرشيف")
    assert (done.returncode, calls) == (0, [])


def test_a_failed_push_is_told_to_the_sender(archive: Path) -> None:
    git(archive, "remote", "set-url", "origin", str(archive.parent / "nowhere.git"))
    done, calls = receive(archive, body(TEXT))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "سيضيفه محرر" in calls[-1]["given"]


def test_where_the_text_was_seen_reaches_its_article(archive: Path) -> None:
    receive(archive, body(TEXT))
    (seed,) = (archive / "seeds").glob("issue-12_*.txt")
    article = archive / "article.md"
    article.write_text(f"---\nsource:\n  seed: seeds/{seed.name}\n  sha256: 12\n---\n\nنص\n", encoding="utf-8")
    provenance.record(archive, ["article.md"])
    expected = {"seed": f"seeds/{seed.name}", "url": "https://example.org/1", "seen": "2026-01-31", "sha256": "12"}
    assert parse(article.read_text(encoding="utf-8"), "x").data["source"] == expected


def test_an_article_without_such_a_commit_stays_as_it_is(archive: Path) -> None:
    article = archive / "article.md"
    text = "---\nsource:\n  seed: seeds/issue-1_f4ad4e13fdbf1ff6.txt\n---\n\nنص\n"
    article.write_text(text, encoding="utf-8")
    provenance.record(archive, ["article.md"])
    assert article.read_text(encoding="utf-8") == text
