"""The questions that only a person can answer («هل … هو نفسه …؟»), of those that a proposal raises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from editing.proposal import Proposal, persons


def questions(root: Path, found: Proposal) -> list[str]:
    """Questions that name a person of a new text; the archive's older ones do not hold up this proposal."""
    command = [sys.executable, "-m", "converter", "questions"]
    done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True)
    asked = [line.lstrip("-•* ").strip() for line in done.stdout.splitlines() if line.lstrip("-•* ").startswith("هل ")]
    names = {person["name"] for new in found.new for person in persons(new.data)}
    return [line for line in dict.fromkeys(asked) if any(name in line for name in names)]
