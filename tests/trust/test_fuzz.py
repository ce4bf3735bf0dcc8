"""What the fuzzer found stays mended, and any bytes at all are read or refused in words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.converter.texts import SEEDS
from tests.trust.fuzz import FINDS, LONGEST, Coverage, mutate, obey


@pytest.mark.parametrize("path", sorted(FINDS.glob("*.bin")), ids=lambda path: path.stem)
def test_a_find_obeys_the_laws(path: Path) -> None:
    obey(path.read_bytes())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_so_do_any_bytes(data: bytes) -> None:
    obey(data)


def test_changed_texts_obey_too() -> None:
    rng, pool = random.Random(5), [path.read_bytes() for path in SEEDS]
    for _ in range(40):
        data = mutate(rng, pool)
        assert len(data) <= LONGEST
        obey(data)


def test_the_fuzzer_sees_which_lines_run() -> None:
    watch = Coverage()
    plain = watch.of("عنوان\n\nنص".encode())
    dated = watch.of(SEEDS[0].read_bytes())
    assert plain and dated - plain
    assert any(re.search(r"converter/dates/", name) for name, _ in dated - plain)
