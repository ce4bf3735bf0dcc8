"""How an article is cited: one Arabic line, and the three formats that reference managers read."""

from __future__ import annotations

import re
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_BIBTEX = re.compile(r"[{}%&#_$\\^~]")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


class Citations(NamedTuple):
    """One article, cited in every form that its page shows."""

    arabic: str
    bibtex: str
    ris: str
    csl: str


def citations(article: Any, siteurl: str, sitename: str) -> Citations:
    """All forms at once."""
    return Citations(*[form(article, siteurl, sitename) for form in (arabic, bibtex, ris, csl)])


def address(article: Any, siteurl: str) -> str:
    """The article's lasting address."""
    return f"{siteurl}/{article.url}"


def known_date(article: Any) -> list[str]:
    """What is known of the (first) date, year first: `["2025", "10", "24"]`, `["2020", "10"]`, `[]`."""
    return list(_known(article.edtf or ""))


@lru_cache(maxsize=4096)
def _known(edtf: str) -> tuple[str, ...]:
    match = _DAY.match(re.sub(r"[?~%]", "", edtf))
    return tuple(part for part in match.groups() if part) if match else ()


def arabic(article: Any, siteurl: str, sitename: str) -> str:
    """`الكاتب. «العنوان». خزانة، التاريخ. العنوان الدائم`"""
    author = f"{article.author}. " if article.author else ""
    date = f"، {article.date_text}" if article.edtf else ""
    return f"{author}«{article.title}». {sitename}{date}. {address(article, siteurl)}"


def bibtex(article: Any, siteurl: str, sitename: str) -> str:
    """A biblatex `@online` entry."""
    fields = [("title", f"{{{_tex(article.title)}}}")]
    if article.author:
        fields.append(("author", f"{{{_tex(article.author)}}}"))
    if date := known_date(article):
        fields.append(("date", "-".join(date)))
    fields += [("organization", sitename), ("url", address(article, siteurl)), ("langid", "arabic")]
    return f"@online{{khizana-{article.slug},\n" + ",\n".join([f"  {key} = {{{value}}}" for key, value in fields]) + "\n}"


def ris(article: Any, siteurl: str, sitename: str) -> str:
    """A RIS record of type NEWS."""
    lines = [("TY", "NEWS"), ("TI", _plain(article.title))]
    if article.author:
        lines.append(("AU", _plain(article.author)))
    if date := known_date(article):
        lines += [("PY", date[0]), ("DA", "/".join([*date, "", "", ""][:4]))]
    lines += [("T2", sitename), ("LA", "ar"), ("UR", address(article, siteurl)), ("ER", "")]
    return "\n".join([f"{tag}  - {value}" for tag, value in lines])


def csl(article: Any, siteurl: str, sitename: str) -> str:
    """CSL-JSON, a list of one item."""
    item = [
        f'"id": "khizana-{article.slug}", "type": "article-newspaper", "title": {quoted(_plain(article.title))}, '
        f'"container-title": {quoted(sitename)}, "language": "ar", "URL": {quoted(address(article, siteurl))}'
    ]
    if article.author:
        item.append(f'"author": [{{"literal": {quoted(_plain(article.author))}}}]')
    if date := known_date(article):
        circa = "" if article.date_certain else ', "circa": true'
        item.append(f'"issued": {{"date-parts": [[{", ".join([str(int(part)) for part in date])}]]{circa}}}')
    return f"[{{{', '.join(item)}}}]"


@lru_cache(maxsize=8)  # every form has the same title
def _plain(text: str) -> str:
    return " ".join(str(text).split())


def _tex(text: str) -> str:
    return _BIBTEX.sub(_tex_sign, _plain(text))


def _tex_sign(match: re.Match[str]) -> str:
    return _BIBTEX_WORDS.get(match.group(), "\\" + match.group())
