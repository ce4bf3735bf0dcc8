"""The small site of tests/site in its real dress, with an article that has everything a page can show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BASE, build_site, serve
from tests.site.building import article
from tests.site.conftest import content

CROWD = "".join(f"\n  - name: شخص رقم {n}\n    role: عضو المكتب الجهوي المكلف بالتنظيم والتواصل {n}" for n in range(1, 20))
RICH = {
    "title": json.dumps('لقاء </script><b> " و«قوسان» ' + "عنوان طويل جدا " * 12, ensure_ascii=False),
    "date": "2025-10-24",
    "date_edtf": "2025?-10-24",
    "region": "فاس-مكناس",
    "people": CROWD,
    "tags": "[لقاء تواصلي, منتخبون, إيمان]",
    "author": "Rédactrice Éloïse",
    "evidence": '{date: "يوم الجمعة 24 أكتوبر الجاري", region: "بجهة فاس", year: [الجمعة 24 أكتوبر تقع سنة 2025, شخص في منصبه منذ 2024]}',
    "repairs": "[{written: الأصالةوالمعاصرة, read: الأصالة والمعاصرة}]",
    "source": "{seed: seeds/rich.txt, sha256: " + 64 * "a" + ", views: 2258, comments: 1, set_aside: [اترك رد, شارك]}",
    "reader_comments": '[{name: محمد العلوي, text: "سطر\\nثان <script>"}]',
    "corrections": "[{date: 2026-01-05, what: صُحّح الاسم, why: خطأ في القراءة}]",
}
BODY = "في يوم الجمعة 24 أكتوبر الجاري اجتمع شخص رقم 1 بجهة فاس مع شخص رقم 2.\n\n" + "كلمة https://example.org/" + "a" * 120


@pytest.fixture(scope="session")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of the real settings and theme over the small content."""
    root = tmp_path_factory.mktemp("dressed")
    folder = content(root / "content")
    article(folder, "cccc0001", BODY, **RICH)
    return build_site(folder, root / "served" / BASE, SITEURL=f"https://example.org/{BASE}")


@pytest.fixture(scope="session")
def dressed_address(dressed: Path) -> Iterator[str]:
    server = serve(dressed.parent)
    yield f"http://127.0.0.1:{server.server_port}/{BASE}/"
    server.shutdown()
