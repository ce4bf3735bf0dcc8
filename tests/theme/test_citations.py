"""Citations and data blocks of hostile and of plain articles."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from plugins.presentation import citations, linked_data, text
from plugins.presentation.mentions import linked

SITE, NAME = "https://example.org/khizana", "خزانة"


def article(**changes: Any) -> Any:
    plain = {
        "slug": "5f8f78b3", "url": "articles/5f8f78b3/", "title": "لقاء تواصلي", "author": "", "edtf": "2025-10-24",
        "date_text": "الجمعة 24 أكتوبر 2025", "date_certain": True, "region": None, "people": [], "tags": [],
    }  # fmt: skip
    return SimpleNamespace(**{**plain, **changes})


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2025-10-24", ["2025", "10", "24"]),
        ("2025?-10-24", ["2025", "10", "24"]),
        ("2020-10", ["2020", "10"]),
        ("2019-06-29/2019-07-02", ["2019", "06", "29"]),
        ("XXXX-10-24", []),
        ("", []),
    ],
)
def test_known_date(edtf: str, parts: list[str]) -> None:
    assert citations.known_date(article(edtf=edtf)) == tuple(parts)


def test_arabic_citation() -> None:
    text = citations.Citations(article(author="خديجة"), SITE, NAME).arabic
    assert text == f"خديجة. «لقاء تواصلي». خزانة، الجمعة 24 أكتوبر 2025. {SITE}/articles/5f8f78b3/"
    assert "،" not in citations.Citations(article(edtf="", date_text=""), SITE, NAME).arabic


def test_ris_lines_are_tagged_and_end() -> None:
    lines = citations.Citations(article(title="سطر\nثان", author="خديجة"), SITE, NAME).ris.split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - " and "TI  - سطر ثان" in lines


def test_bibtex_escapes_what_would_end_a_field() -> None:
    text = citations.Citations(article(title="50% من {الميزانية} & غيرها_1"), SITE, NAME).bibtex
    assert r"50\% من \{الميزانية\} \& غيرها\_1" in text
    assert text.startswith("@online{khizana-5f8f78b3,") and text.endswith("\n}")


def test_csl_says_when_a_date_is_inferred() -> None:
    (item,) = json.loads(citations.Citations(article(edtf="2025?-10-24", date_certain=False), SITE, NAME).csl)
    assert item["issued"] == {"date-parts": [[2025, 10, 24]], "circa": True}
    assert "issued" not in json.loads(citations.Citations(article(edtf=""), SITE, NAME).csl)[0]


def test_text_between_tags_holds_no_tag_and_keeps_its_quotes() -> None:
    assert text.text('<b> & "<') == '&lt;b&gt; &amp; "&lt;'


@pytest.mark.parametrize("said", ["لقاء تواصلي 2025", '50% من «الميزانية» & #غيرها+1? <a href="x">', "سطر\nثان", ""])
def test_a_query_is_sent_as_it_was_said(said: str) -> None:
    made = text.query(said)
    assert parse_qs(urlsplit(f"https://wa.me/?text={made}").query, keep_blank_values=True) == {"text": [said]}
    assert not set(made) & set(" \"'<>&#+")


def test_data_block_cannot_end_its_element() -> None:
    title = '</script><script>alert(1)</script>"&\u2028'
    block = linked_data.article(article(title=title), SITE, NAME)
    assert "<" not in block and "\u2028" not in block
    assert json.loads(block)["@graph"][0]["headline"] == title


def _person(name: str, url: str, *mentions: str) -> Any:
    return SimpleNamespace(name=name, mentions=mentions, person=SimpleNamespace(url=url))


def test_only_the_first_mention_is_linked_and_no_word_changes() -> None:
    html = Markup('<p id="p1">قال محمد الحجيرة، وقال <a href="x">محمد الحجيرة</a>، ثم الحجيرة.</p>')
    body = linked(article(html=html, people=[_person("محمد الحجيرة", "people/h/", "الحجيرة")]), "../../")
    assert body.count('<a class="mention" href="../../people/h/">محمد الحجيرة</a>') == 1
    assert body.count("mention") == 1
    assert re.sub("<[^>]*>", "", body) == re.sub("<[^>]*>", "", html)


def test_a_form_that_two_people_share_links_to_neither() -> None:
    people = [_person("خديجة حجوبي", "people/1/", "حجوبي"), _person("خالد حجوبي", "people/2/", "حجوبي")]
    assert "mention" not in linked(article(html=Markup("<p>حضر حجوبي</p>"), people=people), "")


def test_a_name_behind_a_proclitic_is_linked_and_a_piece_of_a_word_is_not() -> None:
    people = [_person("إيمان عزيزو", "people/1/"), _person("سعيد", "people/2/")]
    body = linked(article(html=Markup("<p>عادل، وإيمان عزيزو، بالسعيد</p>"), people=people), "")
    assert '، و<a class="mention" href="people/1/">إيمان عزيزو</a>' in body
    assert body.count("mention") == 1
