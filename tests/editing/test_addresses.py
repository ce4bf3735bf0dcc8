"""No published address disappears; a site with a dead link or a missing part is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import checking
from converter.problems import Problem
from editing import addresses, inspection
from editing.preview import opened, preview
from plugins.archive import kept
from plugins.archive.plan import Page


def site(folder: Path, **pages: str) -> Path:
    for name in inspection.NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<html></html>", encoding="utf-8")
    for name, html in pages.items():
        path = folder / name.replace("__", "/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def test_the_list_only_grows_and_keeps_what_people_wrote() -> None:
    text = f"{addresses.HEAD}articles/b/\npeople/x/ -> people/y/\n"
    listed = addresses.parse(text)
    assert listed.targets == {"people/x/": "people/y/"}
    assert addresses.to_text(listed, []) == text
    grown = addresses.to_text(listed, ["articles/a/", "people/x/"])
    assert grown == f"{addresses.HEAD}articles/a/\narticles/b/\npeople/x/ -> people/y/\n"


def test_numbered_listings_are_no_addresses(tmp_path: Path) -> None:
    site(tmp_path, articles__a="", tags__ماء__page__2="", tags__ماء="")
    assert addresses.published(tmp_path) == {"articles/a/", "search/", "tags/ماء/"}


def test_a_good_site_has_no_fault(tmp_path: Path) -> None:
    links = '<a href="../b/">x</a><a href="../../">x</a><a href="#p1">x</a><a href="https://x.example/">x</a><img src="../b/?v=1#x">'
    site(tmp_path, articles__a=links, articles__b='<a href="../a/index.html">x</a><form action="../../search/">')
    assert inspection.faults(tmp_path, addresses.parse("articles/a/\narticles/b/\n")) == []


@pytest.mark.parametrize(
    ("pages", "listed", "fault"),
    [
        ({"articles__a": '<a href="../c/">x</a>'}, "", "رابط لا يؤدي إلى شيء: «../c/» في articles/a/index.html"),
        ({"articles__a": "<link rel=stylesheet href='../../theme/x.css'>"}, "", "«../../theme/x.css»"),
        ({}, "articles/a/\n", "status: removed"),
        ({}, "people/a/\n", "redirects"),
        ({}, "tags/ماء/\n", "addresses.txt"),
        ({"articles__a": "x" * (inspection.LARGEST_PAGE + 1)}, "", "صفحة أثقل مما ينبغي"),
    ],
)
def test_faults_are_told_in_arabic(tmp_path: Path, pages: dict[str, str], listed: str, fault: str) -> None:
    found = inspection.faults(site(tmp_path, **pages), addresses.parse(listed))
    assert len(found) == 1 and fault in found[0]


@pytest.mark.parametrize("name", inspection.NEEDED)
def test_a_site_without_one_of_its_parts_is_refused(tmp_path: Path, name: str) -> None:
    (site(tmp_path) / name).unlink()
    assert inspection.faults(tmp_path, addresses.parse(""))


def archive(folder: Path, listed: str) -> list[Problem]:
    files = {
        "addresses.txt": listed,
        "content/people/samir-koudar.md": "---\nname: سمير كودار\nredirects: [samir-goudar]\n---\n",
        "content/articles/x1.md": "---\ntitle: ع\nslug: x1\npeople:\n  - name: Jean Dupont\n---\n\nنص\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [problem for problem in checking.check(folder / "content", folder / "seeds") if problem.code == "address_lost"]


@pytest.mark.parametrize(
    ("address", "lost"),
    [
        ("articles/x1/", False),
        ("articles/x2/", True),
        ("articles/x2/ -> articles/x1/", False),
        ("people/samir-koudar/", False),
        ("people/samir-goudar/", False),
        ("people/samir-gudar/", True),
        ("people/jean-dupont/", False),
        ("people/سمير-كودار/", False),
        ("regions/fes-meknes/", True),
        ("tags/ماء/", False),
        ("about/", False),
        ("# articles/x3/", False),
    ],
)
def test_check_knows_a_lost_address_before_anything_is_built(tmp_path: Path, address: str, lost: bool) -> None:
    found = archive(tmp_path, f"# head\n{address}\n")
    assert [(problem.line, problem.values["value"]) for problem in found] == ([(2, address)] if lost else [])


def test_the_site_leads_old_addresses_on(tmp_path: Path) -> None:
    lines = [
        "# x/",
        "people/a/",
        "people/b/",
        "tags/c/",
        "years/2020/",
        "articles/d/",
        "articles/e/ -> articles/f/",
        "../x/ -> y/",
        "about/",
    ]
    (tmp_path / "addresses.txt").write_text("\n".join(lines), encoding="utf-8")
    found = kept.pages(str(tmp_path / "content"), [Page("people/b/", "term", None, [])])
    assert {page.url: page.subject for page in found} == {
        "people/a/": "people/",
        "tags/c/": "tags/",
        "years/2020/": "years/",
        "articles/e/": "articles/f/",
    }


def test_a_preview_opens_from_a_folder(tmp_path: Path) -> None:
    kept_as_is = '<a href="https://a.example/b/"><a href="#top">'
    html = f'<a href="../../people/x/#p1"><a href="./"><a href="..">{kept_as_is}<form action="../search/">'
    told = f'<a href="../../people/x/index.html#p1"><a href="./index.html"><a href="../index.html">{kept_as_is}'
    assert opened(html) == f'{told}<form action="../search/index.html">'
    assert preview(site(tmp_path / "site", articles__a='<a href="../b/">'), tmp_path / "copy") == 4
    assert 'href="../b/index.html"' in (tmp_path / "copy" / "articles" / "a" / "index.html").read_text(encoding="utf-8")
