"""The paragraph that a role is read in: its number is the id that the article's page gives it."""

from __future__ import annotations

import re

import pytest

from plugins.archive import markup
from plugins.archive.places import places

ROLE, NAME = "الأمين الجهوي", "محمد الحجيرة"
CASES = [
    (f"أولى.\n\nقال {NAME}، {ROLE}، كلاما.\n\nثالثة {NAME}.", 2),
    (f"حضر {NAME}.\n\nسطر\nآخر\n\nوأكد {ROLE} {NAME} ذلك.", 3),  # named before, but with the role here
    (f"حضر {NAME}.\n\n{ROLE} غير مذكور معه.", 1),
    ("كلمة الحجيرة.\n\nثم انصرف.", 1),  # a short form
    (f"\n{NAME} أولا\n", 1),
    (f"1\\. بند\n\n{ROLE} {NAME} \\- قال", 2),
    ("لا أحد هنا.", 0),
]


@pytest.mark.parametrize(("body", "number"), CASES)
def test_a_role_leads_to_its_paragraph(body: str, number: int) -> None:
    assert places(body, [(NAME, ROLE, ("الحجيرة",), ""), ("غيره", "", (), "")]) == (number, 0)
    if number:
        paragraph = re.search(rf'<p id="p{number}">(.*?)</p>', markup.convert(body), re.S)
        assert paragraph and "الحجيرة" in paragraph[1]


@pytest.mark.parametrize("body", ["# عنوان\n\nنص", "نص\n- بند", "1. بند\n\nنص", "> نقل\n\nنص", "أ\n\n\nب"])
def test_paragraphs_that_are_counted_otherwise_are_not_guessed(body: str) -> None:
    assert places(body + f"\n\n{NAME}", [(NAME, ROLE, (), "")]) == ()
