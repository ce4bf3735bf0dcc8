"""Small sites for the tests of the archive's plugin: content from a few words, built in this process with a plain theme."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

import plugins.archive  # noqa: F401  Pelican's own way of loading a plugin leaves the package without its name in `plugins`

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ROOT / "benchmarks" / "sites" / "khizana" / "plainconf.py"


def article(folder: Path, slug: str, body: str = "نص.", **fields: str) -> Path:
    """Write one article; `fields` are the values of its front matter as YAML text."""
    lines = [f"{key}: {value}" for key, value in {"title": "عنوان", "slug": f'"{slug}"', **fields}.items()]
    return write(folder / "articles" / f"{slug}.md", "---\n" + "\n".join(lines) + f"\n---\n{body}\n")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def build(content: Path, output: Path, **settings: Any) -> None:
    """One run of Pelican over the content."""
    override = {"PATH": str(content), "OUTPUT_PATH": str(output), "ARCHIVE_CACHE": str(output.parent / "cache"), "ARCHIVE_JOBS": 1}
    Pelican(read_settings(str(PLAIN), override={**override, **settings})).run()


def files(output: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def page(output: Path, url: str) -> str:
    """The text of the page at an address."""
    return (output / url / "index.html").read_text("utf-8") if not url or url.endswith("/") else (output / url).read_text("utf-8")


@contextmanager
def errors() -> Iterator[io.StringIO]:
    """What the plugin logs at error level."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setLevel(logging.ERROR)
    logger = logging.getLogger("plugins.archive.problems")
    logger.addHandler(handler)
    try:
        yield log
    finally:
        logger.removeHandler(handler)
