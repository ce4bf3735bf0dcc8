"""Hostile texts: what `hostile.toml` lists, set into a page as copied from the web, and files whose bytes are the attack."""

from __future__ import annotations

import codecs
import random
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_PAGE = """{title}

0 657

احتضنت مدينة وجدة اللقاء رقم {number} حول {words} حضره عدد من المواطنين والمواطنات من مختلف أحياء المدينة يوم الخميس 13 يناير 2022.

{words}

ختم المشاركون اللقاء رقم {number} بكلمة شكر لكل من ساهم في إنجاحه من الفاعلين والجمعيات المدنية بالمدينة وضواحيها، وضربوا موعدا آخر.

اترك رد
تعليقات 1
زائر {title} يقول:
{words}
شكرا على الخبر رقم {number}
"""
_PLAIN = _PAGE.replace("{title}", "خبر عادي رقم {number}").replace("{words}", "الماء في الواحات")


@dataclass(frozen=True)
class Text:
    """One raw text. `said` is what it says, decoded; None for files that must be refused, with a message."""

    kind: str
    file: str
    data: bytes
    said: str | None


def _file(number: int) -> str:
    return f"{number:03d}_{number:08x}{number:08x}.txt"


def _listed() -> list[tuple[str, str]]:
    classes = tomllib.loads((Path(__file__).parent / "hostile.toml").read_text("utf-8"))["class"]
    return [(entry["name"], words) for entry in classes for words in entry["words"]]


def _page(number: int, words: str) -> str:
    return _PAGE.format(title=" ".join(words.split("\n")), words=words, number=number)


def _sizes(number: int) -> list[tuple[str, str]]:
    """Scaled down: 10 MB in one line and 100,000 comments take minutes."""
    page = _PLAIN.format(number=number)
    head, _, tail = page.partition("\n\nختم")
    comments = "".join(f"زائر {n} يقول:\nتعليق رقم {n} <img src=x onerror=sentinel()>\n" for n in range(400))
    return [
        ("one long line", f"{head}\n\n{'كلمة <b> [x](y) ' * 6_000}\n\nختم{tail}"),
        ("a long word", f"{head}\n\n{'ا' * 50_000}\n\nختم{tail}"),
        ("many comments", page + comments),
        ("many paragraphs", f"{head}\n\n" + "\n\n".join(f"فقرة {n} <i>" for n in range(2_000)) + f"\n\nختم{tail}"),
        ("opening brackets", f"{head}\n\n{'[' * 20_000}\n\nختم{tail}"),
        ("opening tags", f"{head}\n\n{'<b>' * 5_000}\n\nختم{tail}"),
        ("nested quotations", f"{head}\n\n{'> ' * 3_000}نص\n\nختم{tail}"),
        ("stars and marks", f"{head}\n\n{'**_`' * 3_000}\n\nختم{tail}"),
        ("a title of 500 characters", f"{'عنوان <طويل> ' * 39}\n{page}"),
        ("a title of one long word", f"{'<' * 500}\n{page}"),
        ("one line only", f"عنوان وحده رقم {number} <script>sentinel()</script>"),
    ]


def _encoded(number: int) -> list[tuple[str, bytes, str]]:
    """The same words as bytes of other encodings."""
    said = _page(number, "<script>sentinel()</script> & «نص»")
    damaged = said.encode().replace("شكر لكل".encode(), b"\xff\xc0")
    nul = said.replace("شكر لكل", "شكر\0لكل").encode()
    return [
        ("utf-8 with a mark", codecs.BOM_UTF8 + said.encode(), said),
        ("two marks", codecs.BOM_UTF8 * 2 + said.encode(), said),
        ("utf-16 little endian", codecs.BOM_UTF16_LE + said.encode("utf-16-le"), said),
        ("utf-16 big endian", codecs.BOM_UTF16_BE + said.encode("utf-16-be"), said),
        ("utf-16 without a mark", said.encode("utf-16-le"), said),
        ("utf-32", said.encode("utf-32"), said),
        ("windows-1256", said.encode("cp1256"), said),
        ("utf-8 read as windows-1256", said.encode().decode("cp1256").encode(), said),
        ("windows line ends", said.replace("\n", "\r\n").encode(), said),
        ("old line ends", said.replace("\n", "\r").encode(), said),
        ("invalid bytes", damaged, damaged.decode("utf-8", "replace")),
        ("NUL", nul, said),
        ("no line end", said.rstrip("\n").encode(), said),
    ]


def _refused() -> list[tuple[str, bytes]]:
    noise = random.Random(8)
    return [
        ("empty", b""),
        ("white space", b" \n\t\r\n\xe2\x80\x8b\xef\xbb\xbf"),
        ("a mark alone", codecs.BOM_UTF8),
        ("noise", bytes(noise.randrange(256) for _ in range(4_000))),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(noise.randrange(256) for _ in range(2_000))),
        ("many invalid bytes", _page(0, "نص").encode().replace(b" ", b"\xff\xc0\xaf\xed\xa0\x80 ")),
        ("half of a pair", codecs.BOM_UTF16_LE + "نص".encode("utf-16-le") + b"\x06"),
    ]


@lru_cache(maxsize=1)
def texts() -> tuple[Text, ...]:
    """All of them; the number in a file's name is also its address."""
    found: list[Text] = []
    for kind, words in _listed():
        said = _page(len(found) + 1, words)
        found.append(Text(kind, _file(len(found) + 1), said.encode("utf-8", "surrogatepass"), said))
    for _, said in _sizes(len(found) + 1):
        found.append(Text("size", _file(len(found) + 1), f"{said}\nرقم {len(found) + 1}".encode(), f"{said}\nرقم {len(found) + 1}"))
    for at in range(len(_encoded(0))):
        kind, data, said = _encoded(len(found) + 1)[at]
        found.append(Text(f"encoding: {kind}", _file(len(found) + 1), data, said))
    for kind, data in _refused():
        found.append(Text(f"refused: {kind}", _file(len(found) + 1), data, None))
    for name in (f"{'ن' * 125}.txt", "=1+1.txt", "-rf.txt", "$(id).txt", "a b'\"<b>.txt", "\u202etxt.exe.txt", "%2e%2e%2f.txt"):
        number = len(found) + 1
        said = _page(number, f"اسم الملف {number}")
        found.append(Text("file name", name, said.encode(), said))
    return tuple(found)
