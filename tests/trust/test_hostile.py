"""A text is data: over 200 hostile ones go the whole way from seed to browser, are all there to be read, and act nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.trust import edited
from tests.trust.conftest import Built
from tests.trust.reading import Watch, visible
from tests.trust.texts import texts

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]

TAKEN = [text for text in texts() if text.said is not None]
REFUSED = [text for text in texts() if text.said is None]
QUERIES = (
    "لقاء وجدة",
    "<script>sentinel()</script>",
    '"><img src=x onerror=sentinel()>',
    "{{ 7*7 }}",
    "javascript:sentinel()",
    "sentinel",
    "%00",
)
# What a body holds: paragraphs, line breaks, the mark that leads to a paragraph, people's links.
OWN = {"p id", "br", "a aria-label class href", "a class href"}
EDITORS = {"h2", "h3", "strong", "em", "code", "ul", "li", "blockquote", "p", "span", "a href", "a href rel"}
MEANT = "a https://example.org/"  # the one link that an editor's body means as one
# No template writes a handler, a style, a script without a source or type, or anything that would load by itself.
_ALIEN = re.compile(r" (?:on|style)|:script$|:(?:iframe|frame|img|image|object|embed|base|style|video|audio|template|foreignObject)\b")
_ELSEWHERE = r"https://(?:wa\.me/\?text=|archive\.example/khizana/|www\.openstreetmap\.org/copyright)"
_OWN_LINK = re.compile(rf"(?:a|form|link|script|use) (?:(?![/\\]{{2}}|[a-zA-Z][a-zA-Z0-9+.-]*:)[^\x00-\x20]*$|{_ELSEWHERE})")
# What the page says in other words: counts with their labels, a reader's name without «says».
_STATED = re.compile(r"^0 657$|يقول:$")


@pytest.fixture(scope="module")
def watch(browser: Browser, hostile_address: str) -> Iterator[Watch]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-MA", service_workers="block")
    yield Watch(context.new_page(), hostile_address)
    context.close()


def injected(page: dict[str, Any]) -> list[str]:
    """Elements, attributes and addresses that no template of the site writes."""
    return [e for e in page["elements"] if _ALIEN.search(e)] + [link for link in page["links"] if not _OWN_LINK.match(link)]


def test_there_are_enough() -> None:
    assert len(texts()) >= 200 and len({text.kind for text in texts()}) >= 30


def test_every_text_is_converted_or_refused_in_words(built: Built) -> None:
    assert "Traceback" not in built.converted.stderr + built.said
    assert sorted(built.slugs) == sorted(text.file for text in TAKEN)
    for name in [text.file for text in REFUSED] + ["folder.txt", "link.txt", "loop.txt", "pipe.txt"]:
        assert f"seeds/{name}:1: خطأ:" in built.converted.stderr, name
    assert built.converted.returncode == 1
    assert sorted(path.name for path in built.folder.iterdir()) == ["content", "seeds", "site"]


def test_every_visible_character_is_on_the_texts_page_and_nothing_acts(built: Built, watch: Watch) -> None:
    lost: list[str] = []
    for text in TAKEN:
        page = watch.look(f"articles/{built.slugs[text.file]}/")
        shown = visible(page["text"])
        lines = [visible(_STATED.sub("", line)) for line in re.split(r"[\n\r\u2028\u2029\x85]", text.said or "")]
        lost += [f"{text.kind} {text.file}: {line[:100]}" for line in lines if line not in shown]
        lost += [f"{text.kind} {text.file}: {alien}" for alien in [*(set(page["body"]) - OWN), *injected(page)]]
    assert not lost, "\n".join(lost[:20])
    assert not watch.acts, watch.acts[:20]


def test_what_people_wrote_by_hand_acts_nowhere(built: Built, watch: Watch) -> None:
    """Every field of edited articles and records, on their pages and in every listing."""
    urls = ["", "people/", "regions/", "tags/", "years/", "undated/", "data/", "regions/oriental/", "years/2024/"]
    urls += [f"people/known-{number}/" for number in range(len(edited.WORDS))]
    urls += [path.parent.relative_to(built.output).as_posix() + "/" for path in sorted(built.output.glob("tags/*/index.html"))]
    for url in urls:
        assert [odd for odd in injected(watch.look(url)) if odd != MEANT] == [], url
    for number, words in enumerate(edited.WORDS):
        page = watch.look(f"articles/ed{number:06d}/")
        assert [odd for odd in injected(page) if odd != MEANT] == [], number
        assert set(page["body"]) - OWN - EDITORS == set(), number
        for field in (f"{words} محرر {number}", f"{words} صفة", f"{words} وسم {number}", f"{words} كاتب", words, "<style>*{display:none}"):
            assert visible(field) in visible(page["text"]), field
    assert not watch.acts, watch.acts[:20]


def test_a_search_for_anything_acts_nowhere(built: Built, watch: Watch) -> None:
    for query in QUERIES:
        watch.look(f"search/?q={quote(query)}")
        watch.page.wait_for_selector('[data-search="results"][aria-busy="false"]')
        shown = watch.page.evaluate("[...document.querySelectorAll('[data-search-result] *')].map(e => e.localName)")
        assert not set(shown) & {"script", "img", "iframe", "svg", "style", "b", "h1"}, query
        watch.listen(query)
        if query == QUERIES[0]:
            assert shown
    assert not watch.acts, watch.acts[:20]
