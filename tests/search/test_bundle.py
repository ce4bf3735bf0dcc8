"""What the browser reads of a bundle is what the plugin wrote: tables, keys, and where they stand."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import bundles, cbor
from plugins.search.letters import SIGNS, spelled
from tests.search.javascript import NODE
from tests.search.test_index import bundle_folders, documents, keyer, write

ENGINE = Path(__file__).resolve().parents[2] / "theme/static/search/engine"


def test_the_browser_reads_what_is_written() -> None:
    value = [[], "فاس", 0, 23, 24, 255, 256, 70_000, 5_000_000_000, ["x" * 300, [1, [2]]]]
    data = bytes([0x84]) + cbor.written(value) + bytes([0x20, 0x38, 0x18, 0x39, 0x01, 0x00])  # and -1, -25, -257, which Python never meets
    module = json.dumps((ENGINE / "bundle.js").as_uri())
    script = f"import({module}).then(({{ decoded }}) => console.log(JSON.stringify(decoded(new Uint8Array({list(data)})))))"
    read = subprocess.run([NODE, "-e", script], check=True, capture_output=True, text=True).stdout
    assert json.loads(read) == [value, -1, -25, -257]


def test_the_browser_finds_every_key_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "CHUNK", 3)  # so that many keys stand at the ends of chunks
    found = [one._replace(body=f"{one.body} كلمة{n} الكلمات مدرسة مدرسي Rabat ⵜⴰⵎⴰ") for n, one in enumerate(documents())]
    found[1] = found[1]._replace(title="", people=(), persons=())
    (bundle,) = bundle_folders(write(found, tmp_path))
    asked: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(found):
        keys = keyer().keys(document)
        for bits, section in ((2, keys.people), (4, keys.facts), (1, keys.title), (0, keys.body)):
            for place, key in enumerate(section):
                asked.setdefault(key, {}).setdefault(str(number), [0])[0] |= bits
                if section in (keys.title, keys.body):
                    asked[key][str(number)].append(place + (len(keys.title) if section is keys.body else 0))
    assert json.loads(_found_by_browser(bundle, list(asked), tmp_path)) == [asked[key] for key in asked]


# Spelled keys are asked for, so that the letters in between are tested by themselves.
_FIND = """
globalThis.fetch = async (url) => ({ ok: true, arrayBuffer: async () => new Uint8Array(readFileSync(url)).buffer });
const { Bundle } = await import(ENGINE + "bundle.js");
const bundle = await new Bundle(pathToFileURL(FOLDER + "/"), 0).open();
const hits = (found) => Object.fromEntries([...found].map(([id, { words, fields }]) => [id, [fields, ...words]]));
const answers = [];
for (const key of KEYS) answers.push(hits(await bundle.look(key)));
console.log(JSON.stringify(answers));
"""


def _found_by_browser(bundle: Path, keys: list[str], folder: Path) -> str:
    values = "".join(
        f"const {name} = {json.dumps(value)};"
        for name, value in {"ENGINE": f"{ENGINE.as_uri()}/", "FOLDER": str(bundle), "KEYS": keys}.items()
    )
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
    module = json.dumps((ENGINE / "letters.js").as_uri())
    script = f"import({module}).then(({{ spelled }}) => console.log(JSON.stringify({json.dumps(keys)}.map(spelled))))"
    read = subprocess.run([NODE, "-e", script], check=True, capture_output=True, text=True).stdout
    assert json.loads(read) == [spelled(key) for key in keys]
