"""One small site with every kind of page, shared by the tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import article, build, write

FULL = {
    "title": "لقاء <b>جهوي</b> & «تواصلي»",
    "date": "2025-10-24",
    "date_edtf": "2025?-10-24",
    "region": "فاس-مكناس",
    "people": "\n  - name: محمد الحجيرة\n    role: الأمين الجهوي\n    mentions: [الحجيرة]\n  - name: عبد الإله بن صالح",
    "tags": "[لقاء تواصلي, إيمان]",
    "author": "كاتبة",
    "source": "{seed: seeds/1.txt, views: 2258, comments: 1}",
}


def content(folder: Path) -> Path:
    """Articles of every kind of date and status, records, a page."""
    article(folder, "aaaa0001", "فقرة أولى\nسطر\n\nفقرة <script>alert(1)</script>", **FULL)
    article(folder, "aaaa0002", title='"500 حرف: ' + "ن" * 490 + '"', date_edtf="2020-10", region="فاس-مكناس", tags="[أيمن]")
    article(folder, "aaaa0003", title="index", date_edtf="2019-06-29/2019-07-02", region="الشرق", people="\n  - name: عبد الاله بنصالح")
    article(folder, "aaaa0004", title="بلا سنة", date_edtf="XXXX-10-24", people="\n  - name: عبد الإله بن صالح")
    article(folder, "aaaa0005", title="بلا تاريخ", tags="[يمن]")
    article(
        folder,
        "aaaa0006",
        "نص سري",
        title="عنوان سري",
        date="2024-01-02",
        status="removed",
        people="\n  - name: اسم سري",
        corrections="[{date: 2026-01-05, what: حُذف بطلب}]",
    )
    article(folder, "aaaa0007", "نص مسحوب", title="عنوان مسحوب", date="2024-01-03", status="retracted", region="فاس-مكناس")
    for day in range(1, 41):
        article(folder, f"bbbb{day:04d}", date=f"2023-{5 + day // 28:02d}-{day % 28 + 1:02d}", region="فاس-مكناس", title=f"خبر {day}")
    write(
        folder / "people/mohamed-hajira.md",
        "---\nname: محمد الحجيرة\nlatin: Mohamed Hajira\naliases: [محمد لحجيرة]\nweak_aliases: [الحجيرة]\n"
        "redirects: [old-hajira]\noffices:\n  - title: أمين\n    from: 2021\n---\nسيرة.\n",
    )
    write(folder / "regions/fes-meknes.md", "---\nname: فاس-مكناس\ncode: MA-03\nlatin: Fès-Meknès\n---\nوصف.\n")
    write(folder / "pages/about.md", "Title: عن الخزانة\nSlug: about\n\n[مقال]({filename}/pages/other.md)\n")
    write(folder / "pages/other.md", "Title: أخرى\nSlug: other\n\nنص\n")
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output folder."""
    root = tmp_path_factory.mktemp("small")
    build(
        content(root / "content"),
        root / "output",
        SITEURL="https://example.org/khizana",
        FEED_DOMAIN="https://example.org/khizana",
        ARCHIVE_PEOPLE_FEEDS=True,
        ARCHIVE_LANDING_MIN=12,
    )
    return root / "output"
