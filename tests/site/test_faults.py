"""What editors break is named by file, line, cause and remedy; the rest is built; `--fatal errors` ends with an error code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import PLAIN, ROOT, article, build, errors, page, write

BROKEN = [  # file, its text, line at fault, words of both messages
    ("yaml", '---\ntitle: "بلا نهاية\nslug: x\n---\nنص\n', 2, ("ليست YAML", "not valid YAML")),
    ("colon", "---\ntitle: عنوان: آخر\n---\nنص\n", 2, ("علامتي اقتباس", "quote a value")),
    ("open", "title: عنوان\n", 1, ("أضف الترويسة", "add the front matter")),
    ("endless", "---\ntitle: عنوان\n", 1, ("يُنهي الترويسة", "no --- line ends")),
    ("untitled", "---\nslug: abc\n---\nنص\n", 1, ("لا عنوان", "no title")),
    ("date", "---\ntitle: ع\ndate: 24/10/2025\n---\nنص\n", 3, ("اكتبه مثل", "write 2025-10-24")),
    ("day", "---\ntitle: ع\ndate: 2025-02-30\n---\nنص\n", 3, ("2025-02-30", "out of range")),
    ("slug", "---\ntitle: ع\nslug: ../../etc\n---\nنص\n", 3, ("غير صالح", "not usable")),
    ("number", "---\ntitle: ع\nslug: 12345678\n---\nنص\n", 3, ("بين علامتي اقتباس", "in quotes")),
    ("people", "---\ntitle: ع\npeople:\n  - role: رئيس\n---\nنص\n", 3, ("شخص بلا اسم", "without a name")),
    ("tags", "---\ntitle: ع\ntags: وسم\n---\nنص\n", 3, ("قائمة", "list")),
    ("status", "---\ntitle: ع\nstatus: hidden\n---\nنص\n", 3, ("retracted", "unknown")),
    ("region", "---\ntitle: ع\nregion: [أ]\n---\nنص\n", 3, ("نصًا", "must be text")),
]


@pytest.mark.parametrize(("name", "text", "line", "words"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_article_is_named_and_skipped(tmp_path: Path, name: str, text: str, line: int, words: tuple[str, str]) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", date="2020-01-01")
    write(content / f"articles/{name}.md", text)
    with errors() as log:
        build(content, tmp_path / "out")
    said = log.getvalue()
    assert f"content/articles/{name}.md" in said and (not line or f"{name}.md:{line}\n" in said), said
    assert all(word in said for word in words) and "Traceback" not in said
    assert (tmp_path / "out/articles/aaaa0001/index.html").is_file()
    assert [path.name for path in (tmp_path / "out/articles").iterdir()] == ["aaaa0001"]


def test_two_articles_at_one_address(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", title="الأول")
    write(content / "articles/copy.md", (content / "articles/aaaa0001.md").read_text("utf-8").replace("الأول", "الثاني"))
    with errors() as log:
        build(content, tmp_path / "out")
    assert "articles/copy.md" in log.getvalue() and "articles/aaaa0001.md" in log.getvalue()
    assert "الأول" in page(tmp_path / "out", "articles/aaaa0001/")


def test_tags_that_would_be_one_page_are_both_named(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", tags="[إعلام]")
    article(content, "aaaa0002", tags="[اعلام]")
    with errors() as log:
        build(content, tmp_path / "out")
    assert "«اعلام»" in log.getvalue() and "«إعلام»" in log.getvalue()


def test_a_name_of_two_records_belongs_to_neither(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", people="\n  - name: محمد بن علي\n  - name: محمد بنعلي\n    person: second")
    for slug in ("first", "second"):
        write(content / f"people/{slug}.md", "---\nname: محمد بن علي\n---\n")
    with errors() as log:
        build(content, tmp_path / "out")
    assert "محمد بنعلي" in log.getvalue()
    assert "aaaa0001" not in page(tmp_path / "out", "people/first/") and "aaaa0001" in page(tmp_path / "out", "people/second/")
    assert "aaaa0001" in page(tmp_path / "out", "people/محمد-بنعلي/")


def test_not_same_as_keeps_a_name_off(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", people="\n  - name: محمد بن علي")
    write(content / "people/first.md", "---\nname: محمد الأول\naliases: [محمد بن علي]\nnot_same_as: [محمد بنعلي]\n---\n")
    build(content, tmp_path / "out")
    assert "aaaa0001" not in page(tmp_path / "out", "people/first/")


def test_a_weak_alias_never_decides(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", people="\n  - name: الحجيرة")
    write(content / "people/first.md", "---\nname: محمد الحجيرة\nweak_aliases: [الحجيرة]\n---\n")
    build(content, tmp_path / "out")
    assert "aaaa0001" not in page(tmp_path / "out", "people/first/")


def test_fatal_errors_end_with_an_error_code_before_anything_is_written(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", date="أمس")
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(PLAIN), "-o", str(tmp_path / "out"), "--fatal", "errors"]
    done = subprocess.run([*command, "-e", f'ARCHIVE_CACHE="{tmp_path}/cache"'], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode != 0
    assert not (tmp_path / "out/index.html").exists()
    assert "content/articles/aaaa0001.md:" in done.stderr and "توقف البناء" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_asking_a_reference_for_its_count_is_an_error_of_the_template(tmp_path: Path) -> None:
    content = tmp_path / "content"
    article(content, "aaaa0001", region="الشرق")
    override = write(tmp_path / "templates/card.html", "<li>{{ article.title }} {{ article.region.count }}</li>").parent
    with pytest.raises(RuntimeError, match=r"card\.html:1: 'count' of region"):
        build(content, tmp_path / "out", THEME_TEMPLATES_OVERRIDES=[str(override)])
