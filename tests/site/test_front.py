"""The short reader of front matter reads what YAML reads."""

from __future__ import annotations

import random

import pytest
import yaml

from benchmarks import corpus
from plugins.archive import front
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
    headers = [front.split(corpus.article(text), "x.md")[0] for text in corpus.texts(30)]
    expected = [yaml.safe_load(header) for header in headers]

    def refuse(*_args: object) -> None:
        raise AssertionError("left the short way")

    monkeypatch.setattr(front, "read_yaml", refuse)
    monkeypatch.setattr(front, "_by_yaml", refuse)
    assert [front.read(header, "x.md") for header in headers] == expected
