"""What the plugin writes: complete, divided by years, taken from the cache when nothing changed."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.analyser import Analyser
from plugins import search
from plugins.search import bundles, cbor, compact, index, tables
from plugins.search.documents import Document, Listed, packed
from plugins.search.keys import BASE_END, Keyer, edtf_keys
from plugins.search.letters import SIGNS, spelled
from plugins.search.records import prepare
from plugins.search.vocabulary import Name
from tests.search.javascript import NODE

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


def test_the_browser_reads_what_is_written() -> None:
    value = [[], "فاس", 0, 23, 24, 255, 256, 70_000, 5_000_000_000, ["x" * 300, [1, [2]]]]
    data = bytes([0x84]) + cbor.written(value) + bytes([0x20, 0x38, 0x18, 0x39, 0x01, 0x00])  # and -1, -25, -257, which Python never meets
    module = json.dumps((Path(__file__).resolve().parents[2] / "theme/static/search/engine/bundle.js").as_uri())
    script = f"import({module}).then(({{ decoded }}) => console.log(JSON.stringify(decoded(new Uint8Array({list(data)})))))"
    read = subprocess.run([NODE, "-e", script], check=True, capture_output=True, text=True).stdout
    assert json.loads(read) == [value, -1, -25, -257]


def test_the_browser_finds_every_key_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "CHUNK", 3)  # so that many keys stand at the ends of chunks
    found = [one._replace(body=f"{one.body} كلمة{n} الكلمات مدرسة مدرسي Rabat ⵜⴰⵎⴰ", tags=("", "")[:n]) for n, one in enumerate(documents())]
    found[1] = found[1]._replace(title="", people=(), persons=())
    (bundle,) = bundle_folders(write(found, tmp_path))
    asked: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(found):
        keys = keyer().keys(document)
        for bits, section in ((2, keys.people), (4, keys.facts), (1, keys.title), (0, keys.body)):
            for place, key in enumerate(section):
                asked.setdefault(key, {}).setdefault(f"b-{number}", [0])[0] |= bits
                if section in (keys.title, keys.body):
                    asked[key][f"b-{number}"].append(place + (len(keys.title) if section is keys.body else 0))
    assert json.loads(_found_by_browser(bundle, list(asked), tmp_path)) == [asked[key] for key in asked]


# Spelled keys are asked for, so that the letters in between are tested by themselves.
_FIND = """
globalThis.fetch = async (url) => ({ ok: true, arrayBuffer: async () => new Uint8Array(readFileSync(url)).buffer });
const { Bundle } = await import(ENGINE + "bundle.js");
const bundle = await new Bundle(pathToFileURL(FOLDER + "/"), "b").open();
const hits = (found) => Object.fromEntries([...found].map(([id, { words, fields }]) => [id, [fields, ...words]]));
const answers = [];
for (const key of KEYS) answers.push(hits(await bundle.look(key)));
console.log(JSON.stringify(answers));
"""


def _found_by_browser(bundle: Path, keys: list[str], folder: Path) -> str:
    engine = (Path(__file__).resolve().parents[2] / "theme/static/search/engine").as_uri() + "/"
    values = "".join(f"const {name} = {json.dumps(value)};" for name, value in (("ENGINE", engine), ("FOLDER", str(bundle)), ("KEYS", keys)))
    script = folder / "find.mjs"
    script.write_text(f"import {{ readFileSync }} from 'node:fs'; import {{ pathToFileURL }} from 'node:url'; {values} {_FIND}", "utf-8")
    return subprocess.run([NODE, str(script)], check=True, capture_output=True, text=True).stdout


@given(st.text(st.sampled_from([*SIGNS, *"az09é\u2d5c\U0001e900"]), max_size=12))
@settings(max_examples=200)
def test_a_beginning_stays_a_beginning(key: str) -> None:
    assert re.fullmatch("[a-z0-9]*", spelled(key))
    assert all(spelled(key).startswith(spelled(key[:end])) for end in range(len(key)))


def test_the_browser_spells_keys_alike() -> None:
    keys = ["".join(SIGNS), "abcxyz0123456789", "é\u2d5c\U0001e900"]
    module = json.dumps((Path(__file__).resolve().parents[2] / "theme/static/search/engine/letters.js").as_uri())
    script = f"import({module}).then(({{ spelled }}) => console.log(JSON.stringify({json.dumps(keys)}.map(spelled))))"
    read = subprocess.run([NODE, "-e", script], check=True, capture_output=True, text=True).stdout
    assert json.loads(read) == [spelled(key) for key in keys]


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
