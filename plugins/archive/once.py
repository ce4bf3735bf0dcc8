"""Parts of a page that are the same on every page, rendered once for each run: `{{ once("footer.html") }}`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, pass_context
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from plugins.archive import compiler, surroundings
from plugins.archive.addresses import MARK

MANY = ("article.html", "card.html", "term.html")  # other templates make a page or two, which does not repay the work of joining them


class Once:
    """Renders a template with no other variable of the page than its `root`."""

    def __init__(self, env: Environment, site: Any, settings: Any) -> None:
        self.env, self.site, self.settings = env, site, settings
        self.made: dict[tuple[str, Any, str], Markup] = {}

    @pass_context
    def __call__(self, page: Context, name: str, variant: Any = "") -> Markup:
        """The part, or one of its few variants (`{{ once("header.html", section) }}`), which the template sees as `variant`."""
        root = page.resolve_or_missing("root")
        known = name, variant, MARK if root is missing else root
        made = self.made.get(known)
        if made is None:
            values = {**self.site, **self.settings, "settings": self.settings, "root": known[2], "variant": variant}
            made = self.made[known] = Markup(self.env.get_template(name).render(values))
        return made


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
    env.globals["once"] = Once(env, generator.context, settings).__call__
    folder = settings["ARCHIVE_CACHE"] and f"{settings['ARCHIVE_CACHE']}/templates"
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
    kept = Kept(folder, partial(surroundings.theme, generator._templates_path)) if folder else None
    compiler.equip(env, kept, MANY)
