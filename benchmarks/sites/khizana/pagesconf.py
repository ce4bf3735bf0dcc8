"""The pages of the real site in the plain theme: what is left of the real theme's cost when its further pages are taken off."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from pelicanconf import *  # noqa: E402, F403

PLUGINS = ["plugins.archive"]
THEME = str(Path(__file__).resolve().parent / "theme")
