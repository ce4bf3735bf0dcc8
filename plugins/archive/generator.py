"""The generator that owns articles and terms. Pelican supplies settings, theme, templates, static files, pages, writer and signals."""

from __future__ import annotations

import time
from typing import Any

from jinja2 import TemplateNotFound
from pelican.generators import Generator

from plugins.archive import feeds, plan, sitemap, taxonomy
from plugins.archive.addresses import file_of
from plugins.archive.pool import spread, workers
from plugins.archive.problems import report
from plugins.archive.render import Renderer
from plugins.archive.source import Sources

# What Pelican keeps in the context for its own generators; nothing that our pages show.
_INTERNAL = frozenset({
    "generated_content", "static_links", "static_content", "localsiteurl", "staticfiles", "articles", "drafts", "hidden_articles",
    "dates", "tags", "categories", "authors", "related_posts", "period_archives", "hidden_pages", "draft_pages", "khizana",
})  # fmt: skip


class ArchiveGenerator(Generator):  # type: ignore[misc]
    """Reads content/articles, content/people and content/regions; writes their pages, feeds, redirects and the sitemap."""

    def generate_context(self) -> None:
        self.clock = {"start": time.perf_counter()}
        self.processes = workers(self.settings["ARCHIVE_JOBS"])
        sources = Sources(self.path, {}, self.processes)
        articles = sources.articles(self.settings["ARCHIVE_PATH"])
        people, regions = sources.records("people"), sources.records("regions")
        self._lap("read")
        self.archive = taxonomy.build(articles, people, regions, sources.problems)
        for article in self.archive.articles + self.archive.removed:
            article.edit_url = self.settings["ARCHIVE_EDIT_URL"].replace("{path}", article.source_path)
        feeds.mark(self.archive, self.settings)
        self.context["khizana"] = self.archive
        report(sources.problems)
        self._lap("sort")

    def generate_output(self, writer: Any) -> None:
        self.store = writer.store
        renderer = Renderer(self.env, self._template_context(), self.archive, writer)
        pages = plan.pages(self.archive, self.settings, self._has("search.html")) + plan.feeds(self.archive, self.settings)
        self._render_cards(renderer)
        self._lap("cards")
        self._write(renderer, pages)
        self._lap("pages")
        self._write_sitemap(pages)

    def _render_cards(self, renderer: Renderer) -> None:
        articles = self.archive.articles

        def work(chunk: slice) -> tuple[int, list[Any]]:
            return chunk.start, [renderer.card(article) for article in articles[chunk]]

        for start, cards in spread(work, len(articles), self.processes):
            for article, card in zip(articles[start:], cards, strict=False):
                article.card = card

    def _write(self, renderer: Renderer, pages: list[plan.Page]) -> None:
        store = self.store

        def work(chunk: slice) -> tuple[dict[str, Any], set[str]]:
            store.files, store.changed = {}, set()
            for page in pages[chunk]:
                store.put(file_of(page.url), renderer.page(page))
            return store.files, store.changed

        files, changed = store.files, store.changed
        for made, new in spread(work, len(pages), self.processes):
            files.update(made)
            changed |= new
        store.files, store.changed = files, changed

    def _write_sitemap(self, pages: list[plan.Page]) -> None:
        urls = [page.url for page in pages if page.listed]
        urls += [page.url for page in self.context.get("pages", ())]
        siteurl = self.settings["SITEURL"]
        for name, data in {**sitemap.files(siteurl, urls), "robots.txt": sitemap.robots(siteurl)}.items():
            self.store.put(name, data)

    def _template_context(self) -> dict[str, Any]:
        shown = {key: value for key, value in self.context.items() if key not in _INTERNAL}
        return {**shown, "settings": self.settings, "SITEURL": self.settings["SITEURL"]}

    def _has(self, template: str) -> bool:
        try:
            self.env.get_template(template)
        except TemplateNotFound:
            return False
        return True

    def _lap(self, name: str) -> None:
        now = time.perf_counter()
        self.clock[name] = now - self.clock.pop("start")
        self.clock["start"] = now
