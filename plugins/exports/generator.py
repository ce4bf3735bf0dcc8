"""Writes the twins of the articles, the files of data/, and the page that documents them."""

from __future__ import annotations

import hashlib
from typing import Any

from pelican.generators import Generator

from plugins.archive.pool import spread, workers
from plugins.archive.records import Archive, Article
from plugins.archive.store import Store
from plugins.exports import files, package, records
from plugins.exports.files import FILES, FOLDER, Source
from plugins.exports.memory import Entry, Kept, Memory
from plugins.exports.package import Made
from plugins.exports.tables import TABLES

TWIN = "article.json"


class ExportsGenerator(Generator):  # type: ignore[misc]
    """Runs after the archive's generator has read everything; depends on the data only, not on templates."""

    def generate_context(self) -> None:
        """Tell templates which files there will be."""
        on = bool(self.settings["EXPORTS"])
        if on:
            self.context.setdefault("listed_urls", []).append(FOLDER)
        cited = on and len(self.context["khizana"].articles) <= self.settings["EXPORTS_CITATIONS_BELOW"]
        self.context["exports"] = {"twin": TWIN if on else "", "citations": cited}

    def generate_output(self, writer: Any) -> None:
        """Twins first, since the large files are made of the same records."""
        if not self.settings["EXPORTS"]:
            return
        archive: Archive = self.context["khizana"]
        articles = sorted(archive.articles, key=lambda article: article.slug)
        source = Source(archive, self._entries(articles, writer.store), self.settings["SITEURL"], self.settings["SITENAME"])
        made = self._files(source, writer.store)
        writer.write_file(
            FOLDER + "index.html", self.get_template("data"), self.context, url=FOLDER, title="البيانات",
            made=made, tables=TABLES, others=("datapackage.json", "SHA256SUMS"), total=len(articles),
        )  # fmt: skip

    def _entries(self, articles: list[Article], store: Store) -> list[Entry]:
        """All articles in every form; only those that changed are read, and written beside their pages."""
        memory = Memory(self.settings["ARCHIVE_CACHE"], self.output_path)
        before, now = memory.load(), {}
        stamps = {article.slug: self._stamp(article) for article in articles}
        changed = [article for article in articles if not _fresh(before.get(article.slug), stamps[article.slug], store)]

        def work(chunk: slice) -> tuple[Kept, set[str]]:
            store.files, store.changed = {}, set()
            return {article.slug: self._entry(article, stamps[article.slug], store) for article in changed[chunk]}, store.changed

        written, differing = store.files, store.changed
        for made, new in spread(work, len(changed), workers(self.settings["ARCHIVE_JOBS"])):
            now.update(made)
            differing |= new
        store.files, store.changed = written, differing
        kept = {article.slug: now.get(article.slug) or before[article.slug] for article in articles}
        for entry in kept.values():
            store.files.update(entry.files)
        if now or len(kept) != len(before):
            memory.save(kept)
        return list(kept.values())

    def _stamp(self, article: Article) -> bytes:
        """Changes with everything that an entry and its files show."""
        around = repr((self.settings["SITEURL"], self.settings["SITENAME"], self.context["exports"]))
        return hashlib.blake2b(around.encode() + article.stamp, digest_size=16).digest()

    def _entry(self, article: Article, stamp: bytes, store: Store) -> Entry:
        siteurl = self.settings["SITEURL"]
        found = records.record(article, siteurl)
        cited = files.cited(article, siteurl, self.settings["SITENAME"])
        beside = {TWIN: records.twin(found)}
        if self.context["exports"]["citations"]:
            beside |= {name: (text + "\n").encode("utf-8", "replace") for name, text in cited.items()}
        names = {article.url + name: data for name, data in beside.items()}
        for name, data in names.items():
            store.put(name, data)
        line, text = records.line(found), found.pop("text", "")
        return Entry(stamp, {**found, "words": len(text.split())}, text, line, cited, {name: store.files[name] for name in names})

    def _files(self, source: Source, store: Store) -> list[Made]:
        made = []
        for file in FILES:
            name, data = package.pack(file, file.make(source), self.settings["EXPORTS_COMPRESS_ABOVE"])
            store.put(FOLDER + name, data)
            made.append(Made(file, name, len(data), package.digest(data)))
        about = self.settings.get("SITESUBTITLE") or ""
        descriptor = package.write(made, source.siteurl, source.sitename, about)
        store.put(FOLDER + "datapackage.json", descriptor)
        sums = [(one.name, one.sha256) for one in made]
        store.put(FOLDER + "SHA256SUMS", package.sums([*sums, ("datapackage.json", package.digest(descriptor))]))
        return made


def _fresh(known: Entry | None, stamp: bytes, store: Store) -> bool:
    """Whether the last run's entry still holds and its files are as that run left them."""
    return known is not None and known.stamp == stamp and all(store.stamp(name) == there for name, there in known.files.items())
