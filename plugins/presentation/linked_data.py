"""schema.org data blocks: what machines may know of a page, in the words of the page."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from markupsafe import Markup

from plugins.presentation.citations import address, known_date

_CONTEXT = "https://schema.org"
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TYPES = {"person": "Person", "region": "AdministrativeArea"}
_UNSAFE = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
Step = tuple[str, str]
_HOME: Step = ("", "الرئيسية")
_BREADCRUMB = '{"@type":"BreadcrumbList","itemListElement":['


def quoted(text: str) -> str:
    """A JSON string that cannot end its script element, whatever a title holds."""
    return _safe(encode_basestring(text))


def article(record: Any, siteurl: str, sitename: str) -> Markup:
    """NewsArticle and its way from the home page, written piece by piece: this stands on every article's page."""
    url, title = quoted(address(record, siteurl)), quoted(record.title)
    region, edtf, date = record.region, record.edtf, known_date(record)
    news = [f'"@type":"NewsArticle","@id":{url},"url":{url},"headline":{title},"inLanguage":"ar","isPartOf":{_site(siteurl, sitename)}']
    if edtf:
        news.append(f'"temporalCoverage":{_again(edtf)}')
    if len(date) == 3:
        news.append(f'"datePublished":"{"-".join(date)}"')
    if author := record.author:
        news.append(f'"author":{{"@type":"Person","name":{_again(author)}}}')
    if region:
        news.append(f'"contentLocation":{_known("AdministrativeArea", region.url, region.name, siteurl)}')
    if people := record.people:
        named = [_known("Person", person.url, person.name, siteurl) for person in [attestation.person for attestation in people]]
        news.append(f'"mentions":[{",".join(named)}]')
    if record.tags:
        news.append(f'"keywords":[{",".join([_again(tag.name) for tag in record.tags])}]')
    way = _road((_HOME, (region.url, region.name)) if region else (_HOME,), siteurl)
    here = f'{{"@type":"ListItem","position":{3 if region else 2},"name":{title},"item":{url}}}'
    return Markup(f'{{"@context":"{_CONTEXT}","@graph":[{{{",".join(news)}}},{_BREADCRUMB}{way},{here}]}}]}}')


_again = lru_cache(maxsize=10_000)(quoted)


@lru_cache(maxsize=4)
def _site(siteurl: str, sitename: str) -> str:
    return _json({"@type": "WebSite", "name": sitename, "url": f"{siteurl}/"})


@lru_cache(maxsize=10_000)
def _known(kind: str, url: str, name: str, siteurl: str) -> str:
    return f'{{"@type":"{kind}","@id":{quoted(f"{siteurl}/{url}")},"name":{quoted(name)}}}'


def _way(steps: list[Step], siteurl: str) -> str:
    """The way from the home page; the beginning of it is the way of many pages."""
    *first, (url, name) = steps
    return f"{_BREADCRUMB}{_road(tuple(first), siteurl)},{_step(len(steps), url, name, siteurl)}]}}"


@lru_cache(maxsize=1_000)
def _road(steps: tuple[Step, ...], siteurl: str) -> str:
    return ",".join([_step(position, *step, siteurl) for position, step in enumerate(steps, 1)])


def _step(position: int, url: str, name: str, siteurl: str) -> str:
    return f'{{"@type":"ListItem","position":{position},"name":{quoted(name)},"item":{quoted(f"{siteurl}/{url}")}}}'


def term(record: Any, steps: list[Step], siteurl: str) -> Markup:
    """The way to a listing, and the Person or AdministrativeArea that it is about."""
    graph = [_way(steps, siteurl)]
    if kind := _TYPES.get(record.kind):
        graph.insert(0, _json(_subject(record, siteurl)) if record.record else _known(kind, record.url, record.name, siteurl))
    return Markup(f'{{"@context":"{_CONTEXT}","@graph":[{",".join(graph)}]}}')


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
    return Markup(f'{{"@context":"{_CONTEXT}",{_way(steps, siteurl)[1:]}')


def website(sitename: str, siteurl: str) -> Markup:
    """The site and its search."""
    find = {"@type": "SearchAction", "target": f"{siteurl}/search/?q={{q}}", "query-input": "required name=q"}
    site = {"@type": "WebSite", "name": sitename, "url": f"{siteurl}/", "inLanguage": "ar", "potentialAction": find}
    return Markup(_json({"@context": _CONTEXT, **site}))


def _reference(kind: str, record: Any, siteurl: str) -> dict[str, Any]:
    return {"@type": kind, "@id": f"{siteurl}/{record.url}", "name": record.name}


def _json(data: dict[str, Any]) -> str:
    return _safe(_ENCODE(data))


def _safe(text: str) -> str:
    for char, escape in _UNSAFE:  # `str.translate` takes ten times as long on Arabic
        if char in text:
            text = text.replace(char, escape)
    return text
