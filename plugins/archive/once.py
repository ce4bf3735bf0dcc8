"""Parts of a page that are the same on every page, rendered once for each run: `{{ once("footer.html") }}`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup

from plugins.archive import compiler, surroundings
from plugins.archive.addresses import MARK

MANY = ("article.html", "term.html")  # other templates make a page or two, which does not repay the work of joining them


class Once:
    """Renders a template without page variables. `root` in it is a mark that the finished page replaces."""

    def __init__(self, env: Environment, settings: Any) -> None:
        self.env, self.settings = env, settings
        self.made: dict[tuple[str, Any], Markup] = {}

    def __call__(self, name: str, variant: Any = "") -> Markup:
        """The part, or one of its few variants (`{{ once("header.html", section) }}`), which the template sees as `variant`."""
        if (name, variant) not in self.made:
            values = {**self.settings, "settings": self.settings, "root": MARK, "variant": variant}
            self.made[name, variant] = Markup(self.env.get_template(name).render(values))
        return self.made[name, variant]


class Kept(FileSystemBytecodeCache):
    """Compiled templates, each as long as no template changes: a joined one holds others."""

    def __init__(self, folder: str, theme: Callable[[], bytes]) -> None:
        super().__init__(folder, f"%s.{compiler.FORMAT}.cache")
        self._theme, self._digest = theme, ""

    def get_source_checksum(self, source: str) -> str:
        self._digest = self._digest or self._theme().hex()
        return super().get_source_checksum(source + self._digest)


def equip(generator: Any) -> None:
    """Give one generator's templates `once`, and keep their compiled form between runs."""
    env, settings = generator.env, generator.settings
    env.globals["once"] = Once(env, settings).__call__  # a method: `compiler` knows how to call one at once
    folder = settings["ARCHIVE_CACHE"] and f"{settings['ARCHIVE_CACHE']}/templates"
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
    kept = Kept(folder, partial(surroundings.theme, generator._templates_path)) if folder else None
    compiler.equip(env, kept, MANY)
