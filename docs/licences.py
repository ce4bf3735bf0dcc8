"""`make licences`: THIRD_PARTY.md from what is installed: what a reader's browser receives, then what builds the site.

Versions and licences are those that packages state of themselves; `STATED` says where a licence is written when the package states none.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD_PARTY.md"
# What reaches the reader, and as what; all else stays on the machine that builds.
NPM = {
    "@fontsource-variable/noto-naskh-arabic": "the text face, cut to the letters in use",
    "@fontsource-variable/reem-kufi": "the display face, cut the same way",
    "morocco-map": "outlines of the regions, simplified, with its credit beside the map (© OpenStreetMap contributors)",
}
PAGEFIND = "the tables of the search, in the folder of the index; its program stays with the build"
STATED = {"locate": "MIT"}  # in its LICENSE file; its metadata says «other»
_NAMES = {  # as SPDX writes them
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "AGPLv3": "AGPL-3.0-or-later",
    "GPL": "GPL-2.0-or-later",
    "Public Domain": "public domain, BSD-2-Clause, GPL-3.0-or-later in parts",
}
_PINNED = re.compile(r"(?m)^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
_HEAD = """# Third-party work

Written by `make licences` from the installed packages; a test fails when it is out of date. Khizana itself is AGPL-3.0-only (`LICENSE`).
"""


def licence(package: str) -> str:
    """The licence that a Python package states: as an expression, as a short field, or as a classifier."""
    stated = importlib.metadata.metadata(package)
    field = stated.get("License") or ""
    classes = [c.rpartition(" :: ")[2] for c in stated.get_all("Classifier") or [] if c.startswith("License ::")]
    usable = [c for c in classes if "Other" not in c and "Educational" not in c]
    found = stated.get("License-Expression") or (field if 0 < len(field) < 30 else "") or next(iter(usable), "") or STATED.get(package, "")
    return _NAMES.get(found, found)


def packages() -> list[tuple[str, str]]:
    """Name and version of all that requirements.lock pins."""
    return _PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))


def _npm(name: str) -> tuple[str, str]:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"][f"node_modules/{name}"]
    return lock["version"], lock["license"]


def text() -> str:
    shipped = [("pagefind", dict(packages())["pagefind"], licence("pagefind"), PAGEFIND)]
    shipped += [(name, *_npm(name), what) for name, what in NPM.items()]
    reader = "".join(f"| {name} | {version} | {terms} | {what} |\n" for name, version, terms, what in shipped)
    builder = "".join(f"| {name} | {version} | {licence(name)} |\n" for name, version in packages())
    return (
        f"{_HEAD}\n## What a reader's browser receives\n\nAll other scripts and styles of the site are its own.\n\n"
        f"| package | version | licence | as |\n| --- | --- | --- | --- |\n{reader}\n"
        f"## What builds the site\n\nPython packages of `requirements.lock`; none of them is part of the site.\n\n"
        f"| package | version | licence |\n| --- | --- | --- |\n{builder}"
    )


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
