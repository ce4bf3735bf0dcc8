"""Settings of the archive, with their defaults. Any of them can stand in pelicanconf.py."""

from __future__ import annotations

from typing import Any

from plugins.archive.addresses import urlencode
from plugins.archive.dates import when
from plugins.archive.numbers import name_initial, number, plural
from plugins.archive.records import day_of

DEFAULTS: dict[str, Any] = {
    "ARCHIVE_PATH": "articles",  # folder of the articles under content/
    "ARCHIVE_YEARS": "",  # a part of the archive: see shard.py
    "ARCHIVE_PER_PAGE": 24,  # articles on a numbered listing page
    "ARCHIVE_LANDING_MIN": 12,  # fewest articles on a landing page that has numbered pages behind it
    "ARCHIVE_HOME_ITEMS": 12,
    "ARCHIVE_HOME_PEOPLE": 16,
    "ARCHIVE_INDEX_MOST": 600,  # people on one index page; of more, each letter has a page
    "ARCHIVE_MONTHS": True,  # a listing for each month: years/2025/10/
    "ARCHIVE_PLACES": True,  # attested roles lead to the paragraph they stand in
    "ARCHIVE_RELATED": 4,  # related articles on an article's page; 0 looks for none
    "ARCHIVE_FEED_ITEMS": 20,
    "ARCHIVE_PEOPLE_FEEDS": True,
    "ARCHIVE_JOBS": 0,  # processes; 0 is one for each core
    "ARCHIVE_FULL_COMMENTER_NAMES": False,  # True shows readers' surnames in full
    "ARCHIVE_EDIT_URL": "",  # address of the page where a file is edited; {path} is the file under content/
    "ARCHIVE_CACHE": ".cache",  # folder for what the next run can use again; "" keeps nothing
}


def apply(settings: Any) -> None:
    """Fill in what the settings file leaves out, and the filters that templates use; the file's own win."""
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    filters = {"day": day, "number": number, "plural": plural, "name_initial": name_initial, "urlencode": urlencode}
    if settings["ARCHIVE_FULL_COMMENTER_NAMES"]:
        filters["name_initial"] = str
    settings["JINJA_FILTERS"] = {**filters, **settings["JINJA_FILTERS"]}


def day(value: Any) -> str:
    """A date or an EDTF text as Arabic text; what is neither is shown as it is."""
    if not value:
        return ""
    text = day_of(value)
    try:
        return when(text).text
    except ValueError:
        return text
