"""Plain text -> Markdown that shows exactly that text, with no more backslashes than it takes.

What Markdown would read as structure is escaped only where it would be read so. `<` and `&` need nothing: the site
shows both as written. One blank line parts paragraphs; a single newline stays a line break.
"""

from __future__ import annotations

import re

# Controls that no page can show and no HTML may hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ANYWHERE = re.compile(r"[\\`\[*]|_+")
# Structure that Markdown sees at the start of any line of a paragraph …
_LINE_START = re.compile(r"[#>]|-(?=[-\s]*$)|(?==+\s*$)")
# … and only at the start of the first.
_LIST_START = re.compile(r"(?:[-+](?=\s)|\d+(?=\.\s))")
# `<http://…>` and `<a@b.ma>` are links; escaping what closes them is enough.
_AUTOLINK = re.compile(r"<[^<>]*[:@]")
_ANYWHERE_CLOSED = re.compile(rf"{_ANYWHERE.pattern}|>")


def paragraphs(text: str) -> list[list[str]]:
    """Lines without the white space that no page shows, grouped where blank lines part them."""
    groups: list[list[str]] = [[]]
    for line in _CONTROLS.sub("", text).split("\n"):
        if line.strip():
            groups[-1].append(line.strip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def normal(text: str) -> str:
    """The text as a page shows it: what `escape` promises to keep."""
    return "\n\n".join("\n".join(lines) for lines in paragraphs(text))


def escape(text: str) -> str:
    """Markdown whose paragraphs and line breaks show `normal(text)`, character for character."""
    return "\n\n".join(_paragraph(lines) for lines in paragraphs(text))


def _paragraph(lines: list[str]) -> str:
    marks = _ANYWHERE_CLOSED if _AUTOLINK.search("\n".join(lines)) else _ANYWHERE
    escaped = [_line(line, marks) for line in lines]
    first = _LIST_START.match(escaped[0])
    if first:
        at = first.end() if escaped[0][0].isdigit() else 0
        escaped[0] = f"{escaped[0][:at]}\\{escaped[0][at:]}"
    return "\n".join(escaped)


def _line(line: str, marks: re.Pattern[str]) -> str:
    escaped = marks.sub(lambda found: _mark(found, line), line)
    start = _LINE_START.match(line)
    if not start or escaped.startswith("\\"):
        return escaped
    # `=` cannot be escaped; one space before it keeps `====` from making the line above a heading.
    return f" {escaped}" if not start.group() else f"\\{escaped}"


def _mark(found: re.Match[str], line: str) -> str:
    """`_` inside a word (`#لقاء_تواصلي`) is a letter to Markdown; elsewhere, and `*` and brackets always, it is a mark."""
    run = found.group()
    if run[0] != "_":
        return f"\\{run}"
    before, after = line[: found.start()][-1:], line[found.end() :][:1]
    return run if _is_letter(before) and _is_letter(after) else "\\_" * len(run)


def _is_letter(char: str) -> bool:
    return char.isalnum()
