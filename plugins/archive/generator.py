"""The generator that owns articles and terms. Pelican supplies settings, theme, templates, static files, pages, writer and signals."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from jinja2 import TemplateNotFound
from pelican.generators import Generator

from plugins.archive import feeds, kept, months, plan, related, shard, sitemap, stamps, state, surroundings, taxonomy
from plugins.archive.build import Build
from plugins.archive.clock import Clock
from plugins.archive.pool import beside, uncollected, workers
from plugins.archive.problems import report
from plugins.archive.records import Archive
from plugins.archive.render import Renderer
from plugins.archive.source import Sources, scan
from plugins.archive.store import Store

# What Pelican keeps in the context for its own generators; nothing that our pages show.
_INTERNAL = frozenset({
    "generated_content", "static_links", "static_content", "localsiteurl", "staticfiles", "articles", "drafts", "hidden_articles",
    "dates", "tags", "categories", "authors", "related_posts", "period_archives", "hidden_pages", "draft_pages", "khizana",
})  # fmt: skip


class ArchiveGenerator(Generator):  # type: ignore[misc]
    """Reads content/articles, content/people and content/regions; writes their pages, feeds, redirects and the sitemap."""

    @uncollected
    def generate_context(self) -> None:
        """Read and sort everything, and report what editors broke before any page is written."""
        self.clock = Clock()
        self.processes = workers(self.settings["ARCHIVE_JOBS"])
        placed = bool(self.settings["ARCHIVE_PLACES"])
        self.code = surroundings.code(self.settings["PLUGINS"]) + bytes([placed])
        self.state_path = state.place(self.settings["ARCHIVE_CACHE"], self.output_path, self.path)
        started = time.time_ns()
        folders = ("people", "regions", self.settings["ARCHIVE_PATH"])
        known = self.state_path is not None and self.state_path.exists()  # then loading it takes as long as looking at all files
        found = beside(partial(scan, self.path, folders), self.processes if known else 1)
        self.state = state.load(self.state_path, self.code)
        sources = Sources(self.path, self.state, self.processes, found())
        people, regions = sources.records("people"), sources.records("regions")  # first: workers inherit the YAML that these need
        articles = sources.articles(self.settings["ARCHIVE_PATH"], placed)
        self.state.known, self.state.read_at = sources.kept, started
        self.clock.lap("read")
        articles = shard.within(articles, self.settings["ARCHIVE_YEARS"], sources.problems)
        self.archive = taxonomy.build(articles, people, regions, sources.problems, self.state.keys)
        self.state.keys = self.archive.keys
        self._extend(self.archive)
        self._address(self.archive)
        stamps.seal(self.archive)
        self.context["khizana"] = self.archive
        report(sources.problems)
        self.clock.lap("sort")

    @uncollected
    def generate_output(self, writer: Any) -> None:
        """Write what changed since the last run."""
        state.begin(self.state_path)
        store = getattr(writer, "store", None) or Store(self.output_path)
        self.archive.store = store
        shown = {key: value for key, value in self.context.items() if key not in _INTERNAL}
        shown |= {"settings": self.settings, "SITEURL": self.settings["SITEURL"]}
        ground = self.code + surroundings.theme(self._templates_path) + surroundings.context(shown)
        renderer = Renderer(self.env, shown, self.archive, writer)
        pages = plan.pages(self.archive, self.settings, self._has("search.html")) + plan.feeds(self.archive, self.settings)
        pages += kept.pages(self.path, pages)
        self.build = Build(store, renderer, stamps.Stamps(self.archive, ground, self.settings), self.processes, self.clock)
        self.build.write(pages, self.state.pages)
        self._write_sitemap(store, pages)
        self.build.announce(pages, self.context)

    @uncollected
    def finish(self) -> None:
        """After all generators: remove what is no longer part of the site and remember this run."""
        store: Store = self.archive.store
        static = [str(file.save_as) for file in self.context.get("staticfiles", ())]
        files = sorted({*store.files, *static})
        self.build.sweep(set(files), self.state)
        self.state.files, self.state.pages = files, self.build.pages
        state.save(self.state_path, self.state)
        self.clock.lap("finish")
        self.clock.show(self.build)

    def _extend(self, archive: Archive) -> None:
        """What a setting may leave out."""
        if self.settings["ARCHIVE_MONTHS"]:
            months.fill(archive)
        related.fill(archive, self.settings["ARCHIVE_RELATED"])

    def _address(self, archive: Archive) -> None:
        edit = self.settings["ARCHIVE_EDIT_URL"]
        for article in archive.articles + archive.removed:
            article.edit_url = edit.replace("{path}", article.source_path)
        feeds.mark(archive, self.settings)

    def _write_sitemap(self, store: Store, pages: list[plan.Page]) -> None:
        urls = [page.url for page in pages if page.listed]
        urls += [page.url for page in self.context.get("pages", ())]
        urls += self.context.get("listed_urls", ())  # pages of other plugins
        siteurl = self.settings["SITEURL"]
        store.put("robots.txt", sitemap.robots(siteurl))
        stamp = sitemap.stamp(siteurl, urls)
        known = {name: page for name, page in self.state.pages.items() if sitemap.is_part(name)}
        if known and all(page == (stamp, store.stamp(name)) for name, page in known.items()):
            store.files |= {name: page[1] for name, page in known.items()}
            self.build.pages |= known
            return
        for name, data in sitemap.files(siteurl, urls).items():
            store.put(name, data)
            self.build.pages[name] = (stamp, store.files[name])

    def _has(self, template: str) -> bool:
        try:
            self.env.get_template(template)
        except TemplateNotFound:
            return False
        return True
