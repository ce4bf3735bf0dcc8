"""Bytes of a file copied from the web -> clean text whose every character can be found again in the file."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from arabic.folding import compose
from converter.errors import DecodeError
from converter.model import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters that are never part of what is said: NUL and C0/C1 controls, zero-width and bidi controls, soft hyphen, stray BOM,
# code points that Unicode keeps for programs' own use (U+FDD0…U+FDEF, U+FFFE, U+FFFF).
_DROPPED = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
_BREAKS = r"\r\n|\r|\x85|\u2028|\u2029"
_PRESENTATION = r"[\ufb50-\ufdff\ufe70-\ufefc]"
_CLEAN = re.compile(rf"{_BREAKS}|[{_DROPPED}]+|{_PRESENTATION}")
_UNCLEAN = re.compile(rf"[\r\x85\u2028\u2029{_DROPPED}\ufb50-\ufdff\ufe70-\ufefc]")  # the same as one set: fast to find none
_ARABIC_PAGES = ("cp1256", "iso8859-6")
_ARABIC = re.compile(r"[\u0621-\u064a]")
# What UTF-8 Arabic looks like when it was read as a single-byte code page and saved again, and the page that undoes it.
_MISREAD = (
    ("cp1256", "طظ", re.compile(r"[طظ][^\x00-\x7f\u0621-\u0636\u0639-\u063f]|[طظ][\u0621-\u064a]")),
    ("cp1252", "ØÙÚÛ", re.compile(r"[ØÙÚÛ][^\x00-\x7f\u0600-\u06ff]")),
)


def decode(data: bytes, source_id: str) -> Source:
    """Raise `DecodeError` for a file without text, or one that no encoding explains."""
    original, encoding = _decoded(data)
    text, jumps = _cleaned(original)
    if not text.strip():
        raise DecodeError(
            "الملف فارغ: لا نص فيه. ألصق نص المقال في الملف، أو احذف الملف.",
            "The file holds no text. Paste the article into it, or delete it.",
        )
    return Source(source_id, text, original, jumps, encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _mended(_with(data, name), name)
    wide = _bomless_utf16(data)
    if wide:
        return _with(data, wide), wide
    try:
        return _mended(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _with(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(f"{encoding}, byte {error.start}") from None


def _bomless_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every Arabic letter has the high byte 06, every space and line end the high byte 00."""
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high.count(6) + high.count(0) > 0.9 * len(high) and high.count(6) > 0.3 * len(high):
            return name
    return None


def _mended(text: str, encoding: str) -> tuple[str, str]:
    """Undo a double encoding; a text that does not come out as valid UTF-8 was not doubly encoded."""
    enough = len(text) - text.count(" ")
    for page, leads, sign in _MISREAD:
        if not any(map(text.__contains__, leads)) or sum(map(text.count, leads)) * 5 < enough or len(sign.findall(text)) * 5 < enough:
            continue
        try:
            return _page_bytes(text.removeprefix("\ufeff"), page).decode("utf-8"), f"{encoding}+{page}"
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text, encoding


def _page_bytes(text: str, page: str) -> bytes:
    """The bytes that the code page showed as `text`; positions it leaves empty were shown as the control of that number."""
    try:
        return text.encode(page)
    except UnicodeEncodeError:
        return b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(page) for c in text)


def _guessed(data: bytes) -> tuple[str, str]:
    """Not UTF-8: a few broken bytes, or a code page of Arabic pages of that age; the rest is left to `charset-normalizer`."""
    text = data.decode("utf-8", errors="replace")
    if b"\0" not in data and text.count("\ufffd") * 200 < len(text):
        return text, "utf-8 (damaged)"
    text, page = max(((data.decode(page, errors="replace"), page) for page in _ARABIC_PAGES), key=lambda read: read[0].count("ال"))
    if _reads_as_arabic(text):
        return text, page
    best = from_bytes(data).best()
    if best is None or not _reads_as_text(str(best)):
        raise _unreadable("no known encoding")
    return str(best), best.encoding


def _reads_as_arabic(text: str) -> bool:
    """The commonest letters ا ل ي م و ن make up more than a third of real Arabic, and are rare in anything misread as it."""
    letters = _ARABIC.findall(text)
    return len(letters) > 0.5 * len(text.split()) and sum(c in "اليمون" for c in letters) > 0.33 * len(letters)


def _reads_as_text(text: str) -> bool:
    odd = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\n\r\t" for char in text[:5000])
    return odd * 50 < len(text[:5000])


def _unreadable(detail: str) -> DecodeError:
    return DecodeError(
        "لا يمكن قراءة الملف: ترميزه غير معروف أو هو ليس نصا. افتحه في محرر نصوص واحفظه بترميز UTF-8.",
        f"The file cannot be read as text ({detail}). Open it in a text editor and save it as UTF-8.",
    )


def _cleaned(original: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The clean text, and where its indices and the original's drift apart."""
    if not _UNCLEAN.search(original):
        return original, ()
    parts: list[str] = []
    jumps: list[tuple[int, int]] = []
    length = at = 0
    for found in _CLEAN.finditer(original):
        kept = original[at : found.start()]
        new = _replacement(found.group())
        parts += (kept, new)
        length += len(kept) + len(new)
        at = found.end()
        if len(new) != len(found.group()):
            # Characters inside a composed form all point at the form's own place.
            jumps += ((length - back, found.start()) for back in range(len(new), 0, -1))
            jumps.append((length, at))
    parts.append(original[at:])
    return "".join(parts), tuple(jumps)


def _replacement(found: str) -> str:
    if found in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        return "\n"
    # Isolated vowel signs decompose to a space and a mark, and the space would be new text.
    presentation = "\ufb50" <= found[0] <= "\ufefc" and not "\ufdd0" <= found[0] <= "\ufdef"
    return compose(found).lstrip(" ") if presentation else ""
