"""Settings of the site. `publishconf.py` adds what differs when it is published."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

SITENAME = "خزانة"
SITESUBTITLE = "أرشيف مفتوح لنصوص من الصحافة المغربية"
SITEURL = os.environ.get("SITEURL", "http://localhost:8000").rstrip("/")
DEFAULT_LANG = "ar"
TIMEZONE = "Africa/Casablanca"

PATH = "content"
THEME = str(ROOT / "theme")
THEME_STATIC_DIR = "theme"
# Every module in plugins/ is a plugin, so that a new one needs no second place to be named in.
PLUGINS = sorted(
    f"plugins.{path.stem if path.is_file() else path.name}"
    for path in (ROOT / "plugins").iterdir()
    if (path / "__init__.py").is_file() or (path.suffix == ".py" and path.stem != "__init__")
)

# The archive's own generator makes everything but pages and static files.
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
PAGE_PATHS = ["pages"]
ARCHIVE_YEARS = os.environ.get("YEARS", "")  # a part of the archive, such as 2015-2019, once it outgrows one site
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
STATIC_PATHS = ["images"]
SLUGIFY_USE_UNICODE = True  # without it أيمن and إيمان are one address
SEARCH_SHARDS = os.environ.get("SHARDS", "").split()  # paths of the sites of other years, such as /khizana-2019/: searched together

# One output works under any path: links are relative, SITEURL is for feeds, the sitemap and canonical links.
RELATIVE_URLS = True
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_DOMAIN = SITEURL

# What one build leaves for the next one; safe to delete at any time.
ARCHIVE_CACHE = os.environ.get("KHIZANA_CACHE") or str(ROOT / ".cache")
