"""An archive divided by years: each article in one shard, at the address it has in the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.shard import Years, parse
from tests.site.building import article, build, errors, files

DATES = {"a1": "2014-05-01", "a2": "2015-01-01", "a3": "2019-12-31", "a4": "2020-02-02"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for slug, date in DATES.items():
        article(tmp_path / "content", slug, date=date, people=f"[{{name: عمر المثال}}, {{name: كاتب {slug}}}]")
    article(tmp_path / "content", "b1", date_edtf="2018-10")
    article(tmp_path / "content", "b2", date_edtf="XXXX-10-24")
    return tmp_path / "content"


def slugs(output: Path) -> set[str]:
    return {path.parent.name for path in output.glob("articles/*/index.html")}


def test_shards_hold_every_article_once(content: Path, tmp_path: Path) -> None:
    found: list[str] = []
    for years in ("-2014", "2015-2019", "2020-"):
        build(content, tmp_path / years, ARCHIVE_YEARS=years, ARCHIVE_CACHE="")
        found += slugs(tmp_path / years)
    assert sorted(found) == [*DATES, "b1", "b2"]
    assert slugs(tmp_path / "2015-2019") == {"a2", "a3", "b1"}
    assert slugs(tmp_path / "2020-") == {"a4", "b2"}


def test_addresses_are_those_of_the_whole(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "whole", ARCHIVE_CACHE="")
    build(content, tmp_path / "part", ARCHIVE_YEARS="2015-2019", ARCHIVE_CACHE="")
    whole, part = files(tmp_path / "whole"), files(tmp_path / "part")
    assert {name for name in part if name.endswith("index.html")} < set(whole)
    assert "people/كاتب-a2/index.html" in part and "people/كاتب-a4/index.html" not in part


def test_another_shard_from_the_same_cache_leaves_nothing_behind(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "site", ARCHIVE_YEARS="2015-2019")
    build(content, tmp_path / "site", ARCHIVE_YEARS="-2014")
    build(content, tmp_path / "clean", ARCHIVE_YEARS="-2014", ARCHIVE_CACHE="")
    assert files(tmp_path / "site") == files(tmp_path / "clean")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", Years(2019, 2019)),
        ("2015-2019", Years(2015, 2019)),
        ("-2014", Years(0, 2014)),
        ("2020-", Years(2020, None)),
        ("٢٠١٩", Years(2019, 2019)),
    ],
)
def test_forms(text: str, years: Years) -> None:
    assert parse(text) == years


@pytest.mark.parametrize("text", ["-", "20", "2019/2020", "كل السنين"])
def test_another_form_is_an_error_in_words(content: Path, tmp_path: Path, text: str) -> None:
    with errors() as log:
        build(content, tmp_path / "site", ARCHIVE_YEARS=text)
    assert "ARCHIVE_YEARS" in log.getvalue() and "2015-2019" in log.getvalue()
