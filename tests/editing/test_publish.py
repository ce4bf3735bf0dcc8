"""Publishing as a whole, against a bare repository: what an editor pushes ends in a good site, or in a refusal and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from editing import publish
from tests.conftest import serve
from tests.editing.desk import ROOT, clone, git, push, repository, run
from tests.editing.test_guide import TEMPLATE, blocks
from tests.test_browser import search

TEXTS = ROOT / "tests" / "cases" / "proposal"
FIRST, SECOND, THIRD = (TEXTS / name for name in ("010_a1b2c3d4e5f60718.txt", "011_b2c3d4e5f6071829.txt", "012_c3d4e5f60718293a.txt"))
ARTICLE = "content/articles/a1b2c3d4.md"


class Desk:
    """One archive, an editor's copy of it, and runs of the publishing workflow."""

    def __init__(self, folder: Path) -> None:
        self.bare = repository(folder)
        self.editor = clone(self.bare, "editor")
        self.runs = 0
        self.runner = self.editor

    def checkout(self) -> Path:
        """A runner starts from a fresh copy, as GitHub's does."""
        self.runs += 1
        self.runner = clone(self.bare, f"runner{self.runs}")
        return self.runner

    def publish(self) -> tuple[int, str]:
        """Exit status and the words on the run's page."""
        runner = self.checkout()
        page = runner.parent / f"page{self.runs}.md"
        cache = str(self.bare.parent / "cache")  # restored by the workflow, however old
        told = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "someone/khizana", "GITHUB_STEP_SUMMARY": str(page)}
        done = run(runner, "editing.publish", KHIZANA_CACHE=cache, **told)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, page.read_text(encoding="utf-8") + ("" if done.returncode == 0 else done.stderr)

    def add(self, *texts: Path) -> None:
        for text in texts:
            shutil.copy(text, self.editor / "seeds")
        push(self.editor, "Add files via upload")

    def edit(self, name: str, old: str, new: str) -> None:
        git(self.editor, "pull", "--quiet", "--rebase", "origin", "main")
        path = self.editor / name
        text = path.read_text(encoding="utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new), encoding="utf-8")
        push(self.editor)

    def page(self, address: str) -> str:
        return (self.runner / "output" / address / "index.html").read_text(encoding="utf-8")

    def log(self) -> list[str]:
        return git(self.bare, "log", "--format=%an: %s", "main").splitlines()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that was published once, with one text of ours; tests work on copies of it."""
    desk = Desk(tmp_path_factory.mktemp("archive"))
    desk.add(FIRST)
    status, words = desk.publish()
    assert status == 0, words
    return desk.bare


@pytest.fixture
def desk(published: Path, tmp_path: Path) -> Desk:
    desk = Desk.__new__(Desk)
    desk.bare, desk.runs = tmp_path / "archive.git", 0
    shutil.copytree(published, desk.bare)
    shutil.copytree(published.parent / "cache", tmp_path / "cache")
    desk.editor = desk.runner = clone(desk.bare, "editor")
    return desk


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_an_uploaded_text_and_a_written_article_end_in_the_site(desk: Desk, page: Page) -> None:
    (template,) = blocks(TEMPLATE)
    (desk.editor / "content" / "articles" / "2026-01-31-1.md").write_text(template, encoding="utf-8")
    desk.add(SECOND)
    status, words = desk.publish()
    assert status == 0, words
    assert "`content/articles/b2c3d4e5.md`" in words
    assert desk.log()[:2] == ["github-actions[bot]: Publish new texts: 1", "Editor: Add files via upload"]
    assert "عمر الصنهاجي" in desk.page("articles/b2c3d4e5")
    assert "articles/b2c3d4e5/" in desk.page("people/عمر-صنهاجي")
    assert "articles/b2c3d4e5/" in desk.page("regions/rabat-sale-kenitra")
    assert "https://github.com/someone/khizana/edit/main/content/articles/b2c3d4e5.md" in desk.page("articles/b2c3d4e5")
    assert "https://example.org/page" in desk.page("articles/2026-01-31-1")
    server = serve(desk.runner / "output")
    assert search(page, f"http://127.0.0.1:{server.server_port}/", "الصنهاجي")[0].partition("#")[0].endswith("articles/b2c3d4e5/")
    server.shutdown()
    assert "\narticles/b2c3d4e5/\n" in git(desk.bare, "show", "main:addresses.txt")
    assert git(desk.runner, "status", "--porcelain") == ""


def test_running_again_commits_nothing(desk: Desk) -> None:
    before = desk.log()
    status, words = desk.publish()
    assert status == 0, words
    assert desk.log() == before
    assert "لا مقالات جديدة" in words


def test_a_broken_text_is_refused_whole(desk: Desk) -> None:
    """Empty, no text, a text that is there already: each is named, and the good one beside them waits."""
    broken = {"013_empty.txt": b"", "014_binary.txt": bytes(range(256)) * 8, "015_copy.txt": FIRST.read_bytes()}
    shutil.copy(SECOND, desk.editor / "seeds")
    for name, data in broken.items():
        (desk.editor / "seeds" / name).write_bytes(data)
    push(desk.editor)
    before = desk.log()
    status, words = desk.publish()
    assert (status, desk.log()) == (1, before)
    assert "لم ينشر شيء" in words
    assert not [name for name in broken if name not in words.replace("\\", "")]
    assert not (desk.runner / "output").exists()
    assert git(desk.runner, "status", "--porcelain") == ""
    for name in broken:
        (desk.editor / "seeds" / name).unlink()
    push(desk.editor)
    assert desk.publish()[0] == 0
    assert "b2c3d4e5" in git(desk.bare, "ls-tree", "--name-only", "main", "content/articles/")


def test_two_pushes_at_once_lose_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody uploads while the site is built: it is built again with their text, and committed once."""
    desk.add(SECOND)
    made = publish.make
    sites: list[Path] = []

    def interrupted(root: Path, output: Path) -> None:
        made(root, output)
        sites.append(output)
        if len(sites) == 1:
            desk.add(THIRD)

    monkeypatch.setattr(publish, "make", interrupted)
    monkeypatch.setenv("SITEURL", "https://archive.example/khizana")
    runner = desk.checkout()
    new = publish.publish(runner, "main", runner / "output")
    assert (len(sites), sorted(new)) == (2, ["content/articles/b2c3d4e5.md", "content/articles/c3d4e5f6.md"])
    assert [line.partition(":")[0] for line in desk.log()[:3]] == ["github-actions[bot]", "Editor", "Editor"]
    for slug in ("b2c3d4e5", "c3d4e5f6"):
        assert (runner / "output" / "articles" / slug / "index.html").is_file()


def test_a_forbidden_push_is_said_and_changes_nothing(desk: Desk) -> None:
    desk.add(SECOND)
    hook = desk.bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho protected branch >&2\nexit 1\n")
    hook.chmod(0o755)
    before = desk.log()
    status, words = desk.publish()
    assert (status, desk.log()) == (1, before)
    assert "تعذر حفظ المقالات" in words and "protected branch" in words


def test_a_correction_by_hand_stays_and_an_old_address_answers(desk: Desk) -> None:
    """A region and a name corrected in the article; the person has no record, so nobody has to write a redirect."""
    assert "\npeople/ناديه-عمراني/\n" in git(desk.bare, "show", "main:addresses.txt")
    desk.edit(ARTICLE, "region: فاس-مكناس", "region: الشرق")
    desk.edit(ARTICLE, "name: نادية العمراني", "name: نادية العلوي")
    desk.add(SECOND)
    status, words = desk.publish()
    assert status == 0, words
    article = git(desk.bare, "show", f"main:{ARTICLE}")
    assert "region: الشرق\n" in article and "name: نادية العلوي\n" in article
    assert "articles/a1b2c3d4/" in desk.page("regions/oriental")
    assert "articles/a1b2c3d4/" in desk.page("people/ناديه-علوي")
    assert 'href="../../people/"' in desk.page("people/ناديه-عمراني")


def test_a_renamed_person_redirects_and_a_lost_one_is_refused(desk: Desk) -> None:
    old, new = (desk.editor / "content" / "people" / f"{name}.md" for name in ("samir-goudar", "samir-koudar"))
    text = old.read_text(encoding="utf-8")
    old.unlink()
    push(desk.editor)
    status, words = desk.publish()
    assert status == 1 and "people/samir-goudar/" in words.replace("\\", "")
    new.write_text(text.replace("---\n", "---\nredirects: [samir-goudar]\n", 1), encoding="utf-8")
    push(desk.editor)
    status, words = desk.publish()
    assert status == 0, words
    assert "people/samir-koudar/" in desk.page("people/samir-goudar")


def test_a_removed_article_leaves_a_notice_and_no_trace_of_its_text(desk: Desk) -> None:
    desk.edit(ARTICLE, "\nslug: a1b2c3d4\n", "\nslug: a1b2c3d4\nstatus: removed\n")
    status, words = desk.publish()
    assert status == 0, words
    site = desk.runner / "output"
    assert (site / "articles" / "a1b2c3d4" / "index.html").is_file()
    telling = [path for path in site.rglob("*") if path.is_file() and "ستة آلاف نسمة".encode() in path.read_bytes()]
    assert telling == []
    naming = [
        path for path in site.rglob("*") if path.suffix in {".html", ".xml", ".json", ".csv"} and "البقالي".encode() in path.read_bytes()
    ]
    assert naming == []
