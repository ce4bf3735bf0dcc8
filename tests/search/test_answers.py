"""What the engine answers, in Node over a small index: which articles are answers, which suggestions, in which order."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.documents import Document
from tests.search.javascript import NODE
from tests.search.test_bundle import ENGINE
from tests.search.test_index import write

_ASK = """
globalThis.fetch = async (url) => ({
  ok: existsSync(url), json: async () => JSON.parse(readFileSync(url, "utf8")), text: async () => readFileSync(url, "utf8"),
  arrayBuffer: async () => new Uint8Array(readFileSync(url)).buffer,
});
const { Engine } = await import(ASKED.engine + "engine.js");
const { Asked } = await import(ASKED.engine + "marks.js");
const engine = new Engine(pathToFileURL(ASKED.index + "/"));
const slugs = (list) => Promise.all(list.map(async (one) => (await engine.source.article(one.id)).slug));
const answers = [];
for (const query of ASKED.queries) {
  const { ranked, partial, corrections, query: parsed } = await engine.search(query);
  const marks = new Asked(parsed, engine.analyser);
  const texts = await Promise.all(ranked.map((one) => engine.source.article(one.id)));
  const marked = texts.filter(({ title, text }) => marks.marks(`${title} ${text}`).length).length;
  answers.push([await slugs(ranked), await slugs(partial), corrections.map((one) => one.to), marked]);
}
console.log(JSON.stringify(answers));
"""


class Answer(NamedTuple):
    """What one query gave."""

    found: list[str]
    suggested: list[str]
    corrections: list[str]
    marked: int


def ask(bodies: dict[str, str], queries: list[str], place: Path) -> list[Answer]:
    """Index articles of these texts, the later the newer, and ask."""
    texts = enumerate(bodies.items(), 2001)
    found = [Document(slug=slug, url=f"articles/{slug}/", title="", body=body, edtf=str(year)) for year, (slug, body) in texts]
    asked: dict[str, Any] = {"engine": f"{ENGINE.as_uri()}/", "index": str(write(found, place)), "queries": queries}
    script = place / "ask.mjs"
    head = "import { existsSync, readFileSync } from 'node:fs'; import { pathToFileURL } from 'node:url';"
    script.write_text(f"{head} const ASKED = {json.dumps(asked)}; {_ASK}", "utf-8")
    answers = json.loads(subprocess.run([str(NODE), str(script)], check=True, capture_output=True, text=True).stdout)
    return [Answer(*answer) for answer in answers]


def test_of_equal_articles_the_later_comes_first(tmp_path: Path) -> None:
    (answer,) = ask({"old": "خبر عن المطر", "middle": "خبر عن المطر", "new": "خبر عن المطر"}, ["المطر"], tmp_path)
    assert answer.found == ["new", "middle", "old"]


def test_words_written_as_one_are_found_where_they_stand_side_by_side(tmp_path: Path) -> None:
    bodies = {"together": "أصحاب قوارب الصيد", "apart": "مرت قوارب كثيرة قرب الميناء مساء أمس وعاد الناس من الصيد"}
    (answer,) = ask(bodies, ["قواربالصيد"], tmp_path)
    assert answer.found == ["together"]


def test_one_word_of_two_is_a_suggestion(tmp_path: Path) -> None:
    half, third = ask(
        {"a": "زلزال قوي ضرب المنطقة", **{f"b{n}": "خبر من كندا" for n in range(9)}}, ["زلزال كندا", "زلزال ضرب كندا"], tmp_path
    )
    assert (half.found, half.suggested[0]) == ([], "a")
    assert third.found == ["a"]


def test_a_wrong_dot_is_likelier_than_a_neighbouring_key(tmp_path: Path) -> None:
    bodies = {"right": "صيانة الخطارات في الواحة", "other": "بيع النظارات", "more": "شراء النظارات"}
    (answer,) = ask(bodies, ["الخظارات"], tmp_path)
    assert answer.found[0] == "right"
    assert answer.corrections == ["خطارات"]


def test_numbers_of_laws_are_found_however_they_are_written(tmp_path: Path) -> None:
    bodies = {"law": "القانون رقم 06.22 المتعلق بالصحة", "other": "القانون رقم 08.22 المتعلق بالماء", "date": "يوم 21.02.2015 بفاس"}
    answers = ask(bodies, ["القانون 06.22", "القانون ٠٦٫٢٢", "قانون 06-22", "21/02/2015"], tmp_path)
    assert [answer.found[:1] for answer in answers] == [["law"], ["law"], ["law"], ["date"]]


def test_whatever_is_found_is_marked(tmp_path: Path) -> None:
    bodies = {"a": "ميدالية من الفضة", "b": "فض الاعتصام في المدينة", "c": "الفضيات والأواني"}
    for answer in ask(bodies, ["الفضة", "فضة", "مدينة", "المدن"], tmp_path):
        assert answer.marked == len(answer.found)
