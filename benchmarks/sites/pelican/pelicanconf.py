"""Stock Pelican doing the same work: categories are regions, authors are people. It makes no sitemap, index of years or undated page."""

SITENAME = "خزانة"
SITEURL = FEED_DOMAIN = "http://localhost:8000"
PATH = "content"
THEME = "theme"
TIMEZONE = "Africa/Casablanca"
DEFAULT_LANG = "ar"
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS, AUTHORS_SAVE_AS = "people/{slug}/", "people/{slug}/index.html", "people/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS, CATEGORIES_SAVE_AS = "regions/{slug}/", "regions/{slug}/index.html", "regions/index.html"
TAG_URL, TAG_SAVE_AS, TAGS_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html", "tags/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/", "years/{date:%Y}/index.html"
DIRECT_TEMPLATES = ["index", "authors", "categories", "tags"]
PAGINATED_TEMPLATES = {"author": 24, "category": 24, "tag": 24, "period_archives": 24}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
SLUGIFY_USE_UNICODE = True
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = "feed.atom.xml"
CATEGORY_FEED_ATOM = "regions/{slug}/feed.atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}, "markdown.extensions.nl2br": {}}, "output_format": "html5"}
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
