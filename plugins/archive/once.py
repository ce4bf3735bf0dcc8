"""Parts of a page that are the same on every page, rendered once for each run: `{{ once("footer.html") }}`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup

from plugins.archive.addresses import MARK


class Once:
    """Renders a template without page variables. `root` in it is a mark that the finished page replaces."""

    def __init__(self, env: Environment, settings: Any) -> None:
        self.env, self.settings = env, settings
        self.made: dict[str, Markup] = {}

    def __call__(self, name: str) -> Markup:
        if name not in self.made:
            text = self.env.get_template(name).render({**self.settings, "settings": self.settings, "root": MARK})
            self.made[name] = Markup(text)
        return self.made[name]


def equip(generator: Any) -> None:
    """Give one generator's templates `once`, and keep their compiled form between runs."""
    env, settings = generator.env, generator.settings
    env.globals["once"] = Once(env, settings)
    if settings["ARCHIVE_CACHE"]:
        folder = f"{settings['ARCHIVE_CACHE']}/templates"
        Path(folder).mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(folder)
