"""The style sheets: logical, layered, legible. Checked as text; what a browser makes of them is checked in tests/site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.presentation.assets import style_sheet

CSS = Path(__file__).resolve().parents[2] / "theme" / "css"
FILES = sorted(CSS.glob("*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# Physical sides, sizes and corners. Media queries speak of the window, which has a width whatever the direction of the text.
_PHYSICAL = re.compile(
    r"\b(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b"
    r"|(?<![-\w])(?:left|right|float|clear|(?:min-|max-)?(?:width|height))\s*:"
    r"|text-align\s*:\s*(?:left|right)"
)
_TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}|#fff), (#[0-9a-f]{6})\)")
_PAIR = re.compile(r"([\w-]+)/([\w-]+) ([\d.]+)")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_physical_sides(file: Path) -> None:
    text = re.sub(r"@media[^{]*", "", _COMMENT.sub("", file.read_text(encoding="utf-8")))
    assert not _PHYSICAL.findall(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_typography_suits_arabic(file: Path) -> None:
    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    assert not re.search(r"letter-spacing|text-transform|font-style:\s*italic|!important|@import", text)


def test_every_rule_stands_in_a_layer() -> None:
    order = re.search(r"@layer ([\w, ]+);", (CSS / "layers.css").read_text(encoding="utf-8"))
    assert order
    layers = set(order[1].split(", "))
    for file in FILES:
        if file.stem not in ("layers", "fonts"):
            found = re.findall(r"^@layer (\w+) \{", file.read_text(encoding="utf-8"), re.M)
            assert len(found) == 1 and found[0] in layers, file.name


def test_colours_are_named_in_one_place() -> None:
    for file in FILES:
        if file.stem not in ("tokens", "print"):
            assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\(|hsl", _COMMENT.sub("", file.read_text(encoding="utf-8"))), file.name


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


_TOKENS_TEXT = (CSS / "tokens.css").read_text(encoding="utf-8")
TOKENS = {name: (light, dark) for name, light, dark in _TOKEN.findall(_TOKENS_TEXT)}
PAIRS = _PAIR.findall(_TOKENS_TEXT[_TOKENS_TEXT.rindex("/* contrast:") :])


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS, ids=lambda value: str(value))
def test_contrast(ink: str, paper: str, least: str, scheme: int) -> None:
    assert _contrast(TOKENS[ink][scheme], TOKENS[paper][scheme]) >= float(least)


def test_contrast_pairs_are_stated() -> None:
    assert len(PAIRS) >= 12


def test_bundle_is_the_same_twice_and_leaves_fonts_out_when_there_are_none(tmp_path: Path) -> None:
    assert style_sheet(CSS, fonts=True) == style_sheet(CSS, fonts=True)
    without = style_sheet(CSS, fonts=False)
    assert "@font-face" not in without.text
    assert without.name != style_sheet(CSS, fonts=True).name
    assert without.text.startswith("@layer tokens")
    assert without.text.count("{") == without.text.count("}")
