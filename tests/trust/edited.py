"""Article and authority files that a person with bad intentions, or a careless one, wrote: every field acts as text too."""

from __future__ import annotations

import json
from pathlib import Path

WORDS = (
    "<script>sentinel()</script>",
    "\"><img src=x onerror=sentinel()>",
    "' onmouseover='sentinel()",
    "</script><script>sentinel()</script>",
    "{{ 7*7 }}{% include 'x' %}",
    "[نص](javascript:sentinel())",
    "=HYPERLINK(\"http://evil.example\")",
    "\u202Eمقلوب",
    "]]><!--",
    "../../../etc/passwd",
    "{filename}/pages/about.md",
    "a&b;c<d>e\"f'g\\h`i|j",
)  # fmt: skip

# Markdown of an editor -> it stays within the documented set: see docs/markdown.md
BODY = """<script>sentinel()</script>

<img src=x onerror=sentinel()> ![صورة](https://evil.example/x.png) <svg onload=sentinel()>

[أ](javascript:sentinel()) [ب](JaVaScRiPt:sentinel()) [ج](data:text/html,x) [د](//evil.example) [ه](vbscript:x) [و](<javascript:sentinel()>)
[ز](java&#115;cript:sentinel()) [ح](java\tscript:sentinel()) <javascript:sentinel()> [ط]( javascript:sentinel())

[رابط](https://example.org/ "onmouseover=sentinel()") [نسبي](../../about/) [مرساة](#p1)

# عنوان <b onclick=sentinel()>

> قول **غليظ** و*مائل* و`<script>`

- بند <iframe src=//evil.example>

    <script>sentinel()</script>

<style>*{display:none}</style><base href=//evil.example>

{{ 7*7 }} {% include 'x' %} {filename}/pages/about.md
"""


def write(content: Path) -> None:
    """One article and one person for each of WORDS, in every field that is shown anywhere."""
    for number, words in enumerate(WORDS):
        fields = {
            "title": f"{words} محرر {number}",
            "slug": f"ed{number:06d}",
            "date": f"2024-02-{number + 1:02d}",
            "region": "الشرق",
            "people": [{"name": f"{words} اسم {number}", "role": f"{words} صفة", "mentions": [words]}, {"name": f"شخص معروف {number}"}],
            "tags": [f"{words} وسم {number}"],
            "author": f"{words} كاتب",
            "evidence": {"date": words, "region": words, "year": [words, words], "author": words},
            "repairs": [{"written": words, "read": words}],
            "source": {"seed": words, "sha256": words, "url": f"javascript:sentinel()//{words}", "set_aside": [words]},
            "reader_comments": [{"name": words, "text": f"{words}\n{words}"}],
            "corrections": [{"date": "2024-03-01", "what": words, "why": words}],
        }  # fmt: skip
        if number % 3 == 0:
            fields["status"] = "retracted"
        header = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        _put(content / "articles" / f"ed{number:06d}.md", f"---\n{header}---\n\n{words}\n\n{BODY}")
        person = {"name": f"شخص معروف {number}", "latin": words, "aliases": [f"{words} لقب"], "not_same_as": [f"{words} آخر"],
                  "offices": [{"title": words, "body": words, "from": "2020"}]}  # fmt: skip
        header = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in person.items())
        _put(content / "people" / f"known-{number}.md", f"---\n{header}---\n\n{words}\n\n{BODY}")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
