"""The editors' guide and template cannot drift from the program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from converter import checking, report
from converter.front_matter import parse
from tests.editing.desk import ROOT

GUIDE = ROOT / "docs" / "editors.ar.md"
TEMPLATE = ROOT / "docs" / "article-template.md"
SIZE = 60_000  # bytes of a picture: an editor may be on a phone


def blocks(path: Path) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def check(folder: Path, name: str, text: str) -> list[str]:
    """What `check` says of one file among the real people and regions."""
    shutil.copytree(ROOT / "content" / "regions", folder / "content" / "regions")
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [report.text(problem) for problem in checking.check(folder / "content", folder / "seeds")]


def test_the_template_is_an_article_that_check_accepts(tmp_path: Path) -> None:
    (text,) = blocks(TEMPLATE)
    slug = parse(text, "x").data["slug"]
    assert check(tmp_path, f"articles/{slug}.md", text) == []


def test_the_tables_of_the_template_name_its_fields() -> None:
    (text,) = blocks(TEMPLATE)
    told = set(re.findall(r"^\| `(\w+)` \|", TEMPLATE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == set(parse(text, "x").data) | {"date_edtf"}


def test_the_guides_examples_are_accepted(tmp_path: Path) -> None:
    corrections, person = blocks(GUIDE)
    (text,) = blocks(TEMPLATE)
    head, body = text.split("---\n\n", 1)
    slug = parse(text, "x").data["slug"]
    assert check(tmp_path / "a", f"articles/{slug}.md", f"{head}{corrections}---\n\n{body}") == []
    assert check(tmp_path / "b", "people/samir-goudar.md", person) == []


@pytest.mark.parametrize("path", [GUIDE, TEMPLATE], ids=["guide", "template"])
def test_links_and_pictures_are_there_and_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headings = {re.sub(r"\s+", "-", heading.strip()) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
    for alternative, link in re.findall(r"(!?)\[[^\]]+\]\(([^)]+)\)", text):
        if link.startswith("#"):
            assert unquote(link[1:]) in headings, link
            continue
        target = (path.parent / link).resolve()
        assert target.is_file(), link
        assert not alternative or target.stat().st_size < SIZE, link


def test_what_the_guide_quotes_is_what_the_program_says() -> None:
    """The table of common errors uses the words that `check` prints."""
    printed = " ".join(message["arabic"] for message in report.catalogue().values())
    table = GUIDE.read_text(encoding="utf-8").partition("| الخطأ | سببه المعتاد |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ([^|-][^|]*) \|", table, re.MULTILINE)
    assert len(rows) >= 5
    for row in rows:
        assert all(word in printed for word in row.split()), row
