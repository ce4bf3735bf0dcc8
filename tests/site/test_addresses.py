"""Parts of addresses are encoded as Jinja encodes them."""

from __future__ import annotations

import pytest
from jinja2.filters import do_urlencode

from plugins.archive.addresses import urlencode

TEXTS = [
    "", "كلمة", "كلمتان معا", " كلمة  أخرى ", "كلمة-وأخرى", "«كلمة»", "كلمة 2024، مع Latin", "articles/0a1b/", "http://localhost:8000",
    "a b", "100%", "é", "كلمة\nأخرى", "ﷺ", "😀 كلمة", "كلمة/أخرى", "~a_b.c", "\u00a0", "كلمة\u200dأخرى", 5,
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_encoded_as_by_jinja(text: object) -> None:
    assert urlencode(text) == do_urlencode(text)
