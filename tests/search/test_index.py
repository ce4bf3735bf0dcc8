"""What the plugin writes: complete, divided by years, taken from the cache when nothing changed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from arabic.analyser import Analyser
from plugins.search import bundles, index, tables
from plugins.search.documents import BASE_END, SPACES, Document, Keyer, Listed, edtf_keys, payload, shadow
from plugins.search.vocabulary import Name

HOSTILE = "<script>alert('1')</script> & \"quotes\" \\ \u00a0 ك\nسطر ثان _ ___PAGEFIND_WEIGHT___ </i> 'x'"


def documents(count: int = 3) -> list[Document]:
    return [
        Document(
            slug=f"a{n}", url=f"articles/a{n}/", title=f"عنوان {n}", body=f"نص المقال رقم {n} عن فاس.\n\nفقرة ثانية",
            people=(("سعيد بناني", "رئيس", ()),), region="فاس-مكناس", tags=("ماء",), edtf=f"20{10 + n}-05-03", persons=("سعيد بناني",),
        )
        for n in range(count)
    ]  # fmt: skip


def listed(found: list[Document]) -> list[Listed]:
    return [Listed(one.slug, one.edtf[:4], repr(one), one) for one in found]


def write(found: list[Document], place: Path) -> Path:
    names = [Name("person", "سعيد بناني", "people/said/", 3, "Said Bennani")]
    index.write(listed(found), lambda one: one.source, names, place / "out", place / "cache")
    return place / "out"


def test_payload_survives_any_text() -> None:
    document = Document("s", "articles/s/", HOSTILE, HOSTILE)
    text = payload(document)
    assert not set(text) & set("<>&'\u200b") and not any(char.isspace() for char in text)
    back = json.loads(text.replace(SPACES[" "], " ").replace(SPACES["\n"], "\\n"))
    assert (back["t"], back["x"]) == (HOSTILE, HOSTILE)


def test_shadow_holds_only_keys_as_text() -> None:
    keyer = Keyer(Analyser(tables.load()["analyser"]), tables.load()["unindexed"])
    document = Document("s", "articles/s/", HOSTILE, "بالمدرسة")
    page = shadow(document, keyer.keys(document))
    assert "<script>" not in page
    assert f"مدرسه{BASE_END}" in page


def test_files_of_the_index(tmp_path: Path) -> None:
    out = write(documents(), tmp_path)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (manifest["bundles"], manifest["documents"]) == (1, 3)
    assert {path.stem for path in (out / "words").iterdir()} == set(manifest["words"])
    assert {path.stem for path in (out / "names").iterdir()} == set(manifest["names"])
    assert {path.name for path in (out / "0").iterdir() if "pf_meta" not in path.name} == {
        "index", "fragment", "pagefind-entry.json", "facets.json.gz", "people.json.gz",
        "pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind",
    }  # fmt: skip
    table = json.loads(gzip.decompress((out / "0" / "facets.json.gz").read_bytes()))
    assert len(table["ids"].split()) == 3 and table["regions"] == ["فاس-مكناس"]
    assert sorted(table["d"]) == [20100503, 20110503, 20120503]
    fragments = {path.stem.removeprefix("unknown_") for path in (out / "0" / "fragment").iterdir()}
    assert fragments == set(table["ids"].split())


def test_unchanged_articles_are_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = {path.name: path.read_bytes() for path in write(documents(), tmp_path).rglob("*") if path.is_file()}
    monkeypatch.setattr(bundles, "run", lambda *_: pytest.fail("indexed again"))
    second = {path.name: path.read_bytes() for path in write(documents(), tmp_path).rglob("*") if path.is_file()}
    assert first == second


def test_one_changed_article_touches_one_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "CAPACITY", 3)
    found = documents(6)
    write(found, tmp_path)
    built: list[Path] = []
    run = bundles.run
    monkeypatch.setattr(bundles, "run", lambda site, bundle: (built.append(site), run(site, bundle))[1])
    monkeypatch.setattr(index.os, "cpu_count", lambda: 1)
    found[5] = found[5]._replace(body="نص آخر")
    out = write(found, tmp_path)
    assert len(built) == 1
    assert (out / "1").is_dir() and not (out / "2").exists()


def test_removed_articles_leave_nothing(tmp_path: Path) -> None:
    write(documents(), tmp_path)
    out = write(documents(1), tmp_path)
    assert len(list((out / "0" / "fragment").iterdir())) == 1


def test_an_empty_archive_has_an_empty_index(tmp_path: Path) -> None:
    out = write([], tmp_path)
    assert json.loads((out / "manifest.json").read_text("utf-8"))["bundles"] == 0


def test_a_failing_pagefind_is_reported_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(bundles.IndexingError, match="Pagefind could not index"):
        bundles.run(tmp_path / "site", tmp_path / "none")


@pytest.mark.parametrize(
    ("edtf", "keys"),
    [
        ("2025-10-24", {"2025", "d20251024m", "d202510m", "x1024m"}),
        ("2025?-10-24", {"2025", "d20251024m", "d202510m", "x1024m"}),
        ("XXXX-10-24", {"x1024m"}),
        ("2020-10", {"2020", "d202010m"}),
        ("2019-06-29/2019-07-02", {"2019", "d20190629m", "d201906m", "x0629m", "d20190702m", "d201907m", "x0702m"}),
        ("", set()),
    ],
)  # fmt: skip
def test_keys_of_a_date(edtf: str, keys: set[str]) -> None:
    assert {key[:-1] for key in edtf_keys(edtf)} - {f"m{n:02}" for n in range(13)} == keys
