"""Our side of the comparison: the archive's plugin with the plain theme that every side has. Also the site of the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from pelicanconf import *  # noqa: E402, F403

PLUGINS = ["plugins.archive"]
THEME = str(Path(__file__).resolve().parent / "theme")
SITEURL = FEED_DOMAIN = "http://localhost:8000"
ARCHIVE_PEOPLE_FEEDS = False  # the peers make one feed for the site and one for each region
ARCHIVE_LANDING_MIN = 1  # the peers' listings have as many pages as ceil(articles / 24)
ARCHIVE_INDEX_MOST = 10**9  # the peers have one index of people
ARCHIVE_MONTHS = False  # the peers list by year
ARCHIVE_RELATED = 0  # relate nothing, and lead to no paragraph
ARCHIVE_PLACES = False
