"""Each file is read back by the program it is meant for."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import unquote

import frictionless
import pytest
from lxml import etree

from tests.conftest import build_site
from tests.exports.conftest import write_content

SHOWN = ["formula1", "plain001", "retract1", "undated1"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines(site: Path) -> list[dict]:
    return [json.loads(line) for line in (site / "data/articles.jsonl").read_text("utf-8").splitlines()]


def test_the_data_package_is_valid_and_its_rows_follow_it(exported: Path) -> None:
    package = frictionless.Package(str(exported / "data/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "type", "rowNumber", "note"])
    assert {resource.name for resource in package.resources} >= {"articles-csv", "people-csv", "regions-csv", "mentions-csv", "tags-csv"}


def test_a_wrong_row_would_be_noticed(exported: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(exported / "data", tmp_path / "data")
    with (copy / "tags.csv").open("a", encoding="utf-8") as file:
        file.write("nosuchslug,x\r\n")
    report = frictionless.validate(str(copy / "datapackage.json"))
    assert {error.type for task in report.tasks for error in task.errors} >= {"foreign-key", "hash-count"}


def test_checksums(exported: Path) -> None:
    sums = [line.split("  ") for line in (exported / "data/SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in sums} == {path.name for path in (exported / "data").iterdir()} - {"SHA256SUMS", "index.html"}
    for digest, name in sums:
        assert hashlib.sha256((exported / "data" / name).read_bytes()).hexdigest() == digest


def test_removed_articles_are_nowhere_and_retracted_ones_are_flagged(exported: Path) -> None:
    assert [line["slug"] for line in lines(exported)] == SHOWN
    assert {row["slug"]: row["status"] for row in rows(exported / "data/articles.csv")}["retract1"] == "retracted"
    assert not (exported / "articles/removed1/article.json").exists()
    for path in (exported / "data").iterdir():
        assert b"removed1" not in path.read_bytes()
        assert "اسم محذوف".encode() not in path.read_bytes(), path.name


def test_readers_and_what_was_set_aside_stay_out(exported: Path) -> None:
    for path in [*(exported / "data").iterdir(), exported / "articles/plain001/article.json"]:
        for private in ("قارئ المثال", "رأي القارئ", "سطر أزيح جانبا"):
            assert private.encode() not in path.read_bytes(), path.name


def test_no_cell_is_a_formula_and_no_text_is_lost(exported: Path) -> None:
    for path in (exported / "data").glob("*.csv"):
        for row in rows(path):
            assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {row["slug"]: row["title"] for row in rows(exported / "data/articles.csv")}["formula1"] == '\'=HYPERLINK("x")'
    assert lines(exported)[0]["title"] == '=HYPERLINK("x")'


def test_a_twin_holds_what_its_line_holds(exported: Path) -> None:
    for line in lines(exported):
        assert json.loads((exported / "articles" / line["slug"] / "article.json").read_text("utf-8")) == line


def test_a_twin_says_what_the_article_says(exported: Path) -> None:
    twin = json.loads((exported / "articles/plain001/article.json").read_text("utf-8"))
    assert twin["url"] == "https://example.org/khizana/articles/plain001/"
    assert (twin["date"], twin["date_certain"], twin["region"]) == (
        "2022-06-07",
        True,
        {"slug": "fes-meknes", "name": "فاس-مكناس", "code": "MA-03"},
    )
    assert twin["people"][0] == {"slug": "mohamed-hajira", "name": "محمد الحجيرة", "role": "الأمين العام الجهوي"}
    assert twin["source"] == {"seed": "seeds/x.txt", "sha256": "ab", "views": 657, "comments": 1}
    assert "*نجمة*" in twin["text"]
    assert not {key for key, value in twin.items() if value in (None, "", [], {})}


def test_the_database_holds_tables_texts_and_sound_references(exported: Path) -> None:
    base = sqlite3.connect(exported / "data/khizana.sqlite")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    found = "SELECT a.title, p.name, m.role FROM mentions m JOIN articles a ON a.slug = m.article JOIN people p ON p.slug = m.person"
    assert ("لقاء تواصلي بفاس", "زيد المثال", "=1+1") in base.execute(found).fetchall()
    assert [slug for (slug,) in base.execute("SELECT slug FROM articles WHERE text LIKE '%المتن%' ORDER BY slug")] == SHOWN
    base.close()


def test_the_list_of_feeds_names_files_that_exist(exported: Path) -> None:
    opml = etree.parse(exported / "data/feeds.opml")
    assert opml.getroot().get("version") == "2.0"
    feeds = opml.xpath("//outline/@xmlUrl")
    assert "https://example.org/khizana/feed.atom.xml" in feeds
    assert "https://example.org/khizana/regions/fes-meknes/feed.atom.xml" in feeds
    for feed in feeds:
        assert (exported / unquote(feed).removeprefix("https://example.org/khizana/")).is_file(), feed


def test_the_data_page_links_to_every_file_and_the_sitemap_to_the_page(exported: Path) -> None:
    page = (exported / "data/index.html").read_text("utf-8")
    links = set(re.findall(r'<a href="([^"/]+)"', page))
    assert links >= {path.name for path in (exported / "data").iterdir()} - {"index.html"}
    sitemap = (exported / "sitemap.xml").read_text()
    assert "<loc>https://example.org/khizana/data/</loc>" in sitemap
    assert "<loc>https://example.org/khizana/coverage/</loc>" in sitemap


@pytest.mark.parametrize("change", ["nothing", "person", "article"])
def test_a_second_run_equals_a_clean_one(tmp_path: Path, change: str) -> None:
    """Same input, same bytes; and what the cache keeps never outlives what it was made from."""
    content = write_content(tmp_path / "content")
    build_site(content, tmp_path / "one" / "site")
    if change == "person":
        (content / "people" / "new.md").write_text("---\nname: زيد بن المثال\naliases: [زيد المثال]\n---\n", encoding="utf-8")
    if change == "article":
        (content / "articles" / "undated1.md").unlink()
    again, clean = build_site(content, tmp_path / "one" / "site"), build_site(content, tmp_path / "two" / "site")
    for folder in (again, clean):
        assert (folder / "data").is_dir()
    kinds = ("data/*", "articles/*/*.json", "articles/*/cite.*")
    files = {path.relative_to(clean) for kind in kinds for path in clean.glob(kind)}
    assert {path.relative_to(again) for kind in kinds for path in again.glob(kind)} == files
    for name in files:
        assert (again / name).read_bytes() == (clean / name).read_bytes(), name
