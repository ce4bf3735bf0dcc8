"""Questions that only a person can answer, and how an answer in a people file ends them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from converter import archive
from converter.questions import Kind, Question, ask
from converter.yaml_writer import write
from tests.converter.archives import run


def put(folder: Path, kind: str, stem: str, **fields: object) -> None:
    path = folder / "content" / kind / f"{stem}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{write(fields)}---\n\nنص\n", encoding="utf-8")  # type: ignore[arg-type]


def article(folder: Path, slug: str, region: str, *people: tuple[str, str]) -> None:
    listed = [{"name": name, "role": role} if role else {"name": name} for name, role in people]
    put(folder, "articles", slug, title="عنوان", slug=slug, region=region, people=listed)


def asked(folder: Path) -> list[Question]:
    return ask(archive.load(folder / "content"))


NEAR = [
    ("محمد بنضو", "محمد بندو"),  # one letter
    ("خالد حجوبي", "خاليد حجوبي"),  # a long vowel
    ("يوسف مفلح", "يوسف مفليح"),
    ("فاطمة المنصوري", "فاطمة الزهراء المنصوري"),  # a middle name
    ("العلمي أحمد", "أحمد العلمي"),  # order
]
FAR = [
    ("محمد العلوي", "محمد العمراني"),
    ("أحمد العلمي", "محمد العلمي"),
    ("خديجة حجوبي", "خالد حجوبي"),
    ("سعيد أمزيان", "سعيد أمغار"),
]


@pytest.mark.parametrize(("one", "two"), NEAR)
def test_near_spellings_are_asked_about(tmp_path: Path, one: str, two: str) -> None:
    article(tmp_path, "a1", "الشرق", (one, ""))
    article(tmp_path, "a2", "الشرق", (two, ""))
    (question,) = asked(tmp_path)
    assert question.kind is Kind.DUPLICATE
    assert set(question.names) == {one, two} and question.articles == ("a1", "a2")


@pytest.mark.parametrize(("one", "two"), FAR)
def test_different_names_are_not(tmp_path: Path, one: str, two: str) -> None:
    article(tmp_path, "a1", "الشرق", (one, ""))
    article(tmp_path, "a2", "الشرق", (two, ""))
    assert asked(tmp_path) == []


@pytest.mark.parametrize("answer", [{"aliases": ["خالد حجوبي"]}, {"not_same_as": ["خالد حجوبي"]}])
def test_an_answer_in_a_people_file_ends_the_question(tmp_path: Path, answer: dict[str, list[str]]) -> None:
    article(tmp_path, "a1", "الشرق", ("خاليد حجوبي", ""))
    article(tmp_path, "a2", "الشرق", ("خالد حجوبي", ""))
    put(tmp_path, "people", "khalid-hajjoubi", name="خاليد حجوبي")
    assert len(asked(tmp_path)) == 1
    put(tmp_path, "people", "khalid-hajjoubi", name="خاليد حجوبي", **answer)
    assert asked(tmp_path) == []


def test_one_name_with_offices_in_two_regions(tmp_path: Path) -> None:
    article(tmp_path, "a1", "الشرق", ("محمد العلوي", "رئيس جماعة بركان"))
    article(tmp_path, "a2", "سوس-ماسة", ("محمد العلوي", "رئيس جماعة تيزنيت"))
    (question,) = asked(tmp_path)
    assert question.kind is Kind.HOMONYM and "بركان" in question.arabic and "تيزنيت" in question.arabic
    put(tmp_path, "people", "mohamed-alaoui", name="محمد العلوي")
    assert asked(tmp_path) == []


def test_a_bare_surname_asks_whose(tmp_path: Path) -> None:
    article(tmp_path, "a1", "الشرق", ("العلوي", ""))
    article(tmp_path, "a2", "الشرق", ("محمد العلوي", ""))
    (question,) = asked(tmp_path)
    assert question.kind is Kind.ALONE and "محمد العلوي" in question.arabic


def test_the_real_archive_asks_in_a_fixed_order() -> None:
    content = Path(__file__).resolve().parents[2] / "content"
    assert ask(archive.load(content)) == ask(archive.load(content))


def test_the_command_says_the_question_the_answer_and_the_articles(tmp_path: Path) -> None:
    article(tmp_path, "a1", "الشرق", ("محمد بنضو", ""))
    article(tmp_path, "a2", "الشرق", ("محمد بندو", ""))
    done = run(tmp_path, "questions")
    assert done.returncode == 0, done.stderr
    assert "محمد بنضو" in done.stdout and "content/articles/a1.md" in done.stdout and "أسئلة: 1" in done.stdout
    (record,) = map(json.loads, run(tmp_path, "questions", "--json").stdout.splitlines())
    assert record["kind"] == Kind.DUPLICATE.value and set(record["names"]) == {"محمد بنضو", "محمد بندو"}


def test_the_command_names_a_broken_file_and_asks_about_the_rest(tmp_path: Path) -> None:
    article(tmp_path, "a1", "الشرق", ("محمد بنضو", ""))
    article(tmp_path, "a2", "الشرق", ("محمد بندو", ""))
    (tmp_path / "content/articles/a3.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    done = run(tmp_path, "questions")
    assert done.returncode == 1 and "a3.md" in done.stderr and "أسئلة: 1" in done.stdout
