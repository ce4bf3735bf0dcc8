"""Month listings, articles that are near one another, an index divided by letter."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.site.building import article, build, files, page, write

SHOW = "{% for other in article.related %}[{{ other.url }}]{% endfor %}"


def site(root: Path, **settings: object) -> Path:
    """A few articles: two share a rare person, many share a topic, one was taken back, dates of every kind."""
    content, theme = root / "content", root / "theme"
    write(theme / "article.html", SHOW)
    article(content, "aaaa0001", date="2025-10-24", people="\n  - name: عبد الإله بن صالح", tags="[الماء]")
    article(content, "aaaa0002", date="2019-01-02", people="\n  - name: عبد الاله بنصالح")
    article(content, "aaaa0003", date="2025-10-02", people="\n  - name: عبد الإله بن صالح", tags="[الماء]", status="retracted")
    article(content, "aaaa0004", date_edtf="2025-09", tags="[النقل]")
    article(content, "aaaa0005", date_edtf="2025")
    article(content, "aaaa0006", tags="[الماء]")
    build(content, root / "out", THEME_TEMPLATES_OVERRIDES=[str(theme)], **{"ARCHIVE_MONTHS": True, "ARCHIVE_RELATED": 2, **settings})
    return root / "out"


def near(output: Path, slug: str) -> list[str]:
    return re.findall(r"\[articles/(\w+)/\]", page(output, f"articles/{slug}/"))


def test_months_hold_the_dates_that_know_one(tmp_path: Path) -> None:
    output = site(tmp_path)
    assert {path.parent.name for path in output.glob("years/*/*/index.html")} == {"10", "09", "01"}
    october = page(output, "years/2025/10/")
    assert "أكتوبر 2025" in october and "aaaa0001" in october and "aaaa0003" in october
    assert not any(f"aaaa000{n}" in october for n in (2, 4, 5, 6))
    assert "years/2025/10/" in (output / "sitemap.xml").read_text("utf-8")


def test_sharing_a_person_comes_before_sharing_a_topic(tmp_path: Path) -> None:
    output = site(tmp_path)
    assert near(output, "aaaa0001") == ["aaaa0002", "aaaa0006"]
    assert near(output, "aaaa0006") == ["aaaa0001"]
    assert near(output, "aaaa0004") == near(output, "aaaa0005") == []


def test_what_was_taken_back_is_not_recommended(tmp_path: Path) -> None:
    output = site(tmp_path)
    assert all("aaaa0003" not in near(output, f"aaaa000{n}") for n in range(1, 7))
    assert near(output, "aaaa0001")


@pytest.mark.parametrize("most", [0, 1])
def test_settings_bound_both(tmp_path: Path, most: int) -> None:
    output = site(tmp_path, ARCHIVE_MONTHS=False, ARCHIVE_RELATED=most)
    assert not list(output.glob("years/*/*/index.html"))
    assert len(near(output, "aaaa0001")) == most
    assert b"\xef\xb7\x90" not in b"".join(files(output).values())


def test_a_long_index_of_people_is_divided_by_letter(tmp_path: Path) -> None:
    output = site(tmp_path, ARCHIVE_INDEX_MOST=0)
    letter = page(output, "people/letters/ع/")
    assert "عبد الإله بن صالح" in letter and 'href="../../../people/عبدالاله-بنصالح/"' in letter
    assert json.loads(page(output, "people/names.json")) == [["عبد الإله بن صالح", "people/عبدالاله-بنصالح/", 3, ""]]
    sitemap = unquote((output / "sitemap.xml").read_text("utf-8"))
    assert "people/letters/ع/" in sitemap and "names.json" not in sitemap
    assert not (site(tmp_path) / "people/letters").exists()
