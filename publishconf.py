"""Settings of the published site: `SITEURL` must be set to its address, base path included."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

if "SITEURL" not in os.environ:
    sys.exit(
        "publishconf.py: SITEURL is not set / لم يُحدد عنوان الموقع: "
        "SITEURL=https://<name>.github.io/<repository> pelican content -s publishconf.py"
    )
