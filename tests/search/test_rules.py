"""The rule files editors tune: they load, they are consistent, and a broken one says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.search import tables
from plugins.search.tables import RULES, RuleError

LISTS = tables.load()


def test_no_word_is_its_own_plural() -> None:
    assert not [plural for plural, singulars in LISTS["analyser"]["plurals"].items() if plural in singulars]


def test_every_name_belongs_to_one_concept() -> None:
    """A name under two keys would silently keep the first."""
    seen: dict[str, tuple[str, str]] = {}
    for file in ("months.txt", "parties.txt", "institutions.txt", "places.txt"):
        for line in (RULES / file).read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            key, _, names = line.partition(":")
            for name in names.split("|"):
                form = " ".join(tables.folded(name))
                assert seen.setdefault(form, (key, file))[0] == key, f"{name} in {file}: {key}, and {seen[form]}"


def test_months_are_all_there() -> None:
    months = {f"{calendar}{number:02}" for calendar in "mq" for number in range(1, 13)}
    assert months <= set(LISTS["analyser"]["concepts"].values())


def test_there_are_many_broken_plurals_and_places() -> None:
    assert len(LISTS["analyser"]["plurals"]) > 400
    assert len(set(LISTS["analyser"]["concepts"].values())) > 150


@pytest.mark.parametrize(
    ("file", "line"),
    [("plurals.txt", "جواب أجوبة"), ("places.txt", "فاس: فاس"), ("words.txt", "ministre:")],
)
def test_a_broken_line_is_named_with_its_remedy(tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    with (tmp_path / "rules" / file).open("a", encoding="utf-8") as opened:
        opened.write(f"{line}\n")
    with pytest.raises(RuleError) as error:
        tables.load(tmp_path / "rules")
    assert f"{file}, line " in str(error.value) and "—" in str(error.value)
