"""Writes the twins of the articles, the files of data/, and the page that documents them."""

from __future__ import annotations

import hashlib
from typing import Any

from pelican.generators import Generator

from plugins.archive.pool import spread, workers
from plugins.archive.records import Archive, Article
from plugins.archive.store import Store
from plugins.exports import package, records
from plugins.exports.files import FILES, FOLDER, Source, citation_files
from plugins.exports.memory import Kept, Memory
from plugins.exports.package import Made
from plugins.exports.records import Record
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
        found = self._twins(articles, writer.store)
        if self.context["exports"]["citations"]:
            self._citations(articles, writer.store)
        source = Source(archive, articles, found, self.settings["SITEURL"], self.settings["SITENAME"])
        made = self._files(source, writer.store)
        writer.write_file(
            FOLDER + "index.html", self.get_template("data"), self.context, url=FOLDER, title="البيانات",
            made=made, tables=TABLES, others=("datapackage.json", "SHA256SUMS"), total=len(articles),
        )  # fmt: skip

    def _twins(self, articles: list[Article], store: Store) -> list[Record]:
        """Records of all articles; only those that changed are read and written."""
        siteurl = self.settings["SITEURL"]
        memory = Memory(self.settings["ARCHIVE_CACHE"], self.output_path)
        before, now = memory.load(), {}
        stamps = {article.slug: hashlib.blake2b(siteurl.encode() + article.stamp, digest_size=16).digest() for article in articles}
        changed = [article for article in articles if not _fresh(before, article, stamps, store)]

        def work(chunk: slice) -> tuple[Kept, dict[str, Any], set[str]]:
            store.files, store.changed = {}, set()
            return (
                {article.slug: _write(article, stamps[article.slug], siteurl, store) for article in changed[chunk]},
                store.files,
                store.changed,
            )

        files, new = store.files, store.changed
        for made, written, differing in spread(work, len(changed), workers(self.settings["ARCHIVE_JOBS"])):
            now.update(made)
            files.update(written)
            new |= differing
        store.files, store.changed = files, new
        kept = {article.slug: now.get(article.slug) or before[article.slug] for article in articles}
        store.files.update({_name(article): kept[article.slug][2] for article in articles})
        if now or len(kept) != len(before):
            memory.save(kept)
        return [kept[article.slug][1] for article in articles]

    def _citations(self, articles: list[Article], store: Store) -> None:
        for article in articles:
            for name, data in citation_files(article, self.settings["SITEURL"], self.settings["SITENAME"]).items():
                store.put(article.url + name, data)

    def _files(self, source: Source, store: Store) -> list[Made]:
        made = []
        for file in FILES:
            data = file.make(source)
            store.put(FOLDER + file.name, data)
            made.append(Made(file, len(data), package.digest(data)))
        about = self.settings.get("SITESUBTITLE") or ""
        descriptor = package.write(made, source.siteurl, source.sitename, about)
        store.put(FOLDER + "datapackage.json", descriptor)
        sums = [(one.file.name, one.sha256) for one in made]
        store.put(FOLDER + "SHA256SUMS", package.sums([*sums, ("datapackage.json", package.digest(descriptor))]))
        return made


def _name(article: Article) -> str:
    return article.url + TWIN


def _fresh(before: Kept, article: Article, stamps: dict[str, bytes], store: Store) -> bool:
    known = before.get(article.slug)
    return bool(known and known[0] == stamps[article.slug] and store.stamp(_name(article)) == known[2])


def _write(article: Article, stamp: bytes, siteurl: str, store: Store) -> tuple[bytes, Record, Any]:
    found = records.record(article, siteurl)
    store.put(_name(article), records.twin(found))
    return stamp, found, store.files[_name(article)]
