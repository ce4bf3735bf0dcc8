"""Other people's plugins: those that act on written pages, on feeds, or add generators."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.generators import Generator

from tests.site.building import article, build, files


@pytest.fixture
def connected() -> Iterator[list[tuple[Any, Any]]]:
    """Connect signals through the list that this gives; they are let go afterwards."""
    links: list[tuple[Any, Any]] = []
    yield links
    for signal, receiver in links:
        signal.disconnect(receiver)


def _connect(links: list[tuple[Any, Any]], signal: Any, receiver: Any) -> None:
    signal.connect(receiver)
    links.append((signal, receiver))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for number in range(3):
        article(tmp_path / "content", f"aaaa000{number}", date=f"2020-01-0{number + 1}", region="الشرق")
    return tmp_path / "content"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_sitemap_plugin_hears_of_every_page_in_every_run(
    content: Path, connected: list[Any], jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.archive.pool._FEWEST", 1)
    heard: list[str] = []

    def listen(path: str, context: Any) -> None:
        assert Path(path).is_file() and context["SITENAME"]
        heard.append(path)

    _connect(connected, signals.content_written, listen)
    for _ in range(2):
        heard.clear()
        build(content, content.parent / "out", ARCHIVE_JOBS=jobs)
        pages = {str(path) for path in (content.parent / "out").rglob("*.html")}
        assert set(heard) == pages and len(heard) == len(pages)


def test_a_plugin_that_changes_written_pages_gets_fresh_ones(content: Path, connected: list[Any]) -> None:
    def stamp(path: str, context: Any) -> None:
        page = Path(path)
        page.write_text(page.read_text("utf-8") + "<!-- minified -->", "utf-8")

    _connect(connected, signals.content_written, stamp)
    for _ in range(2):
        build(content, content.parent / "out")
    assert all(path.read_text("utf-8").count("minified") == 1 for path in (content.parent / "out").rglob("*.html"))


def test_compressed_copies_vanish_with_their_page(content: Path, connected: list[Any]) -> None:
    def compress(pelican: Any) -> None:
        for path in Path(pelican.output_path).rglob("*.html"):
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))

    _connect(connected, signals.finalized, compress)
    build(content, content.parent / "out")
    (content / "articles/aaaa0001.md").unlink()
    build(content, content.parent / "out")
    assert not (content.parent / "out/articles/aaaa0001").exists()


def test_feed_signals_fire(content: Path, connected: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []

    def hear(context: Any, feed: Any) -> None:
        titles.append(feed.feed["title"])

    _connect(connected, signals.feed_generated, hear)
    monkeypatch.setattr("plugins.archive.pool._FEWEST", 1)
    for run in (1, 2):
        build(content, content.parent / "out", ARCHIVE_JOBS=2)
        assert len(titles) == 2 * run  # the site and one region, in every run


def test_another_generator_may_write_through_pelicans_writer(content: Path, connected: list[Any]) -> None:
    class Extra(Generator):  # type: ignore[misc]
        def generate_output(self, writer: Any) -> None:
            writer.write_file("extra/index.html", self.get_template("404"), self.context, title="زائد")

    def add(_pelican: Any) -> type[Extra]:
        return Extra

    _connect(connected, signals.get_generators, add)
    build(content, content.parent / "out")
    assert "زائد" in (content.parent / "out/extra/index.html").read_text("utf-8")
    signals.get_generators.disconnect(add)
    build(content, content.parent / "out")
    assert not (content.parent / "out/extra").exists()


def test_two_processes_write_what_one_writes(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(content, content.parent / "one")
    monkeypatch.setattr("plugins.archive.pool._FEWEST", 1)
    build(content, content.parent / "two", ARCHIVE_JOBS=2)
    assert files(content.parent / "one") == files(content.parent / "two")
