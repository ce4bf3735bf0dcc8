"""One archive of hostile texts, converted and built once as people do it, for all tests of this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import BASE, ROOT, serve
from tests.converter.archives import fresh, run
from tests.trust import edited
from tests.trust.texts import texts

SITEURL = f"https://archive.example/{BASE}"


@dataclass(frozen=True)
class Built:
    """Where the archive lies, what the two commands said, and the address of each seed's article."""

    folder: Path
    output: Path
    converted: subprocess.CompletedProcess[str]
    said: str
    slugs: dict[str, str]


def pelican(content: Path, output: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The build as the README gives it; full names of readers, so that every word of a text is on its page."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output), "--fatal", "errors", *arguments]
    env = {**os.environ, "SITEURL": SITEURL, "KHIZANA_CACHE": str(output.parent / "cache"), **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = fresh(tmp_path_factory.mktemp("hostile"))
    for text in texts():
        (folder / "seeds" / text.file).write_bytes(text.data)
    (folder / "seeds" / "folder.txt").mkdir()
    (folder / "seeds" / "link.txt").symlink_to("/etc/passwd")
    (folder / "seeds" / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "seeds" / "pipe.txt")
    converted = run(folder, "convert")
    slugs = dict(line for path in (folder / "content" / "articles").glob("*.md") if (line := _origin(path)))
    edited.write(folder / "content")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    output = folder / "site" / BASE
    done = pelican(folder / "content", output, "-e", "ARCHIVE_FULL_COMMENTER_NAMES=true")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder, output, converted, done.stdout + done.stderr, slugs)


def _origin(path: Path) -> tuple[str, str]:
    """(name of the seed, slug), from the article's own header."""
    from converter.front_matter import parse

    source = parse(path.read_text("utf-8"), path.name).data["source"]
    assert isinstance(source, dict)
    return str(source["seed"]).removeprefix("seeds/"), path.stem


@pytest.fixture(scope="session")
def hostile_address(built: Built) -> Iterator[str]:
    server = serve(built.output.parent)
    yield f"http://127.0.0.1:{server.server_port}/{BASE}/"
    server.shutdown()
