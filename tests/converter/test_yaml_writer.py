"""The header we write is YAML to every reader, and comes back as it went in."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.front_matter import parse
from converter.yaml_writer import scalar, write
from plugins.archive import front

PIECES = [
    "---", "...", ": ", " #", "- ", "? ", '"', "'", "\\", "\n", "\n\n", "  ", "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "%",
    "@", "`", "2020-01-01", "yes", "null", "~", "1e5", "0x1", "1:30", "=", "<<", "\t", "\u202e", "\ufeff", "\u2028", "\x85", "\x00",
    "«نص»", "، ", "\r", "𝒳", "title: ", "{{ x }}", "{% x %}", "!!python/object:os.system", "عنوان", "12345678", "1_000",
]  # fmt: skip
LETTERS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), LETTERS), max_size=6).map("".join)


def header(one: str, two: str, many: list[str]) -> dict[str, Any]:
    """Every nesting that an article uses."""
    return {
        "title": one,
        "people": [{"name": one, "role": two, "mentions": [*many, two]}, {"name": two}],
        "tags": [one, two],
        "evidence": {"date": two, "year": [one, two]},
        "repairs": [{"written": one, "read": two}],
        "reader_comments": [{"name": two, "text": one}],
        "written": {"title": one},
    }


@settings(deadline=None)
@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_every_reader_gets_back_what_was_written(one: str, two: str, many: list[str]) -> None:
    fields = header(one, two, many)
    written = write(fields)
    assert yaml.safe_load(written) == fields
    assert parse(f"---\n{written}---\n\nنص\n", "x.md").data == fields
    assert front.read(written, "x.md") == fields


@settings(deadline=None)
@given(TEXT)
def test_no_value_can_end_the_header(text: str) -> None:
    written = write({"title": text, "reader_comments": [{"name": text, "text": text}]})
    assert "\n---" not in f"\n{written}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("لقاء تواصلي بفاس", "لقاء تواصلي بفاس"),
        ("قال: نعم", '"قال: نعم"'),
        ('قال "نعم"', 'قال "نعم"'),
        ('"نعم"', "'\"نعم\"'"),
        ("12345678", '"12345678"'),
        ("5e123456", '"5e123456"'),
        ("5f8f78b3", "5f8f78b3"),
        ("- أولا", '"- أولا"'),
        ("\u202eabc", '"\\u202eabc"'),
    ],
)
def test_quotes_only_where_needed(text: str, written: str) -> None:
    assert scalar(text) == written
