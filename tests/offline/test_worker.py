"""What the worker is told to keep, and the manifest that makes the site installable."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from plugins.offline import worker

SETTINGS = {"OFFLINE_SEARCH_BYTES": 1_000_000}


def config(folder: Path) -> dict:
    found = re.search(r"const CONFIG = (\{.*\});", (folder / "sw.js").read_text("utf-8"))
    assert found
    return json.loads(found[1])


def write(folder: Path, removed: tuple[str, ...] = (), limit: int = 1_000_000) -> dict:
    archive = SimpleNamespace(removed=[SimpleNamespace(url=url) for url in removed])
    worker.write(str(folder), archive, {"OFFLINE_SEARCH_BYTES": limit})
    return config(folder)


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(site, tmp_path / "site")


@pytest.mark.site
def test_everything_the_worker_names_exists(site: Path) -> None:
    told = config(site)
    assert {"", "offline/"} <= set(told["shell"])
    searched = json.loads((site / "offline/search.json").read_text())
    assert "search/" in searched
    assert any(name.startswith("search/index/") for name in searched)
    for url in [*told["shell"], *searched]:
        assert (site / url / "index.html" if not url or url.endswith("/") else site / url).is_file(), url


@pytest.mark.site
def test_the_version_follows_the_content(copy: Path) -> None:
    before = config(copy)
    assert write(copy) == before, "same content, same version"
    (copy / "index.html").write_text("x")
    changed = write(copy)
    assert changed["version"] != before["version"]
    assert changed["search"] == before["search"]
    removed = write(copy, removed=("articles/x/",))
    assert removed["removed"] == ["articles/x/"]
    assert removed["version"] != changed["version"]


@pytest.mark.site
def test_of_a_large_index_only_what_every_search_needs_is_listed(copy: Path) -> None:
    write(copy, limit=10)
    listed = json.loads((copy / "offline/search.json").read_text())
    assert "search/" in listed
    assert any(name.endswith("pagefind.table.pf_meta") for name in listed)
    assert any(name.endswith("facets.json.gz") for name in listed)
    assert not [name for name in listed if name.endswith(".pf_index") or "/text/" in name]


@pytest.mark.site
def test_the_manifest_makes_the_site_installable(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["start_url"], manifest["scope"], manifest["dir"], manifest["lang"]) == ("./", "./", "rtl", "ar-MA")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        image = Image.open(io.BytesIO((site / icon["src"]).read_bytes()))
        assert f"{image.width}x{image.height}" == icon["sizes"]
    for url in (shortcut["url"] for shortcut in manifest["shortcuts"]):
        assert (site / url / "index.html").is_file()
