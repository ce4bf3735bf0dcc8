"""What the plugin writes: complete, divided by years, taken from the cache when nothing changed."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path

import pytest

from arabic.analyser import Analyser
from plugins import search
from plugins.search import bundles, cbor, compact, index, tables
from plugins.search.documents import Document, Listed, packed
from plugins.search.keys import BASE_END, Keyer, edtf_keys
from plugins.search.letters import spelled
from plugins.search.records import prepare
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


def bundle_folders(out: Path) -> list[Path]:
    """Those that stand there, which must be those that the manifest names."""
    named = json.loads((out / "manifest.json").read_text("utf-8"))["bundles"]
    assert {path.name for path in out.iterdir() if path.is_dir()} == {*named, "words", "names"}
    return [out / name for name in named]


def test_an_article_keeps_any_text() -> None:
    document = Document("s", "articles/s/", HOSTILE, HOSTILE)
    back = json.loads(gzip.decompress(packed(document)))
    assert (back["t"], back["x"]) == (HOSTILE, HOSTILE)


def keyer() -> Keyer:
    return Keyer(Analyser(tables.load()["analyser"]), tables.load()["unindexed"])


def test_what_is_indexed_is_letters_and_digits_alone() -> None:
    record = prepare(Document("s", "articles/s/", HOSTILE, "بالمدرسة ⵜⴰⵎⴰⵣⵉⵖⵜ Québec"), keyer())
    assert re.fullmatch("[a-z0-9 ]+", record.keys)
    assert spelled(f"مدرسه{BASE_END}") in record.keys.split()
    assert len(record.keys.split()) == sum(record.sizes)


def test_files_of_the_index(tmp_path: Path) -> None:
    out = write(documents(), tmp_path)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["documents"] == 3
    (bundle,) = (out / name for name in manifest["bundles"])
    assert {path.stem for path in (out / "words").iterdir()} == set(manifest["words"])
    assert {path.stem for path in (out / "names").iterdir()} == set(manifest["names"])
    assert {path.name for path in bundle.iterdir()} == {
        "index", "text", "pagefind.table.pf_meta", "facets.json.gz", "people.json.gz", "tags.json.gz",
    }  # fmt: skip
    table = json.loads(gzip.decompress((bundle / "facets.json.gz").read_bytes()))
    assert table["regions"] == ["فاس-مكناس"]
    articles = [json.loads(gzip.decompress((bundle / "text" / f"{n}.json.gz").read_bytes())) for n in range(3)]
    assert table["d"] == [int(article["e"].replace("-", "")) for article in articles]
    assert {article["u"] for article in articles} == {f"articles/a{n}/" for n in range(3)}


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
    assert len(bundle_folders(out)) == 2


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_edit_prepares_one_article_and_makes_what_a_clean_build_makes(tmp_path: Path) -> None:
    found = documents(6)
    write(found, tmp_path)
    found[2] = found[2]._replace(body="نص آخر عن الماء")
    found.append(documents(7)[6])
    read: list[str] = []
    out = tmp_path / "out"
    names = [Name("person", "سعيد بناني", "people/said/", 3, "Said Bennani")]
    index.write(listed(found), lambda one: (read.append(one.slug), one.source)[1], names, out, tmp_path / "cache")
    assert read == ["a2", "a6"]
    assert contents(out) == contents(write(found, tmp_path / "clean"))


@pytest.mark.parametrize("damage", [b"", b"\x00", zlib.compress(b"[]")])
def test_damaged_records_are_made_again(tmp_path: Path, damage: bytes) -> None:
    found = documents()
    write(found, tmp_path)
    for path in tmp_path.glob("cache/*/records"):
        path.write_bytes(damage)
    found[2] = found[2]._replace(body="نص آخر")
    assert contents(write(found, tmp_path)) == contents(write(found, tmp_path / "clean"))


def test_removed_articles_leave_nothing(tmp_path: Path) -> None:
    write(documents(), tmp_path)
    out = write(documents(1), tmp_path)
    (bundle,) = bundle_folders(out)
    assert len(list((bundle / "text").iterdir())) == 1


def test_an_empty_archive_has_an_empty_index(tmp_path: Path) -> None:
    out = write([], tmp_path)
    assert json.loads((out / "manifest.json").read_text("utf-8"))["bundles"] == []


@pytest.mark.parametrize("value", [[], 0, 23, 24, 255, 256, 65536, 2**40, "", "كلمة", ["x" * 300, [1, ["ي"]]], list(range(30))])
def test_tables_are_written_as_they_are_read(value: object) -> None:
    assert cbor.read(cbor.written(value)) == value


@pytest.mark.parametrize("data", [b"", b"\x82\x01", b"\xa1\x01\x01", b"\x9f\xff", b"\x01\x01"])
def test_other_tables_are_refused(data: bytes) -> None:
    with pytest.raises(cbor.CborError):
        cbor.read(data)


def test_another_format_of_pagefind_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact.cbor, "read", lambda _: ["2.0", [], []])
    with pytest.raises(bundles.IndexingError, match="another format"):
        write(documents(), tmp_path)
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]


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
    months = {spelled(f"m{n:02}") for n in range(13)}
    assert {key[:-1] for key in edtf_keys(edtf)} - months == set(map(spelled, keys))


def test_without_a_cache_nothing_is_left_beside_the_site(tmp_path: Path) -> None:
    with search._cache({"ARCHIVE_CACHE": ""}, tmp_path / "site") as cache:
        (cache / "bundle").mkdir()
        assert cache.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
