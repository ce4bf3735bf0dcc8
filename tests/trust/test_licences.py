"""THIRD_PARTY.md says what is installed, and everything has a licence that the archive may use."""

from __future__ import annotations

from docs import licences


def test_the_list_is_what_make_licences_writes() -> None:
    assert licences.FILE.read_text("utf-8") == licences.text(), "run `make licences`"


def test_every_package_states_a_licence() -> None:
    assert [name for name, _ in licences.packages() if not licences.licence(name)] == []
    assert len(licences.packages()) > 30
