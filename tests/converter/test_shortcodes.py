"""Where a shortcode of a site engine ends, however many a line opens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.layout.rows import _shortcodes

PIECES = [
    "[caption]",
    "[/caption]",
    "[caption id=1]",
    "[Gallery]",
    "[/Gallery]",
    "[x]",
    "[/x]",
    "[x a=1]",
    "[",
    "]",
    "/",
    " ",
    "نص",
    "[x ",
    "[/x ",
]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("قبل [caption id=1]صورة[/caption] بعد", ["[caption id=1]صورة[/caption]"]),
        ("[x]نص[/x]", ["[x]", "[/x]"]),
        ("[كلمة] و[word] في قوسين", []),
        ("[video]فيلم", ["[video]"]),
        ("[caption]صورة[/Caption]", ["[caption]", "[/Caption]"]),
        ("[caption]ا[/caption] [caption]ب[/caption]", ["[caption]ا[/caption]", "[caption]ب[/caption]"]),
    ],
)
def test_case(line: str, expected: list[str]) -> None:
    assert [line[begin:end] for begin, end in _shortcodes(line)] == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_shortcodes_are_in_order_and_a_picture_ends_at_its_first_closing(line: str) -> None:
    found = _shortcodes(line)
    assert all(begin < end for begin, end in found)
    assert all(one[1] <= two[0] for one, two in zip(found, found[1:], strict=False))
    for piece in (line[begin:end] for begin, end in found):
        assert piece.startswith("[") and piece.endswith("]")
        assert piece.count("[/caption]") <= 1


def test_a_line_that_opens_a_great_many_is_read_in_one_pass() -> None:
    """It took minutes for ten megabytes when each opening looked for its closing to the end of the line."""
    line = "[x](y) " * 200_000 + "[caption]صورة[/caption]"
    assert [line[begin:end] for begin, end in _shortcodes(line)] == ["[caption]صورة[/caption]"]
