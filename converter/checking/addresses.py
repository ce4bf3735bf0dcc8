"""No published address may disappear: `addresses.txt` beside the content folder lists them, one on a line."""

from __future__ import annotations

from collections.abc import Iterator

from arabic.names import key_slug, words
from converter import files
from converter.archive import Archive, text, texts
from converter.front_matter import Document
from converter.problems import Problem, problem

LIST = "addresses.txt"
_FOLDERS = ("articles", "people", "regions")


def check(stock: Archive) -> Iterator[Problem]:
    """Articles, people and regions whose file went away without a redirect.

    A line `old/ -> new/` is answered for. So is the address of a person without a record (its letters are Arabic, those of
    a record's file are not): when its last mention is corrected the site leads it to the index of people.
    """
    path = stock.root / LIST
    if not path.is_file():
        return
    present = {folder: _slugs(stock, folder) for folder in _FOLDERS}
    for number, line in enumerate(files.read_text(path).split("\n"), 1):
        address = line.strip()
        folder, _, slug = address.rstrip("/").partition("/")
        if folder not in present or "->" in address or "/" in slug or (folder == "people" and not slug.isascii()):
            continue
        if slug and slug not in present[folder]:
            yield problem("address_lost", path, number, value=address)


def _slugs(stock: Archive, folder: str) -> set[str]:
    """Files of a folder, those with errors too, and the old addresses that they answer for."""
    documents: dict[str, list[Document]] = {"articles": [], "people": stock.people, "regions": stock.regions}
    named = {record.stem for record in files.records(stock.content / folder)}
    if folder == "people":
        named |= {key_slug(name) for document in stock.articles for name in _people(document)}
    elif folder == "regions":
        named |= {"-".join(words(text(document.data.get("name")))) for document in stock.regions}
    return named | {old for document in documents[folder] for old in texts(document.data.get("redirects"))}


def _people(document: Document) -> Iterator[str]:
    listed = document.data.get("people")
    return (text(item.get("name")) for item in (listed if isinstance(listed, list) else []) if isinstance(item, dict))
