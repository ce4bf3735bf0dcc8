"""`python -m editing.preview SITE TO`: a copy of a built site whose pages open from a folder, by a double click.

A browser that reads files shows a list of files for `articles/x/`; the copy names the page in each such link. Search needs
a server and stays silent there.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

_FOLDER = re.compile(r'(\s(?:href|action)=")((?!https?:|//|/|#|mailto:)[^"?#]*/|\.{1,2})(?=["?#])')


def preview(site: Path, to: Path) -> int:
    """Copy `site` to `to`, replacing what was there; the number of pages."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(site, to)
    pages = sorted(to.rglob("*.html"))
    for page in pages:
        page.write_text(opened(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return len(pages)


def opened(html: str) -> str:
    """`href="../x/"` -> `href="../x/index.html"`."""
    return _FOLDER.sub(lambda link: f"{link[1]}{link[2].rstrip('/')}/index.html", html)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("python -m editing.preview SITE TO")
    print(f"{preview(Path(sys.argv[1]), Path(sys.argv[2]))} pages in {sys.argv[2]}; open {sys.argv[2]}/index.html")
