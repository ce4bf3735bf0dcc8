"""Write the pages of one run: those whose stamp changed, by both cores, and remove those that are gone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.archive.addresses import FEED, file_of
from plugins.archive.clock import Clock
from plugins.archive.plan import CARDS, Page
from plugins.archive.pool import spread
from plugins.archive.render import Renderer
from plugins.archive.stamps import Stamps
from plugins.archive.state import Pages, State
from plugins.archive.store import Store

OWN_FOLDERS = ("articles", "people", "regions", "tags", "years", "undated")
OWN_TREES = ("data", "share")  # folders in which only our plugins write
_FEWEST_CARDS = 2_000  # a card costs less than a tenth of a page
OWN_FILES = frozenset({"index.html", FEED, "article.json", "cite.bib", "cite.ris", "cite.csl.json", "names.json"})


class Build:
    """`pages` is what the state remembers of this run: file -> (stamp of what it shows, size and time of the file)."""

    def __init__(self, store: Store, renderer: Renderer, stamps: Stamps, processes: int, clock: Clock) -> None:
        self.store = store
        self.renderer = renderer
        self.stamps = stamps
        self.processes = processes
        self.clock = clock
        self.pages: Pages = {}
        self.rendered = 0

    def write(self, pages: list[Page], before: Pages) -> None:
        """Render and write every page that differs from the last run or whose file is not as that run left it."""
        heard = bool(signals.feed_generated.receivers)
        todo = self._compare(pages, before, heard)
        self.clock.lap("compare")
        self._render_cards({id(a): a for page, _, _ in todo if page.kind in CARDS for a in page.shown}.values())
        self.clock.lap("cards")
        here = [(page, name) for page, name, _ in todo if heard and page.kind == "feed"]
        self._render(here, 1)
        self._render([(page, name) for page, name, _ in todo if not (heard and page.kind == "feed")], self.processes)
        for _, name, stamp in todo:
            self.pages[name] = (stamp, self.store.files[name])
        self.rendered = len(todo)
        self.clock.lap("pages")

    def _compare(self, pages: list[Page], before: Pages, heard: bool) -> list[tuple[Page, str, bytes]]:
        """What is to be rendered, each with its file and stamp; the rest is as the last run left it."""
        every = bool(signals.content_written.receivers)  # a listener may change files: what it did before is not ours to know
        stamp_of, find, on_disk = self.stamps.of, before.get, self.store.stamp

        def work(chunk: slice) -> tuple[int, list[tuple[str, bytes, bool]]]:
            found = []
            for page in pages[chunk]:
                name, stamp = file_of(page.url), stamp_of(page)
                known = None if every or (heard and page.kind == "feed") else find(name)
                found.append((name, stamp, known is not None and known[0] == stamp and on_disk(name) == known[1]))
            return chunk.start, found

        todo = []
        for start, found in sorted(spread(work, len(pages), self.processes if before else 1)):
            for page, (name, stamp, same) in zip(pages[start : start + len(found)], found, strict=True):
                if same:
                    self.pages[name] = known = before[name]
                    self.store.files[name] = known[1]
                else:
                    todo.append((page, name, stamp))
        return todo

    def _render_cards(self, wanted: Iterable[Any]) -> None:
        """Cards stand on several pages each: made once, before the workers part."""
        articles = list(wanted)

        def work(chunk: slice) -> tuple[int, list[Any]]:
            return chunk.start, [self.renderer.card(article) for article in articles[chunk]]

        for start, cards in spread(work, len(articles), self.processes, _FEWEST_CARDS):
            for article, card in zip(articles[start:], cards, strict=False):
                article.card = card

    def _render(self, todo: list[tuple[Page, str]], processes: int) -> None:
        store, renderer = self.store, self.renderer
        files, changed = store.files, store.changed

        def work(chunk: slice) -> tuple[dict[str, Any], set[str]]:
            store.files, store.changed = {}, set()
            store.put_all([(name, renderer.page(page)) for page, name in todo[chunk]])
            return store.files, store.changed

        first, todo = _first_of_each(todo)
        for page, name in first:
            store.put(name, renderer.page(page))
        done = len(first)
        for made, new in spread(work, len(todo), processes):
            files.update(made)
            changed |= new
            done += len(made)
            self.clock.progress(done, len(todo) + len(first))
        store.files, store.changed = files, changed

    def announce(self, pages: list[Page], context: Any) -> None:
        """Tell listeners of every page, from this process: workers' copies of a plugin would forget what they heard."""
        if not signals.content_written.receivers:
            return
        for page in pages:
            if page.kind != "feed":
                name = file_of(page.url)
                local = {**context, "output_file": name, "page_url": page.url, "kind": page.kind, "articles": page.shown}
                if page.kind == "article":
                    local["article"] = page.subject
                signals.content_written.send(self.store.path(name), context=local)

    def sweep(self, files: set[str], state: State) -> None:
        """Remove what the last run wrote and this one did not; when nothing is known of it, every page in our own folders."""
        gone = set(state.files) - files
        if state.fresh and not self.store.found_empty:
            gone |= set(self._own_pages()) - files
        for name in gone:
            self.store.remove(name)

    def _own_pages(self) -> Iterable[str]:
        root = self.store.root
        for folder in OWN_FOLDERS:
            for path, _, names in os.walk(f"{root}/{folder}"):
                yield from (os.path.relpath(f"{path}/{name}", root) for name in names if name in OWN_FILES)
        for folder in OWN_TREES:
            yield from (os.path.relpath(path, root) for path in Path(root, folder).rglob("*") if path.is_file())
        yield from (path.name for path in Path(root).glob("sitemap-*.xml"))


def _first_of_each(todo: list[tuple[Page, str]]) -> tuple[list[tuple[Page, str]], list[tuple[Page, str]]]:
    """One page of each kind, and the rest: what these need (templates above all) the workers then inherit and do not compile again."""
    first: dict[Any, tuple[Page, str]] = {}
    rest = []
    for item in todo:
        page = item[0]
        kind = (page.kind, page.subject[0].kind if page.kind == "term" else "")
        if first.setdefault(kind, item) is not item:
            rest.append(item)
    return list(first.values()), rest
