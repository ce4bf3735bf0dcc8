"""Files of texts that grow heavy are published as gzip, described and checked like the others."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import frictionless

from plugins.exports import package
from plugins.exports.files import FILES
from plugins.exports.package import Made


def repacked(data: Path, target: Path, most: int) -> list[Made]:
    """The data folder once more, as it is when `most` bytes are the limit."""
    target.mkdir()
    made = []
    for file in FILES:
        name, content = package.pack(file, (data / file.name).read_bytes(), most)
        (target / name).write_bytes(content)
        made.append(Made(file, name, len(content), package.digest(content)))
    (target / "datapackage.json").write_bytes(package.write(made, "https://example.org", "خزانة", ""))
    return made


def test_texts_are_packed_and_tables_are_not(exported: Path, tmp_path: Path) -> None:
    made = repacked(exported / "data", tmp_path / "data", 0)
    assert {one.name for one in made if one.packed} == {"articles.jsonl.gz", "khizana.sqlite.gz"}
    for one in made:
        if one.packed:
            assert gzip.decompress((tmp_path / "data" / one.name).read_bytes()) == (exported / "data" / one.file.name).read_bytes()


def test_the_package_stays_valid(exported: Path, tmp_path: Path) -> None:
    repacked(exported / "data", tmp_path / "data", 0)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    resources = json.loads((tmp_path / "data" / "datapackage.json").read_text("utf-8"))["resources"]
    assert {one["path"] for one in resources if one.get("compression") == "gz"} == {"articles.jsonl.gz", "khizana.sqlite.gz"}


def test_small_files_stay_as_they_are(exported: Path, tmp_path: Path) -> None:
    assert not any(one.packed for one in repacked(exported / "data", tmp_path / "data", 20_000_000))


def test_equal_data_give_equal_bytes(exported: Path, tmp_path: Path) -> None:
    first = [one.sha256 for one in repacked(exported / "data", tmp_path / "one", 0)]
    shutil.rmtree(tmp_path / "one")
    assert first == [one.sha256 for one in repacked(exported / "data", tmp_path / "one", 0)]
