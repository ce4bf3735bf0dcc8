"""Where a shortcode of a site engine ends, however many a line opens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.layout.rows import _shortcodes

PIECES = "[caption] [/caption] [caption·id=1] [Gallery] [/Gallery] [x] [/x] [x·a=1] [ ] / · نص [x· [/x·".replace("·", "\u00a0").split(" ")


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
def test_a_picture_ends_where_its_name_is_first_closed(line: str) -> None:
    found = _shortcodes(line)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    for begin, end in found:
        opened = line[begin : line.index("]", begin) + 1]
        name = opened[1:-1].lstrip("/").split()[0]
        closed = line.find(f"[/{name}]", begin + len(opened))
        picture = name.lower() in ("caption", "gallery") and closed >= 0
        assert line[begin:end] == (line[begin : closed + len(f"[/{name}]")] if picture else opened)


def test_a_line_that_opens_a_great_many_is_read_in_one_pass() -> None:
    """It took minutes for ten megabytes when each opening looked for its closing to the end of the line."""
    line = "[x](y) " * 200_000 + "[caption]صورة[/caption]"
    assert [line[begin:end] for begin, end in _shortcodes(line)] == ["[caption]صورة[/caption]"]
