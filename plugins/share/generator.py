"""Draws the share images that are missing from the cache, in both cores, and lays all of them in share/."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import PIL
from pelican.generators import Generator

from plugins.archive import outlines
from plugins.archive.pool import spread, workers
from plugins.archive.records import Archive
from plugins.share import poster
from plugins.share.drawing import FACES, Artist
from plugins.share.poster import Poster

FOLDER = "share/"
SITE = FOLDER + "site.png"
_FEWEST = 24  # images that are worth a second process: each takes longer than a page
_KINDS = {"region": "regions", "person": "people"}


class Share:
    """Which image a page shows; every method gives a path from the root, or nothing when there are no images.

    Whether an article or a person has an image depends on the size of the archive, not on the article: pages stay as they are.
    """

    def __init__(self, on: bool, articles: bool, people: bool) -> None:
        self.on, self.articles, self.people = on, articles, people
        self.site = SITE if on else ""

    def __repr__(self) -> str:
        """What pages depend on."""
        return f"Share({self.on}, {self.articles}, {self.people})"

    def article(self, article: Any) -> str:
        """Its own image, or its region's, or the site's."""
        if self.on and self.articles and article.status != "removed":
            return f"{FOLDER}articles/{article.slug}.png"
        return self.term(article.region) if article.region else self.site

    def term(self, term: Any) -> str:
        """The image of a region or person; the site's for what has none."""
        if not self.on or term.kind not in _KINDS or (term.kind == "person" and not self.people and not term.record):
            return self.site
        return f"{FOLDER}{_KINDS[term.kind]}/{term.slug}.png"


class ShareGenerator(Generator):  # type: ignore[misc]
    """`share` for templates, and the images."""

    def generate_context(self) -> None:
        """Decide which pages have an image of their own."""
        archive: Archive = self.context["khizana"]
        theme = Path(self.settings["THEME"])
        self.artist = Artist(theme / "static" / "fonts", outlines.read(str(theme)))
        on = bool(self.settings["SHARE_IMAGES"]) and self.artist.ready
        articles = len(archive.articles) <= self.settings["SHARE_ARTICLES_BELOW"]
        people = len(archive.terms["person"]) <= self.settings["SHARE_PEOPLE_BELOW"]
        self.share = self.context["share"] = Share(on, articles, people)

    def generate_output(self, writer: Any) -> None:
        """Equal words give the same image: it comes from the cache."""
        if not self.share.on:
            return
        recipe = self._recipe()
        wanted = [(name, one, one.key(recipe)) for name, one in self._posters().items()]
        cache = Path(self.settings["ARCHIVE_CACHE"] or self.output_path) / "share"
        drawn = self._draw({key: one for _, one, key in wanted}, cache)
        for name, _, key in wanted:
            writer.store.put(name, drawn.get(key) or (cache / f"{key}.png").read_bytes())
        if self.settings["ARCHIVE_CACHE"]:
            _forget(cache, {key for _, _, key in wanted})

    def _posters(self) -> dict[str, Poster]:
        archive: Archive = self.context["khizana"]
        sitename = self.settings["SITENAME"]
        found = {SITE: poster.of_site(sitename, self.settings.get("SITESUBTITLE") or "")}
        for kind in _KINDS:
            for term in archive.terms[kind].values():
                if (name := self.share.term(term)) not in found:  # most people have the site's
                    found[name] = poster.of_term(term, sitename)
        if self.share.articles:
            found |= {self.share.article(article): poster.of_article(article, sitename) for article in archive.articles}
        return found

    def _draw(self, posters: dict[str, Poster], cache: Path) -> dict[str, bytes]:
        """Images that the cache lacks, which has them afterwards."""
        missing = [(key, one) for key, one in sorted(posters.items()) if not (cache / f"{key}.png").is_file()]
        keep = bool(self.settings["ARCHIVE_CACHE"])

        def work(chunk: slice) -> dict[str, bytes]:
            return {key: self.artist.draw(one) for key, one in missing[chunk]}

        drawn: dict[str, bytes] = {}
        for images in spread(work, len(missing), workers(self.settings["ARCHIVE_JOBS"]), _FEWEST):
            drawn |= images
        if keep and drawn:
            cache.mkdir(parents=True, exist_ok=True)
            for key, image in drawn.items():
                temporary = cache / f"{key}.part"
                temporary.write_bytes(image)
                temporary.replace(cache / f"{key}.png")
        return drawn

    def _recipe(self) -> bytes:
        """How images are drawn: this code, Pillow's version, the fonts and the outlines."""
        digest = hashlib.blake2b(PIL.__version__.encode(), digest_size=16)
        for path in [*sorted(Path(__file__).parent.glob("*.py")), *(self.artist.fonts / f"{face}.woff2" for face in FACES)]:
            digest.update(path.read_bytes())
        digest.update(json.dumps(self.artist.outlines, sort_keys=True).encode())
        return digest.digest()


def _forget(cache: Path, used: set[str]) -> None:
    for path in cache.glob("*.png"):
        if path.stem not in used:
            path.unlink()
