"""An entry that we write by hand is the entry that feedgenerator writes."""

from __future__ import annotations

import datetime
import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import canonicalize

import pytest
from feedgenerator import Atom1Feed, get_tag_uri
from pelican.settings import read_settings
from pelican.utils import set_date_tzinfo

from plugins.archive.dates import when
from plugins.archive.records import Article, Facts
from plugins.archive.writer import ArchiveWriter
from tests.site import building


@pytest.mark.parametrize(
    ("title", "description", "author", "tags"),
    [
        ("عنوان", "نص", "", []),
        ("<b> & \"quoted\" 'too'", "5 < 6 && <i>", "كاتب & آخر", ["أ & ب", '"وسم"', "<x>"]),
        ("سطر\tوجدول", "", "a'b\"c", ["وسم"]),
    ],
)
def test_an_entry_is_what_feedgenerator_writes(title: str, description: str, author: str, tags: list[str], tmp_path: Path) -> None:
    settings = read_settings(str(building.PLAIN), override={"PATH": str(tmp_path)})
    writer = ArchiveWriter(str(tmp_path / "output"), settings)
    writer.site_url = "https://archive.example/khizana"
    day = datetime.date(2024, 3, 21)
    refs = [SimpleNamespace(name=name) for name in tags]
    article: Any = SimpleNamespace(url="articles/نص/", title=title, description=description, author=author, tags=refs, feed_day=day)
    entry = writer._entry(article)

    link = "https://archive.example/khizana/articles/%D9%86%D8%B5/"
    date = set_date_tzinfo(datetime.datetime(2024, 3, 21), settings["TIMEZONE"])
    feed = Atom1Feed("", "", "")
    feed.add_item(title=title, link=link, unique_id=get_tag_uri(link, date), pubdate=date, updateddate=date, author_name=author or None,
                  description=html.escape(description, quote=False), categories=tags)  # fmt: skip
    assert entry["pubdate"] == date
    (expected,) = re.findall(r"<entry>.*</entry>", feed.writeString("utf-8"), re.S)
    assert canonicalize(entry["xml"]) == canonicalize(expected)


@pytest.mark.parametrize("title", ["", "اسم & <آخر>"])
@pytest.mark.parametrize("subtitle", ["", "أرشيف & غيره"])
def test_a_feed_that_nobody_hears_of_is_what_pelicans_writer_makes(title: str, subtitle: str, tmp_path: Path) -> None:
    settings = read_settings(str(building.PLAIN), override={"PATH": str(tmp_path), "FEED_DOMAIN": "https://archive.example/خزانة"})
    context = {**settings, "SITEURL": settings["FEED_DOMAIN"], "SITESUBTITLE": subtitle}
    days = [datetime.date(2024, 3, 21), datetime.date(2025, 1, 2), datetime.date(2023, 1, 2)]
    articles: list[Any] = []
    for number, day in enumerate(days):
        facts = Facts(f"a{number}", "عنوان", day.isoformat(), "", (), (), "", None, None, "", b"", (), "نص".encode())
        articles.append(Article(facts, when(facts.edtf), "", ""))
    writer = ArchiveWriter(str(tmp_path / "output"), settings)
    feed = writer.write_feed(articles, context, url="people/اسم-آخر/feed.atom.xml", feed_title=title)
    made = writer.feed_text(articles, context, "people/اسم-آخر/feed.atom.xml", title)
    assert made == feed.writeString("utf-8")
