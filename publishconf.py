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

# «صحّح هذا المقال» leads to GitHub's editor of the article's file; GitHub names the repository when it runs us.
if "GITHUB_REPOSITORY" in os.environ:
    ARCHIVE_EDIT_URL = f"https://github.com/{os.environ['GITHUB_REPOSITORY']}/edit/main/content/{{path}}"

# A web server may be showing the folder meanwhile: the finished site takes its place in one step (plugins/swap.py).
SWAP_OUTPUT = True
