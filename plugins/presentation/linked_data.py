"""schema.org data blocks: what machines may know of a page, in the words of the page."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from markupsafe import Markup

from plugins.presentation.citations import address, known_date

_CONTEXT = "https://schema.org"
_TYPES = {"person": "Person", "region": "AdministrativeArea"}
_UNSAFE = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
Step = tuple[str, str]


def article(record: Any, siteurl: str, sitename: str) -> Markup:
    """NewsArticle and its way from the home page."""
    url = address(record, siteurl)
    news: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": record.title,
        "inLanguage": "ar",
        "isPartOf": {"@type": "WebSite", "name": sitename, "url": f"{siteurl}/"},
    }
    if record.edtf:
        news["temporalCoverage"] = record.edtf
    if len(date := known_date(record)) == 3:
        news["datePublished"] = "-".join(date)
    if record.author:
        news["author"] = {"@type": "Person", "name": record.author}
    if record.region:
        news["contentLocation"] = _reference("AdministrativeArea", record.region, siteurl)
    if record.people:
        news["mentions"] = [_reference("Person", attestation.person, siteurl) for attestation in record.people]
    if record.tags:
        news["keywords"] = [tag.name for tag in record.tags]
    steps = [("", "الرئيسية"), *([(record.region.url, record.region.name)] if record.region else []), (record.url, record.title)]
    return _block({"@context": _CONTEXT, "@graph": [news, _breadcrumb(steps, siteurl)]})


def term(record: Any, steps: list[Step], siteurl: str) -> Markup:
    """The way to a listing, and the Person or AdministrativeArea that it is about."""
    graph = [_breadcrumb(steps, siteurl)]
    if record.kind in _TYPES:
        graph.insert(0, _subject(record, siteurl))
    return _block({"@context": _CONTEXT, "@graph": graph})


def _subject(record: Any, siteurl: str) -> dict[str, Any]:
    front = record.record or {}
    data = _reference(_TYPES[record.kind], record, siteurl)
    others = [front.get("latin"), *(front.get("aliases") or []), *(front.get("former") or [])]
    if names := [str(name) for name in others if name]:
        data["alternateName"] = names
    if code := front.get("code"):
        data["identifier"] = code
    if record.kind == "person" and (offices := front.get("offices")):
        data["jobTitle"] = [str(office.get("title", "")) for office in offices]
    return data


def breadcrumb(steps: list[Step], siteurl: str) -> Markup:
    """The way from the home page to a listing."""
    return _block({"@context": _CONTEXT, **_breadcrumb(steps, siteurl)})


def website(sitename: str, siteurl: str) -> Markup:
    """The site and its search."""
    find = {"@type": "SearchAction", "target": f"{siteurl}/search/?q={{q}}", "query-input": "required name=q"}
    site = {"@type": "WebSite", "name": sitename, "url": f"{siteurl}/", "inLanguage": "ar", "potentialAction": find}
    return _block({"@context": _CONTEXT, **site})


def script_hash(block: Markup) -> str:
    """What lets a content policy admit this block and no other: `sha256-…`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()


def _breadcrumb(steps: list[Step], siteurl: str) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": f"{siteurl}/{url}"}
        for position, (url, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _reference(kind: str, record: Any, siteurl: str) -> dict[str, Any]:
    return {"@type": kind, "@id": f"{siteurl}/{record.url}", "name": record.name}


def _block(data: dict[str, Any]) -> Markup:
    """JSON that cannot end its script element, whatever a title holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _UNSAFE:  # `str.translate` takes ten times as long on Arabic
        text = text.replace(char, escape)
    return Markup(text)
