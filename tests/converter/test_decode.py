"""Bytes of any encoding met -> the same clean text, each character of which can be found again in the file."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.decode import decode
from converter.errors import ConverterError, DecodeError, RuleError

TESTS = Path(__file__).parent.parent
CASES = tomllib.loads((TESTS / "cases" / "decode.toml").read_text(encoding="utf-8"))["case"]
TEXT = (
    "لقاء تواصلي للمنتخبين\n\nعقدت الأمانة العامة الإقليمية لحزب الأصالة والمعاصرة اجتماعا تنظيميا، مساء يوم الإثنين 7 يونيو 2021\n\n"
    "وأكد الحاضرون على أهمية التنظيم والتواصل مع المواطنات والمواطنين في كل الجماعات الترابية التابعة للإقليم\n"
)


def _bytes(steps: list[str]) -> bytes:
    data: bytes | str = TEXT
    for step in steps:
        kind, _, name = step.rpartition(":")
        if kind == "misread":
            assert isinstance(data, bytes)
            data = data.decode(name)
        else:
            assert isinstance(data, str)
            data = data.encode(name)
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert decode(_bytes(case["encode"]), "x").text == TEXT


@pytest.mark.parametrize("page", ["utf-16", "utf-16-le", "cp1256"])
def test_the_corpus_survives_other_encodings(page: str) -> None:
    survived = 0
    for path in sorted((TESTS / "corpus" / "texts").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        try:
            data = text.encode(page)
        except UnicodeEncodeError:  # windows-1256 lacks Arabic-Indic digits and the thousands separator
            continue
        survived += 1
        assert decode(data, "x").text == decode(text.encode(), "x").text
    assert survived > 20


def test_line_ends_controls_and_presentation_forms() -> None:
    raw = "عنوان\r\n\u200f\u202bنص\u200cالخبر\u202c\x00\rﻻ إله ﷲ \ufeffسـلام\u2029آخر"
    source = decode(raw.encode(), "x")
    assert source.text == "عنوان\nنصالخبر\nلا إله الله سـلام\nآخر"
    assert source.original == raw


def test_every_character_is_found_again_in_the_file() -> None:
    source = decode("\ufeffعنوان\r\n\r\nن\u200fص ﻻ ﷲ كلمة".encode(), "x")
    for index, char in enumerate(source.text):
        there = source.original[source.origin(index)]
        assert there == char or (char == "\n" and there == "\r") or there in "ﻻﷲ"


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t", "\ufeff".encode(), b"\x00\x00", "\u200f\u200e\n".encode()])
def test_a_file_without_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "x")
    assert "ألصق" in caught.value.arabic
    assert "Paste" in caught.value.english


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"\xff\xfe\x00\xd8\x00"])
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "x")
    assert "UTF-8" in caught.value.arabic


def test_a_few_broken_bytes_do_not_lose_the_text() -> None:
    data = TEXT.encode() * 3
    source = decode(data[:400] + b"\xd9" + data[400:], "x")
    assert source.text.count("\ufffd") == 1


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_nothing_visible_is_lost_or_invented(raw: str) -> None:
    try:
        source = decode(raw.encode("utf-8", "surrogatepass") if raw.isprintable() else raw.encode("utf-8"), "x")
    except (DecodeError, UnicodeEncodeError):
        return
    assert all(0 <= source.origin(index) < len(source.original) for index in range(len(source.text)))


@pytest.mark.parametrize("error", [DecodeError("سبب", "cause", "a.txt", 3), RuleError("a.toml", 3, "cause", "remedy")])
def test_errors_cross_from_worker_processes(error: ConverterError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is type(error)
    assert (str(there), there.arabic, there.file, there.line) == (str(error), error.arabic, error.file, error.line)


def test_code_points_of_programs_own_use_are_no_text() -> None:
    assert decode("أ\ufdd0ب\ufdef\ufffeج\uffffد ﻻ".encode(), "x").text == "أبجد لا"
