"""What a browser makes of a page: its text as a reader can see it, its elements, and whatever acted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# Everything that a page holds, from the parsed document: text, elements with their attributes' names, addresses.
_LOOK = """() => {
  const elements = new Set(), links = new Set();
  for (const element of document.querySelectorAll('*')) {
    elements.add([element.namespaceURI.split('/').pop() + ':' + element.localName, ...element.getAttributeNames().sort()].join(' '));
    for (const name of ['href', 'src', 'action', 'srcset', 'formaction', 'data', 'poster']) {
      if (element.hasAttribute(name)) links.add(element.localName + ' ' + element.getAttribute(name));
    }
  }
  const body = document.querySelector('[itemprop=articleBody]');
  return {
    text: document.querySelector('main').textContent,
    elements: [...elements],
    links: [...links],
    body: body ? [...new Set([...body.querySelectorAll('*')].map(e => [e.localName, ...e.getAttributeNames().sort()].join(' ')))] : [],
    title: document.title,
  };
}"""
_SENTINEL = "window.acted = []; window.sentinel = (...said) => { window.acted.push(said.join(' ') || 'ran'); };"


@dataclass
class Watch:
    """A page whose every act is written down. `acts` is empty for as long as texts stay texts."""

    page: Page
    origin: str
    acts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_SENTINEL)
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.acts.append(f"page error: {error}"))
        self.page.on("popup", lambda other: self.acts.append(f"popup {other.url}"))
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("download", lambda file: self.acts.append(f"download {file.url}"))

    def _console(self, said: Any) -> None:
        if "registration blocked by Playwright" not in said.text:  # the offline worker stays out: it would fetch every page twice
            self.acts.append(f"console {said.type}: {said.text}")

    def _dialog(self, dialog: Any) -> None:
        self.acts.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str) -> None:
        if not url.startswith(self.origin):
            self.acts.append(f"request {url}")

    def look(self, url: str) -> dict[str, Any]:
        """Visit a page, open all that is folded, and say what it holds."""
        self.page.goto(self.origin + url, wait_until="load")
        found: dict[str, Any] = self.page.evaluate(_LOOK)
        self.listen(url)
        return found

    def listen(self, url: str) -> None:
        """Whether a text ran on the page that is open."""
        self.acts += [f"{url}: ran {said}" for said in self.page.evaluate("window.acted")]
        if not self.page.url.startswith(self.origin):
            self.acts.append(f"{url}: left for {self.page.url}")


# Not seen by anybody: controls, marks of direction, joiners, variation selectors, tags, noncharacters.
_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Zs")


def visible(text: str) -> str:
    """The characters that a reader sees, one after the other; ligatures as their letters."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(char for char in whole if unicodedata.category(char) not in _UNSEEN)
