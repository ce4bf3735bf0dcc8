"""The short reader of front matter reads what YAML reads."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks import corpus
from plugins.archive import content_file, front, shape, subset
from plugins.archive.addresses import MARK
from plugins.archive.problems import ContentError

VALUES = [
    "نص عادي",
    "نص: بنقطتين",
    "نص #تعليق",
    "نص # تعليق",
    '"نص: بين علامتين"',
    "'نص'",
    "'نص ''مضاعف'''",
    '"\\u0627"',
    "12",
    "012",
    "0x1f",
    "1_000",
    "1.5",
    "1e5",
    "12:30",
    "yes",
    "No",
    "null",
    "~",
    "true",
    "2020-10-24",
    "2020-10",
    "2025?-10-24",
    "XXXX-10-24",
    "2019-06-29/2019-07-02",
    "5f8f78b3",
    "12345678",
    "0b1",
    "[أ, ب]",
    "[]",
    "[أ، ب, ج]",
    "['أ, ب', ج]",
    "{أ: ب}",
    "{name: ب, n: 3}",
    "{}",
    "«قول، بفاصلة»",
    "- نص",
    "*مائل",
    "&مرساة",
    "!وسم",
    "|",
    ">-",
    "",
    " ",
    "نص:",
    "نص ",
    "a: b",
    "a b",
    "a/b.txt",
    "؟",
    "@x",
    "%x",
    "`x`",
    "=",
    "<<",
    "-5",
    "+5",
    ".5",
    "..",
    "2020-10-24 10:00:00",
    '{written: "أ", read: ب}',
    "[أ, [ب]]",
    "{a: [ب]}",
    '"5f8f78b3"',
    "نص\tجدول",
]


def _same(header: str) -> None:
    try:
        expected = yaml.load(header, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        with pytest.raises(ContentError):
            front.read(header, "x.md")
        return
    if not isinstance(expected, dict):
        with pytest.raises(ContentError):
            front.read(header, "x.md")
    else:
        assert front.read(header, "x.md") == expected, header


@pytest.mark.parametrize("value", VALUES)
def test_a_value_alone(value: str) -> None:
    for form in (
        "key: {}",
        "key:\n  - {}",
        "key:\n  - name: {}",
        "key:\n  a: {}",
        "key: [{}]",
        "key: {{a: {}}}",
        "key:\n- {}\n- ب",
        "{}: x",
        "{}",
    ):
        _same(form.format(value) + "\n")


def test_many_headers_put_together_at_random() -> None:
    rng = random.Random(11)
    shapes = [
        "k{n}: {v}",
        "k{n}:\n  - {v}\n  - {w}",
        "k{n}:\n  - name: {v}\n    role: {w}\n    mentions: [{v}]\n  - name: ن",
        "k{n}:\n  a: {v}\n  b:\n    - {w}",
        "# {v}",
        "k{n}: [{v}, {w}]",
        "k{n}: {{a: {v}, b: {w}}}",
        "k1: مكرر",
        " k{n}: {v}",
        "",
    ]
    for _ in range(3000):
        lines = [rng.choice(shapes).format(n=n, v=rng.choice(VALUES), w=rng.choice(VALUES)) for n in range(rng.randint(1, 5))]
        _same("\n".join(lines) + "\n")


def test_articles_of_the_usual_form_need_no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = [content_file.split(corpus.article(text), "x.md")[0] for text in corpus.texts(30)]
    expected = [yaml.safe_load(header) for header in headers]

    def refuse(*_args: object) -> None:
        raise AssertionError("left the short way")

    monkeypatch.setattr(front, "read_yaml", refuse)
    monkeypatch.setattr(subset, "_by_yaml", refuse)
    assert [front.read(header, "x.md") for header in headers] == expected


def _same_shape(header: str) -> bool:
    """Whether the header is of the converter's shape; then it must say what YAML says."""
    read = shape.read(header)
    if read is None:
        return False
    expected = yaml.load(header, yaml.CSafeLoader)
    source = expected.get("source") or {}
    people = [{"name": item["name"], "role": item.get("role", ""), "mentions": item.get("mentions")} for item in expected.get("people", ())]
    wanted = {key: expected.get(key) for key in ("title", "slug", "date", "date_edtf", "region", "tags", "author")}
    assert read == {**wanted, "people": people or None, "source": {key: source.get(key) for key in ("views", "comments")}}, header
    return _same_rest(header, expected)


def _same_rest(header: str, expected: dict[str, Any]) -> bool:
    """What only the article's own page shows, read at one go as well."""
    stated = {key: expected[key] for key in ("evidence", "repairs", "source", "reader_comments") if key in expected}
    assert shape.rest(header.encode()) == (stated or None), header
    for place in ("corrections: []\n" + header, header + "corrections: []\n"):
        assert shape.rest(place.encode()) is None
    return True


def _written_by_the_converter() -> list[str]:
    folder = Path(__file__).resolve().parents[2] / "content" / "articles"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.md"))] + [corpus.article(text) for text in corpus.texts(60, 5)]
    return [content_file.split(text, "x.md")[0] for text in texts]


def test_headers_of_the_usual_shape_are_read_at_one_go() -> None:
    assert sum(_same_shape(header) for header in _written_by_the_converter()) >= 60


def test_headers_near_the_usual_shape_are_read_as_yaml_reads_them() -> None:
    rng = random.Random(23)
    headers = _written_by_the_converter()
    pieces = [
        *VALUES,
        ",",
        ", ",
        ":",
        ": ",
        " #",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        "\\",
        "  ",
        "\n",
        "\n  ",
        "\u2028",
        "\x85",
        "?",
        "-",
        "2",
        "a",
        "ب",
    ]
    read = 0
    for _ in range(4000):
        header = rng.choice(headers)
        at = rng.choice([rng.randrange(len(header)), header.find(": ", rng.randrange(len(header))) + 2])
        changed = header[:at] + rng.choice(pieces) + header[at + rng.choice([0, 0, 1, 3]) :]
        lines = changed.split("\n")
        if rng.random() < 0.1:
            lines.insert(rng.randrange(len(lines)), rng.choice(lines))
        read += _same_shape("\n".join(lines))
    assert read > 400


@pytest.mark.parametrize("raw", [
    b"---\ntitle: x\n---\nbody\n", b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\nbody\r\n", b"---\rtitle: x\r---\rbody\r",
    b"--- \t\ntitle: x\n---  \nbody\n", b"---\ntitle: x\xef\xb7\x90\n---\nbody\n",
])  # fmt: skip
def test_what_editors_programs_add_changes_nothing(raw: bytes) -> None:
    assert content_file.split(content_file.decode(raw, "x.md"), "x.md") == ("title: x\n", "body\n")


def test_the_first_line_of_dashes_ends_the_header() -> None:
    assert content_file.split("---\ntitle: x\n--- \nbody\n---\nmore", "x.md") == ("title: x\n", "body\n---\nmore")
    assert content_file.split("---\n---", "x.md") == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\n---\nbody\n---\nmore",
        "---\ntitle: x\n--- \nbody\n---\nmore",
        "---\ntitle: x\n----\n---\nbody",
        "---\u00a0\ntitle: x\n---\u00a0\nbody",
        "---\r\ntitle: x\r\n---\r\nbody\r\n",
        "\ufeff---\ntitle: x\n---\nbody",
        "---\ntitle: x\n---\n\ufeffbody",
        f"---\ntitle: x\n-{MARK}--\nbody\n---\nmore {MARK}",
        "---\n---\nbody",
        "---\n---",
        "---\ntitle: x\n---\nنص\n",
    ],
)
def test_a_file_is_opened_up_as_it_is_split(text: str) -> None:
    header, body = content_file.split(content_file.clean(text), "x.md")
    assert content_file.open_up(text.encode(), "x.md") == (header.encode(), body)
