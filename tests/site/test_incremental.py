"""An incremental build equals a clean one, byte for byte, after every one of many random edits."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from tests.site.building import PLAIN, article, build, files, write

EDITS = 320
CHECKED_EVERY = 4  # edits between two comparisons with a clean build; a fault that an edit makes stays to be seen
SETTINGS: dict[str, Any] = {"ARCHIVE_PER_PAGE": 3, "ARCHIVE_LANDING_MIN": 2, "ARCHIVE_FEED_ITEMS": 4, "ARCHIVE_PEOPLE_FEEDS": True,
                            "ARCHIVE_MONTHS": True, "ARCHIVE_RELATED": 3, "ARCHIVE_PLACES": True, "ARCHIVE_INDEX_MOST": 40}  # fmt: skip


# The plain theme shows little; these show all that a template can reach, so that a stamp which forgets something is found out.
SHOW_ARTICLE = """{{ article.older }}{{ article.newer }}{{ article.related }}
{{ article.edit_url }}{{ article.views }}{{ article.evidence }}{{ article.source }}
{% for a in article.people %}{{ a.person.name }}{{ a.person.latin }}{{ a.person.record }}{{ a.mentions }}{% endfor %}
{% if article.region %}{{ article.region.record }}{% endif %}"""
SHOW_TERM = """{{ pager }}
{% for cell in months or [] %}{{ cell.name }}{{ cell.ref }}{{ cell.texts }}{% endfor %}
{% if beside %}{{ beside.older }}{{ beside.newer }}{% endif %}
{{ term.record }}{{ term.feed_url }}{% for a in roles or [] %}{{ a.role }}{{ a.place }}{{ a.article.title }}{% endfor %}
{% for other, count in together or [] %}{{ other.name }}{{ other.record }}{{ count }}{% endfor %}
{% for other in (regions or []) + (people or []) + (years or []) %}{{ other.name }}{{ other.url }}{{ other.count }}{% endfor %}
{% for other in not_same or [] %}{{ other }}{% endfor %}
{% for r in roles or [] %}{{ r.text }}{{ r.count }}{{ r.first }}{{ r.last }}{% endfor %}"""


class Site:
    """A content folder under edit, its incremental output, and clean builds to compare with."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.theme = root / "theme"
        shutil.copytree(PLAIN.parent / "theme", self.theme)
        for name, shown in (("article.html", SHOW_ARTICLE), ("term.html", SHOW_TERM)):
            path = self.theme / "templates" / name
            write(path, path.read_text("utf-8").replace("<h1>", shown + "<h1>"))
        self.settings: dict[str, Any] = {**SETTINGS, "THEME": str(self.theme), "ARCHIVE_EDIT_URL": "https://example.org/{path}"}
        corpus.write_articles(self.content / "articles", 14, seed=5)
        write(self.content / "pages/about.md", "Title: عن\nSlug: about\n\nنص\n")

    def build(self) -> None:
        build(self.content, self.root / "out", **self.settings)

    def assert_clean(self, what: object) -> None:
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        build(self.content, self.root / "clean", ARCHIVE_CACHE="", **{k: v for k, v in self.settings.items() if k != "ARCHIVE_CACHE"})
        incremental, clean = files(self.root / "out"), files(self.root / "clean")
        assert set(incremental) == set(clean), what
        assert [name for name in clean if clean[name] != incremental[name]] == [], what


Edit = Callable[[random.Random, Site], object]


def _some_article(rng: random.Random, site: Site) -> Path:
    return rng.choice(sorted((site.content / "articles").glob("*.md")))


def _add(rng: random.Random, site: Site) -> object:
    text = next(corpus.texts(1, seed=rng.randrange(10**9)))
    return write(site.content / f"articles/{text.slug}.md", corpus.article(text))


def _delete(rng: random.Random, site: Site) -> object:
    path = _some_article(rng, site)
    if len(list(path.parent.iterdir())) > 4:
        path.unlink()
    return path


def _rename_file(rng: random.Random, site: Site) -> object:
    path = _some_article(rng, site)
    return path.rename(path.with_name(f"{rng.randrange(10**8)}.md"))


def _replace_line(rng: random.Random, site: Site) -> object:
    """A field changed, removed or repeated: title, date, region, a person, tags, status, body."""
    path = _some_article(rng, site)
    lines = path.read_text("utf-8").split("\n")
    name = rng.choice(["  - name: يوسف بن عمر التازي", "  - name: سناء بناني", "  - name: سناء البناني"])
    new = rng.choice(
        [f"title: عنوان {rng.randrange(99)}", f"date: 20{rng.randrange(15, 26)}-0{rng.randrange(1, 10)}-11", "date_edtf: 2020-10",
         "date_edtf: XXXX-10-24", "region: الشرق", "region: سوس-ماسة", "tags: [الماء, الصحة]", "tags: [الماء]", "status: removed",
         "status: retracted", "author: كاتب", f'slug: "{rng.randrange(10**9, 10**10)}"', "corrections: [{date: 2026-01-01, what: ص}]"]
    )  # fmt: skip
    key = new.split(":")[0]
    if rng.random() < 0.25:
        lines[-2] = f"نص جديد {rng.randrange(10**6)}"
    elif rng.random() < 0.3:
        people = [n for n, line in enumerate(lines) if line.startswith("  - name:")]
        lines[rng.choice(people)] = name
    else:
        gone = (f"{key}:", "date:") if "date" in key else f"{key}:"
        lines = [line for n, line in enumerate(lines) if n == 0 or not line.startswith(gone)]
        lines.insert(1, new if rng.random() < 0.8 or key in ("title", "slug") else f"written: {{x: {rng.randrange(9)}}}")
        if not any(line.startswith("title:") for line in lines):
            lines.insert(1, "title: عنوان")
    return write(path, "\n".join(lines))


def _break(rng: random.Random, site: Site) -> object:
    path = _some_article(rng, site)
    text = path.read_text("utf-8")
    return write(path, text.replace("---\n", '---\ntitle: "\n', 1) if 'title: "\n' not in text else text.replace('title: "\n', "", 1))


def _person(rng: random.Random, site: Site) -> object:
    path = site.content / f"people/p{rng.randrange(3)}.md"
    if path.exists() and rng.random() < 0.4:
        path.unlink()
        return path
    name = rng.choice(["سناء بناني", "يوسف بن عمر التازي", "اسم آخر"])
    extra = rng.choice(["", "aliases: [سناء البناني]\n", "redirects: [qadim]\n", "latin: X\n", "not_same_as: [p1, p2]\n"])
    return write(path, f"---\nname: {name} {path.stem if rng.random() < 0.3 else ''}\n{extra}---\nسيرة {rng.randrange(99)}\n")


def _region(rng: random.Random, site: Site) -> object:
    path = site.content / f"regions/r{rng.randrange(2)}.md"
    if path.exists() and rng.random() < 0.4:
        path.unlink()
        return path
    return write(path, f"---\nname: {['الشرق', 'سوس-ماسة'][int(path.stem[1])]}\ncode: MA-0{rng.randrange(9)}\n---\nوصف\n")


def _page(rng: random.Random, site: Site) -> object:
    path = site.content / f"pages/p{rng.randrange(2)}.md"
    if path.exists():
        path.unlink()
        return path
    return write(path, f"Title: صفحة {rng.randrange(99)}\nSlug: {path.stem}\n\nنص\n")


def _template(rng: random.Random, site: Site) -> object:
    path = site.theme / "templates" / rng.choice(["card.html", "chrome.html", "article.html", "term.html"])
    return write(path, path.read_text("utf-8") + f"<!-- {rng.randrange(99)} -->\n")


def _setting(rng: random.Random, site: Site) -> object:
    site.settings["SITENAME"] = f"خزانة {rng.randrange(99)}"
    return site.settings["SITENAME"]


def _touch(rng: random.Random, site: Site) -> object:
    path = _some_article(rng, site)
    os.utime(path, (rng.randrange(10**9), rng.randrange(10**9)))
    return path


def _same_size_same_time(rng: random.Random, site: Site) -> object:
    """A change that neither size nor time of change shows."""
    path = _some_article(rng, site)
    status = path.stat()
    text = path.read_text("utf-8")
    write(path, text[:-2] + ("ب" if text[-2] != "ب" else "ت") + "\n" if text[-2] > "\u0620" else text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return path


def _tamper(rng: random.Random, site: Site) -> object:
    pages = sorted((site.root / "out").rglob("*.html"))
    page = rng.choice(pages)
    if rng.random() < 0.5:
        page.unlink()
    else:
        page.write_text("تغيير من خارج البناء", "utf-8")
    return page


def _damage_state(rng: random.Random, site: Site) -> object:
    for path in (site.root / "cache").glob("*.state"):
        data = bytearray(path.read_bytes())
        place = rng.randrange(len(data))
        data[place] ^= 1 + rng.randrange(255)
        path.write_bytes(data if rng.random() < 0.7 else data[:place])
    return "damaged state"


COMMON: list[Edit] = [_add, _delete, _rename_file, _person, _person, _region, _touch, _same_size_same_time, _tamper, _break]
COMMON += [_replace_line] * 8
RARE: list[Edit] = [_page, _template, _setting, _damage_state]


@pytest.mark.parametrize("seed", [1, 2])
def test_incremental_equals_clean(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    site = Site(tmp_path)
    site.build()
    recent: list[object] = []
    for number in range(EDITS // 2):
        edit = rng.choice(RARE if rng.random() < 0.1 else COMMON)
        recent.append((number, edit.__name__, edit(rng, site)))
        site.build()
        if number % CHECKED_EVERY == CHECKED_EVERY - 1:
            site.assert_clean(recent)
            recent.clear()


def test_a_change_of_one_body_renders_few_pages_and_writes_fewer(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    corpus.write_articles(content / "articles", 120)
    build(content, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    slug = min((content / "articles").iterdir()).stem
    path = content / f"articles/{slug}.md"
    write(path, path.read_text("utf-8") + "\nفقرة في الآخر.\n")
    build(content, out)
    changed = {str(path.relative_to(out)) for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {f"articles/{slug}/index.html"}


def test_a_new_article_disturbs_few_listing_pages(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    corpus.write_articles(content / "articles", 200)
    build(content, out, ARCHIVE_PER_PAGE=5)
    before = files(out)
    article(content, "ffff0001", date="2025-12-31", region="الشرق", tags="[الماء]")
    build(content, out, ARCHIVE_PER_PAGE=5)
    changed = [name for name, data in files(out).items() if before.get(name) != data and "/page/" in name]
    assert len(changed) <= 1 or len(changed) < len([name for name in before if "/page/" in name]) / 4


def test_a_failed_run_leaves_whole_pages_and_the_next_one_mends_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    site.build()
    before = files(site.root / "out")
    write(site.theme / "templates/term.html", "{{ broken( }}")
    write(site.theme / "templates/card.html", "<li>جديد {{ article.title }}</li>")
    with pytest.raises(Exception, match=r"term\.html"):
        site.build()
    for name, data in files(site.root / "out").items():
        assert name in before and (data == before[name] or data.endswith(b"</html>")), name
    shutil.copy(PLAIN.parent / "theme/templates/term.html", site.theme / "templates/term.html")
    site.build()
    site.assert_clean("after a failed run")
