"""What `--autoreload` does after a build that failed: wait for a change, then build."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from plugins.archive import patience

PELICAN = SimpleNamespace(settings={"PATH": "content"})


def test_the_run_after_a_failure_waits_for_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    faults = iter([None, ValueError("a broken template"), ValueError("still broken"), None, None])

    def run() -> None:
        told.append("run")
        fault = next(faults)
        if fault:
            raise fault

    monkeypatch.setattr(patience, "wait_for_changes", lambda path, _: told.append(f"wait for {path}"))
    patient = patience.Patient(PELICAN, run)
    patient()
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            patient()
    patient()
    patient()
    assert told == ["run", "run", "wait for content", "run", "wait for content", "run", "run"]
