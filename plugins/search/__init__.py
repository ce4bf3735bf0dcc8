"""The search plugin: after Pelican has written everything, index the articles with Pagefind for the page search/.

Handlers are plain functions: signals hold weak references, so a lambda would silently do nothing.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.search import index, modules
from plugins.search.documents import Document, Listed
from plugins.search.vocabulary import Name

log = logging.getLogger(__name__)
# Kinds of terms that have a page of their own and are offered while a reader types.
_KINDS = ("person", "region", "tag")
_archive: list[Any] = []


def register() -> None:
    """Pelican calls this once."""
    signals.all_generators_finalized.connect(_remember)
    signals.finalized.connect(_index)


def _remember(generators: list[Any]) -> None:
    """The generators know the archive, the last signal does not."""
    _archive[:] = [generator.context["khizana"] for generator in generators[:1] if "khizana" in generator.context]


def _index(pelican: Any) -> None:
    if not _archive:
        log.warning("لا مقالات للبحث (no archive to search): plugins.archive must run before plugins.search")
        return
    started = time.perf_counter()
    archive = _archive.pop()
    site = Path(pelican.settings["OUTPUT_PATH"])
    output = site / "search" / "index"
    modules.install(Path(pelican.settings["THEME"]) / "static" / "search", site / pelican.settings["THEME_STATIC_DIR"] / "search")
    with _cache(pelican.settings, site) as cache:
        index.write([listed(article) for article in archive.articles], document, names(archive), output, cache, _shards(pelican.settings))
    log.info("search: %d articles indexed in %.2f s", len(archive.articles), time.perf_counter() - started)


@contextmanager
def _cache(settings: Any, site: Path) -> Iterator[Path]:
    """Where finished bundles are kept; a folder for this run alone where nothing is to be kept."""
    if settings.get("ARCHIVE_CACHE"):
        yield Path(settings["ARCHIVE_CACHE"]) / "search"
        return
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=".search-") as folder:  # on one file system, so that files can be linked
        yield Path(folder)


def _shards(settings: Any) -> list[str]:
    """Paths of the sites that hold the archive's other years, with a slash at both ends."""
    return [f"/{path.strip('/')}/" for path in settings.get("SEARCH_SHARDS", ())]


def listed(article: Any) -> Listed:
    """An article without its text."""
    terms = [article.url, article.region.name if article.region else "", *(ref.name for ref in [*article.persons, *article.tags])]
    digest = hashlib.sha256(article.digest + "\0".join(terms).encode()).hexdigest()
    return Listed(article.slug, str(article.year or ""), digest, article)


def document(one: Listed) -> Document:
    """An article with its text; opens its file."""
    article = one.source
    return Document(
        slug=article.slug,
        url=article.url,
        title=article.title,
        body=article.text,
        people=tuple((name, role or "", tuple(mentions)) for name, role, mentions, *_ in article.facts.people),
        region=article.region.name if article.region else "",
        tags=tuple(ref.name for ref in article.tags),
        edtf=article.edtf or "",
        date_text=article.date_text,
        persons=tuple(ref.name for ref in article.persons),
    )


def names(archive: Any) -> list[Name]:
    """People, regions and tags as the reader may type them."""
    return [
        Name(kind, term.name, term.url, term.count, term.latin or "")
        for kind in _KINDS
        for term in archive.terms[kind].values()
        if term.count
    ]
