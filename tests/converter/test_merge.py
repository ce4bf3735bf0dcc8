"""Law 3: people win over programs, field by field, comment by comment."""

from __future__ import annotations

from typing import Any

import pytest

from converter import article, merge
from converter.front_matter import parse
from converter.yaml_writer import write

OLD: dict[str, Any] = {
    "title": "عنوان قديم",
    "slug": "5a5a5a5a",
    "date": "2025-10-24",
    "people": [{"name": "أحمد العلمي", "role": "رئيس"}],
    "tags": ["ماء"],
    "evidence": {"date": "«24 أكتوبر 2025»"},
    "source": {"seed": "seeds/x.txt", "sha256": "0" * 64, "views": 12, "comments": 0, "set_aside": ["شارك"]},
}
NEW: dict[str, Any] = {
    **{key: OLD[key] for key in ("slug", "date")},
    "title": "عنوان جديد",
    "region": "فاس-مكناس",
    "people": [{"name": "أحمد العلمي", "role": "رئيس الجماعة"}],
    "tags": ["ماء", "فلاحة"],
    "evidence": {"date": "«24 أكتوبر 2025»", "region": "«فاس»"},
    "source": {**OLD["source"], "set_aside": ["شارك", "اترك رد"]},
}
BODY = "نص أول."


def written(fields: dict[str, Any], body: str = BODY) -> str:
    return article.to_text(article.Article({**fields, "written": merge.digests(fields, body)}, body))


def updated(text: str, fields: dict[str, Any] = NEW, body: str = BODY) -> tuple[str, list[merge.Change]]:
    document = parse(text, "x.md")
    changes = merge.changes(document, text, fields, body)
    accepted = [change for change in changes if not change.touched]
    return merge.apply(document, text, accepted, fields, article.ORDER), changes


def test_untouched_fields_follow_the_converter() -> None:
    text, changes = updated(written(OLD), body="نص ثان.")
    assert {change.field for change in changes} == {"title", "region", "people", "tags", "set_aside", "body"}
    assert not any(change.touched for change in changes)
    assert text == written(NEW, "نص ثان.")


def test_nothing_to_do_changes_no_byte() -> None:
    text = written(OLD)
    assert updated(text, OLD) == (text, [])


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("title", "title: عنوان قديم", "title: عنوان صححه شخص"),
        ("region", "date: 2025-10-24\n", "date: 2025-10-24\nregion: الشرق\n"),
        ("people", "    role: رئيس\n", "    role: نائب الرئيس\n"),
        ("people", "people:\n", "people:\n  # راجعه المحرر\n"),
        ("tags", "tags: [ماء]", "tags: [ماء]  # يكفي"),
        ("set_aside", "    - شارك\n", ""),
        ("body", BODY, "نص صححه شخص."),
    ],
)
def test_what_a_person_wrote_stays(field: str, before: str, after: str) -> None:
    edited = written(OLD).replace(before, after, 1)
    assert edited != written(OLD)
    text, changes = updated(edited, body="نص ثان.")
    assert [change.field for change in changes if change.touched] == [field]
    assert after.strip("\n") in text
    again, _ = updated(text, body="نص ثان.")
    assert again == text


def test_a_field_removed_by_a_person_does_not_return() -> None:
    text, changes = updated(written(OLD).replace("tags: [ماء]\n", ""))
    assert [change.field for change in changes if change.touched] == ["tags"]
    assert "tags:" not in text.split("written:")[0]


def test_rewriting_the_same_value_in_other_yaml_is_no_edit() -> None:
    text = written(OLD).replace("tags: [ماء]", 'tags:\n  - "ماء"').replace("title: عنوان قديم", "title: 'عنوان قديم'")
    _, changes = updated(text)
    assert not any(change.touched for change in changes)


def test_comments_unknown_fields_and_order_of_a_person_survive() -> None:
    edited = written(OLD).replace("slug:", "# انظر الأرشيف الورقي\nslug:").replace("date:", "photo: x.jpg\ndate:", 1)
    text, _ = updated(edited)
    assert "# انظر الأرشيف الورقي\nslug: 5a5a5a5a\nphoto: x.jpg\ndate:" in text
    assert "title: عنوان جديد" in text


def test_an_article_without_digests_belongs_to_people() -> None:
    text = f"---\n{write(OLD)}---\n\n{BODY}\n"
    same, changes = updated(text)
    assert all(change.touched for change in changes if change.before)
    assert "title: عنوان قديم" in same


def test_numbers_stay_numbers() -> None:
    text, _ = updated(written(OLD))
    assert "  views: 12\n" in text
