"""The form «أضف نصا»: what was pasted arrives whole, and nothing that was typed becomes a name or a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editing.form import HEADINGS, FormError, is_form, read

FORM = Path(__file__).resolve().parents[2] / ".github" / "ISSUE_TEMPLATE" / "1-text.yml"
TEXT = "لقاء تواصلي بجماعة سيدي علي حول الماء\n\n0 12\n\nعقد المجلس الجماعي يوم السبت لقاء مع جمعيات الحي لتدارس تزويد الدواوير بالماء.\n"


def body(text: str, address: str = "https://example.org/1", seen: str = "2026-01-31", end: str = "\n") -> str:
    return end.join(
        [f"### {HEADINGS[0]}", "", address, "", f"### {HEADINGS[1]}", "", seen, "", f"### {HEADINGS[2]}", "", f"```text{end}{text}```"]
    )


def test_the_headings_are_those_of_the_form() -> None:
    fields = [item for item in yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"] if item["type"] != "markdown"]
    assert [field["attributes"]["label"] for field in fields] == list(HEADINGS)
    assert fields[-1]["attributes"]["render"] == "text"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_arrives_whole(end: str) -> None:
    submission = read(body(TEXT.replace("\n", end), end=end))
    assert (submission.text, submission.address, submission.seen) == (TEXT, "https://example.org/1", "2026-01-31")
    assert submission.title == "لقاء تواصلي بجماعة سيدي علي حول الماء"


def test_headings_and_fences_inside_the_text_belong_to_it() -> None:
    text = TEXT + f"### {HEADINGS[1]}\n\n```\nسطر بين علامتين\n```\nوسطر أخير\n"
    assert read(body(text)).text == text


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://example.org/a?b=ج", "http://example.org/a?b=ج"),
        ("_No response_", ""),
        ("javascript:alert(1)", ""),
        ("https://x.example/ $(id)", ""),
        ("https://x.example/`id`", ""),
        ("https://x.example/>\n@everyone", ""),
        ("[x](https://x.example)", ""),
        ("https://[", ""),
    ],
)
def test_addresses_are_web_addresses_or_nothing(address: str, kept: str) -> None:
    assert read(body(TEXT, address=address)).address == kept


@pytest.mark.parametrize("seen", ["_No response_", "أمس", "2026-13-01", "2026-01-31; rm -rf /"])
def test_a_day_is_a_day_or_nothing(seen: str) -> None:
    assert read(body(TEXT, seen=seen)).seen == ""


@pytest.mark.parametrize("text", ["", "   \n", "_No response_", "عنوان قصير\n", "!!!! ???? ....\n" * 20])
def test_what_is_no_text_is_refused_in_arabic(text: str) -> None:
    with pytest.raises(FormError, match="النص"):
        read(body(text))


def test_other_issues_are_left_alone() -> None:
    assert is_form(body(TEXT))
    assert not is_form("### عنوان الصفحة في الأرشيف\n\nhttps://…")


@given(st.text(max_size=400))
def test_names_are_made_of_digits_and_a_digest_only(typed: str) -> None:
    submission = read(body(TEXT + typed.replace("`", "'") + "\n"))
    assert re.fullmatch(r"issue-7_[0-9a-f]{16}\.txt", submission.file_name(7))
    assert not set(submission.title) & set("<>`@#*_[]|\\\n\r\t")
    assert submission.text.endswith("\n") and not set(submission.text) & set(map(chr, range(9)))
