"""People of invented passages: names, roles, mentions, and the words behind each of them."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from typing import Any

import pytest

from converter.people.lexicon import load as lexicon
from tests.accuracy.people_cases import CASES, FILES, Tally, compare, load, read

KNOWN = {item["case"]: item for item in tomllib.loads((CASES / "people_known_failures.toml").read_text(encoding="utf-8"))["failure"]}


def _cases() -> list[Any]:
    found = [case for name in FILES for case in load(name)]
    marks = {key: pytest.mark.xfail(strict=True, reason=item["class"]) for key, item in KNOWN.items()}
    return [pytest.param(case, id=f"{case['id']} {case['class']}", marks=marks.get(case["id"], ())) for case in found]


@pytest.mark.parametrize("case", _cases())
def test_every_person_with_role_and_mentions(case: dict[str, Any]) -> None:
    tally = Tally()
    compare(case["id"], case["people"], read(case["text"]), tally)
    assert tally.failures == []


@pytest.mark.parametrize("case", [case for name in FILES for case in load(name)], ids=lambda case: case["id"])
def test_no_person_without_words(case: dict[str, Any]) -> None:
    """Every mention and role stands in the text where it is said to stand; spans come in order and do not overlap."""
    text = case["text"]
    spans = []
    for person in read(text):
        assert {" ".join(span.of(text).split()) for span in person.spans} == set(person.mentions)
        assert person.evidence
        if person.role_span is not None:
            assert person.role is not None
            assert person.role.removeprefix("ال") in " ".join(person.role_span.of(text).split())
        spans += [(span.start, span.end) for span in person.spans]
    spans.sort()
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_evidence_adds_up_to_the_threshold() -> None:
    """What `explain` shows are the weights that were added: their sum reaches the threshold."""
    weights = lexicon().weights
    person = read("لقاء\nقالت السيدة مريم بنعطوف، رئيسة التعاونية، إن الموسم جيد.")[0]
    items = [item for item in person.evidence if item.rule in weights]
    assert sum(weights[item.rule] for item in items) >= weights["threshold"]
    assert all(item.note == f"{weights[item.rule]:+.1f}" for item in items)
    assert {"title_before", "given", "shape_next", "role_after"} <= {item.rule for item in items}


def test_the_same_text_gives_the_same_people() -> None:
    text = load(FILES[0])[0]["text"]
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text", ["", "\n", "سيدي", "بن", "عبد", "و", "ع.", "ل", "السيد", "محمد", "Facebook", "«»", "(" * 50, "محمد " * 200]
)
def test_scraps_do_no_harm(text: str) -> None:
    """The edges of a text: a name part, a title or a mark with nothing after it."""
    for person in read(text):
        assert person.name.strip()
