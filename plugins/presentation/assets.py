"""One style sheet and one script per site, joined from the theme's small files and named by their content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, NamedTuple

from pelican.generators import Generator

from plugins.presentation import zellige

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")
_LINE_COMMENT = re.compile(r"^\s*//.*\n|^\s+", re.M)
FONTS = ("naskh.woff2", "naskh-bold.woff2", "kufi.woff2")


class Bundle(NamedTuple):
    """A file of the output's theme folder."""

    name: str
    text: str


class AssetsGenerator(Generator):  # type: ignore[misc]
    """Makes the bundles before any page is written, so that pages can name them; writes them with the rest."""

    def generate_context(self) -> None:
        theme = Path(self.settings["THEME"])
        fonts = all((theme / "static" / "fonts" / name).is_file() for name in FONTS)
        css, js = style_sheet(theme / "css", fonts), script(theme / "js")
        self.bundles = [css, js, *(Bundle(f"{name}.svg", text) for name, text in zellige.drawings().items())]
        self.settings["ASSETS"] = self.context["ASSETS"] = {"css": css.name, "js": js.name, "fonts": fonts}

    def generate_output(self, _writer: Any) -> None:
        folder = Path(self.output_path) / self.settings["THEME_STATIC_DIR"]
        folder.mkdir(parents=True, exist_ok=True)
        for stale in [*folder.glob("site.*.css"), *folder.glob("site.*.js")]:
            if stale.name not in {bundle.name for bundle in self.bundles}:
                stale.unlink()
        for bundle in self.bundles:
            (folder / bundle.name).write_text(bundle.text, encoding="utf-8", newline="\n")


def style_sheet(folder: Path, fonts: bool) -> Bundle:
    """All style sheets, `layers.css` first; `fonts.css` only when there are fonts to load."""
    files = sorted(folder.glob("*.css"), key=lambda file: (file.stem != "layers", file.name))
    text = "".join(file.read_text(encoding="utf-8") for file in files if fonts or file.stem != "fonts")
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", text))).replace(";}", "}").strip()
    return _named("css", text + "\n")


def script(folder: Path) -> Bundle:
    """All scripts in the order of their names; each is a closed block that needs no other."""
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js")))
    return _named("js", _LINE_COMMENT.sub("", text))


def _named(kind: str, text: str) -> Bundle:
    return Bundle(f"site.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}", text)
