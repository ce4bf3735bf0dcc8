"""A small archive with what exports may get wrong: formulas, quotes, a retracted and a removed article, readers' comments."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, build_site

ARTICLES = {
    "plain001": """title: لقاء تواصلي بفاس
date: 2022-06-07
region: فاس-مكناس
people:
  - {name: محمد الحجيرة, role: الأمين العام الجهوي}
  - {name: زيد المثال, role: =1+1}
tags: [لقاء تواصلي]
author: م. ص
evidence: {date: يوم الثلاثاء 7 يونيو 2022}
source: {seed: seeds/x.txt, sha256: ab, views: 657, comments: 1, set_aside: [سطر أزيح جانبا]}
reader_comments: [{name: قارئ المثال, text: رأي القارئ}]""",
    "formula1": r"""title: '=HYPERLINK("x")'
date_edtf: 2020-10
author: '+cmd & {co} 100%_#\'
tags: ["-وسم"]
source: {seed: seeds/y.txt}""",
    "retract1": "title: نص مسحوب\ndate: 2021-01-02\nstatus: retracted\ncorrections: [{date: 2022-02-03, what: سُحب, why: خطأ}]",
    "removed1": "title: نص محذوف\ndate: 2021-01-02\nstatus: removed\npeople: [{name: اسم محذوف}]",
    "undated1": "title: بلا تاريخ \\u0001 <ولا جهة> & غيرها",
}


def write_content(folder: Path) -> Path:
    """A content folder with the archive's own records and the articles above."""
    for name in ("people", "regions", "pages"):
        shutil.copytree(ROOT / "content" / name, folder / name)
    (folder / "articles").mkdir()
    for slug, header in ARTICLES.items():
        body = "المتن الأول\n\n- سطر، وفيه \\*نجمة\\* و=1\n"
        (folder / "articles" / f"{slug}.md").write_text(f"---\nslug: {slug}\n{header}\n---\n{body}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of that archive."""
    folder = tmp_path_factory.mktemp("exports")
    return build_site(write_content(folder / "content"), folder / "site", SITEURL="https://example.org/khizana")
