"""The outlines of the regions that `theme.geometry` laid in the theme, for the maps of the pages and of the share images."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plugins.archive.problems import Problem, report


def read(theme: str) -> dict[str, Any]:
    """Nothing when there is no map: the pages then list the regions. A file that cannot be read is reported."""
    path = Path(theme) / "map" / "regions.json"
    problems = []
    try:
        outlines = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as wrong:
        outlines = {}
        arabic = f"ملف الخريطة تالف ({wrong}). احذفه ثم شغّل make fonts."
        problems.append(
            Problem(str(path), getattr(wrong, "lineno", 0), arabic, f"the map is damaged ({wrong}); delete it and run `make fonts`.")
        )
    report(problems)
    return outlines if isinstance(outlines, dict) else {}
