"""Images that a message shows: small, of the right size, written with joined letters, and the same for the same words."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw, ImageFont

from plugins.share import poster
from plugins.share.drawing import HEIGHT, WIDTH, Artist, wrap
from plugins.share.generator import Share
from tests.conftest import ROOT

FONTS = ROOT / "theme/static/fonts"
MAP = ROOT / "theme/map/regions.json"
HOSTILE = ["كلمة طويلة " * 80, "ا" * 500, "<script>alert(1)</script> \u202e\0\n{{ x }} 😀", "ABC only Latin", ""]


@pytest.fixture(scope="module")
def artist() -> Artist:
    made = Artist(FONTS, json.loads(MAP.read_text("utf-8")))
    assert made.ready, "run `make fonts`; the wheel of Pillow must have raqm"
    return made


def picture(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("headline", ["لقاء تواصلي بفاس", *HOSTILE], ids=["plain", "long", "one word", "hostile", "latin", "empty"])
@pytest.mark.parametrize("region", ["", "MA-03"])
def test_every_title_fits_and_stays_small(artist: Artist, headline: str, region: str) -> None:
    drawn = artist.draw(poster.Poster("خزانة", "نص مسحوب", poster.words(headline), ("الثلاثاء 7 يونيو 2022", "فاس-مكناس"), region))
    image = picture(drawn)
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(drawn) <= 100_000
    edges = [image.getpixel((x, y)) for x in (0, 20, WIDTH - 20, WIDTH - 1) for y in range(60, HEIGHT)]
    assert set(edges) == {0}, "words or drawings run over the edge"
    assert drawn == artist.draw(poster.Poster("خزانة", "نص مسحوب", poster.words(headline), ("الثلاثاء 7 يونيو 2022", "فاس-مكناس"), region))


def gaps(font: ImageFont.FreeTypeFont, word: str) -> int:
    """Columns without ink inside a written word."""
    image = Image.new("L", (600, 200))
    ImageDraw.Draw(image).text((580, 20), word, fill=255, font=font, anchor="ra", direction="rtl", language="ar")
    left, _, right, _ = image.getbbox()
    return sum(not image.crop((x, 0, x + 1, 200)).getbbox() for x in range(left, right))


def test_letters_are_joined(artist: Artist) -> None:
    font = artist.font("naskh-bold", 60)
    assert gaps(font, "سعيد") == 0
    assert gaps(font, "دار") > 0, "letters that never join leave a gap, or this test sees none"


def test_lines_hold_every_word(artist: Artist) -> None:
    font: ImageFont.FreeTypeFont = artist.font("naskh-bold", 42)
    text = "البام يعزز التنسيق الجهوي ويواكب رؤساء الجماعات " * 3
    lines = wrap(text, font, 500)
    assert " ".join(lines) == " ".join(text.split())
    assert all(font.getlength(line, direction="rtl", language="ar") <= 500 for line in lines)


def test_without_fonts_there_are_no_images(tmp_path: Path) -> None:
    assert not Artist(tmp_path, {}).ready
    assert Share(False, True, True).article(SimpleNamespace(slug="x", status="", region=None)) == ""


REGION = SimpleNamespace(kind="region", slug="fes-meknes", record={"code": "MA-03"}, name="فاس-مكناس")


@pytest.mark.parametrize(
    ("share", "region", "status", "expected"),
    [
        (Share(True, True, True), REGION, "", "share/articles/x.png"),
        (Share(True, True, True), REGION, "removed", "share/regions/fes-meknes.png"),
        (Share(True, False, True), REGION, "", "share/regions/fes-meknes.png"),
        (Share(True, False, True), None, "", "share/site.png"),
    ],
)
def test_a_large_archive_falls_back_to_the_region(share: Share, region: object, status: str, expected: str) -> None:
    assert share.article(SimpleNamespace(slug="x", status=status, region=region)) == expected


@pytest.mark.parametrize(("people", "record", "own"), [(True, {}, True), (False, {"name": "x"}, True), (False, {}, False)])
def test_many_people_share_the_sites_image_unless_they_have_a_record(people: bool, record: dict, own: bool) -> None:
    term = SimpleNamespace(kind="person", slug="زيد", record=record)
    assert (Share(True, True, people).term(term) == "share/people/زيد.png") is own


@pytest.mark.site
def test_pages_name_an_image_that_exists(site: Path) -> None:
    for name in (
        "index.html",
        "articles/5f8f78b3/index.html",
        "regions/fes-meknes/index.html",
        "people/mohamed-hajira/index.html",
        "tags/index.html",
    ):
        page = (site / name).read_text("utf-8")
        (address,) = re.findall(r'<meta property="og:image" content="[^"]*?/(share/[^"]+)"', page)
        assert picture((site / address).read_bytes()).size == (WIDTH, HEIGHT), name
