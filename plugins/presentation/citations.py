"""How an article is cited: one Arabic line, and the three formats that reference managers read."""

from __future__ import annotations

import re
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_BIBTEX = re.compile(r"[{}%&#_$\\^~]")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


class Citations:
    """One article, cited in every form that its page shows. What the forms have in common is asked for once."""

    __slots__ = ("_address", "_article", "_author", "_date", "_sitename", "_title")

    def __init__(self, article: Any, siteurl: str, sitename: str) -> None:
        self._article = article
        self._sitename = sitename
        self._title = " ".join(article.title.split())
        self._author = " ".join(article.author.split())
        self._address = address(article, siteurl)
        self._date = known_date(article)

    @property
    def arabic(self) -> str:
        """`الكاتب. «العنوان». خزانة، التاريخ. العنوان الدائم`"""
        author = f"{self._author}. " if self._author else ""
        date = f"، {self._article.date_text}" if self._article.edtf else ""
        return f"{author}«{self._title}». {self._sitename}{date}. {self._address}"

    @property
    def bibtex(self) -> str:
        """A biblatex `@online` entry."""
        author = f"  author = {{{{{_tex(self._author)}}}}},\n" if self._author else ""
        date = f"  date = {{{'-'.join(self._date)}}},\n" if self._date else ""
        return (
            f"@online{{khizana-{self._article.slug},\n  title = {{{{{_tex(self._title)}}}}},\n{author}{date}"
            f"  organization = {{{self._sitename}}},\n  url = {{{self._address}}},\n  langid = {{arabic}}\n}}"
        )

    @property
    def ris(self) -> str:
        """A RIS record of type NEWS."""
        author = f"AU  - {self._author}\n" if self._author else ""
        date = f"PY  - {self._date[0]}\nDA  - {'/'.join([*self._date, '', '', ''][:4])}\n" if self._date else ""
        return f"TY  - NEWS\nTI  - {self._title}\n{author}{date}T2  - {self._sitename}\nLA  - ar\nUR  - {self._address}\nER  - "

    @property
    def csl(self) -> str:
        """CSL-JSON, a list of one item."""
        author = f',"author":[{{"literal":{quoted(self._author)}}}]' if self._author else ""
        circa = "" if self._article.date_certain else ',"circa":true'
        numbers = ",".join([str(int(part)) for part in self._date])
        date = f',"issued":{{"date-parts":[[{numbers}]]{circa}}}' if numbers else ""
        return (
            f'[{{"id":"khizana-{self._article.slug}","type":"article-newspaper","title":{quoted(self._title)},'
            f'"container-title":{quoted(self._sitename)},"language":"ar","URL":{quoted(self._address)}{author}{date}}}]'
        )


def address(article: Any, siteurl: str) -> str:
    """The article's lasting address."""
    return f"{siteurl}/{article.url}"


def known_date(article: Any) -> tuple[str, ...]:
    """What is known of the (first) date, year first: `("2025", "10", "24")`, `("2020", "10")`, `()`."""
    return _known(article.edtf or "")


@lru_cache(maxsize=4096)
def _known(edtf: str) -> tuple[str, ...]:
    match = _DAY.match(re.sub(r"[?~%]", "", edtf))
    return tuple(part for part in match.groups() if part) if match else ()


def _tex(text: str) -> str:
    return _BIBTEX.sub(_tex_sign, text)


def _tex_sign(match: re.Match[str]) -> str:
    return _BIBTEX_WORDS.get(match.group(), "\\" + match.group())
