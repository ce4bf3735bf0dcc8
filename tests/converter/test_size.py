"""`check` warns while there is still room on GitHub Pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.archive import Archive
from converter.checking import size
from converter.front_matter import parse
from converter.report import arabic, english

HEADER = "---\ntitle: عنوان\nslug: {}\n---\n"


@pytest.fixture
def stock(tmp_path: Path) -> Archive:
    """Three articles of some kilobytes."""
    found = Archive(tmp_path / "content")
    folder = found.content / "articles"
    folder.mkdir(parents=True)
    for number in range(3):
        path = folder / f"{number}.md"
        path.write_text(HEADER.format(number) + "كلمة " * 500, "utf-8")
        found.articles.append(parse(path.read_text("utf-8"), str(path)))
    return found


def test_a_small_archive_is_not_warned(stock: Archive) -> None:
    assert list(size.check(stock)) == []


def test_a_warning_names_the_size_before_the_limit_is_met(stock: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = size.estimate([Path(document.file).stat().st_size for document in stock.articles])
    monkeypatch.setattr(size, "LIMIT", int(expected * 1.1))
    found = list(size.check(stock))
    assert [one.code for one in found] == ["site_near_limit"]
    assert "3" in arabic(found[0]) and "EXPORTS" in english(found[0])


def test_a_longer_archive_weighs_more() -> None:
    assert size.estimate([5_000] * 10) < size.estimate([5_000] * 11) < size.estimate([6_000] * 11)
