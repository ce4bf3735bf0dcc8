"""Pages to bytes, by the theme's templates. One method for each kind of page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from plugins.archive import feeds, letters, months, ranking
from plugins.archive.addresses import MARK, absolute, base_path, root_of
from plugins.archive.compiler import Later, render
from plugins.archive.plan import CARDS, Page
from plugins.archive.records import Archive, Article, Term

TITLES = {"region": "الجهات", "person": "الأشخاص", "tag": "المواضيع", "year": "السنوات"}
REMOVED_TITLE = "نص محذوف"
_MARK = MARK.encode()
_LEAD = _MARK[:1]


class Renderer:
    """The templates, once loaded, and what they show. Cheap to inherit by forked workers."""

    def __init__(self, env: Environment, context: dict[str, Any], archive: Archive, writer: Any) -> None:
        self.env = env
        self.archive = archive
        self.context = context
        self.writer = writer
        self.settings = context["settings"]
        env.globals.update(context)
        self.template = env.get_template

    def page(self, page: Page) -> bytes:
        """The finished page. Raises RuntimeError that names the template and line at fault."""
        text: str = self._guard(page.url, lambda: getattr(self, f"_{page.kind}")(page))
        if page.kind in CARDS:  # text is replaced sooner than bytes are
            return text.replace(MARK, self._root(page)).encode("utf-8", "replace")
        data = text.encode("utf-8", "replace")  # in which a byte is found sooner: a theme may show cards elsewhere, but few do
        return data.replace(_MARK, self._root(page).encode()) if _LEAD in data else data

    def card(self, article: Article) -> Markup:
        """The article as every listing shows it, rendered once; its links hold the mark instead of a root."""
        if article.card is None:
            template = self.template("card.html")
            article.card = Markup(self._guard(article.url, lambda: render(template, {"article": article, "root": MARK})).rstrip())
        return article.card

    def _guard(self, url: str, render: Callable[[], str]) -> str:
        try:
            return render()
        except TemplateSyntaxError as fault:
            raise RuntimeError(f"{fault.filename or fault.name}:{fault.lineno}: {fault.message} (page {url or '/'})") from fault
        except TemplateError as fault:
            raise RuntimeError(f"{place(fault)}: {fault.message} (page {url or '/'})") from fault

    def _render(self, name: str, page: Page, title: str, description: str = "", **variables: Any) -> str:
        canonical = absolute(self.settings["SITEURL"], page.url)
        shown = {"root": self._root(page), "page_url": page.url, "canonical": canonical, "title": title, "description": description}
        return render(self.template(name), {**shown, "noindex": not page.listed, **variables})

    def _root(self, page: Page) -> str:
        return base_path(self.settings["SITEURL"]) if page.kind == "missing" else root_of(page.url)

    def _cards(self, articles: list[Article]) -> list[Markup]:
        return [self.card(article) for article in articles]

    def _article(self, page: Page) -> str:
        article: Article = page.subject
        return self._render("article.html", page, article.title, article.description, article=article)

    def _removed(self, page: Page) -> str:
        article: Article = page.subject
        return self._render("article.html", page, REMOVED_TITLE, "", article=Removed(article))

    def _home(self, page: Page) -> str:
        terms = self.archive.terms
        return self._render(
            "home.html", page, self.settings["SITENAME"], self.settings.get("SITESUBTITLE") or "",
            newest=self._cards(page.shown), regions=ranking.by_count(terms["region"].values()),
            people=ranking.counted(ranking.by_count(terms["person"].values(), self.settings["ARCHIVE_HOME_PEOPLE"])),
            years=ranking.counted(ranking.newest(terms["year"].values())), total=len(self.archive.articles),
            undated_count=self.archive.undated.count,
        )  # fmt: skip

    def _terms(self, page: Page) -> str:
        kind = page.subject
        terms = list(self.archive.terms[kind].values())
        divided = letters.divide(terms) if kind != "year" else []
        terms = ranking.newest(terms) if kind == "year" else [term for letter in divided for term in letter.terms]
        most = []
        if kind == "person" and len(terms) > self.settings["ARCHIVE_INDEX_MOST"]:
            most = ranking.counted(ranking.by_count(terms, 4 * self.settings["ARCHIVE_HOME_PEOPLE"]))
        calendar = [(year, months.of_year(self.archive, year.slug)) for year in terms] if kind == "year" else []
        return self._render("terms.html", page, TITLES[kind], kind=kind, terms=terms, groups=divided, most=most, calendar=calendar)

    def _letter(self, page: Page) -> str:
        letter = page.subject
        title = f"الأشخاص: {letter.name}"
        return self._render("terms.html", page, title, kind="person", letter=letter, terms=letter.terms, groups=[letter])

    def _names(self, page: Page) -> str:
        return letters.names(page.subject)

    def _term(self, page: Page) -> str:
        term, part = page.subject
        kind = term.kind
        more: dict[str, Any] = dict(ranking.landing(self.archive, term)) if part.pager.landing else {}
        if kind == "person":
            more["roles"] = Later(ranking.roles, term.ref, part.articles)
        title = term.name if part.pager.landing else f"{term.name} ({part.pager.number})"
        shown = term if part.pager.landing else Numbered(term)
        return self._render("term.html", page, title, kind=kind, term=shown, cards=self._cards(part.articles), pager=part.pager, **more)

    def _search(self, page: Page) -> str:
        return self._render("search.html", page, "البحث")

    def _missing(self, page: Page) -> str:
        return self._render("404.html", page, "الصفحة غير موجودة")

    def _redirect(self, page: Page) -> str:
        return self._render("redirect.html", page, "", target=page.subject)

    def _feed(self, page: Page) -> str:
        term = page.subject
        return feeds.text(self.writer, self.context, page.url, page.shown, term.name if term else "", self.settings["ARCHIVE_FEED_ITEMS"])


class Numbered:
    """A term on its numbered pages: without a count, which would make all of them change with every new article."""

    count = None
    html = Markup()

    def __init__(self, term: Term) -> None:
        self._ref = ref = term.ref
        self.kind, self.slug, self.url, self.name = ref.kind, ref.slug, ref.url, ref.name
        self.feed_url = term.feed_url

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ref, name)


class Removed:
    """What is left of an article that was removed: its address and the notice."""

    title = REMOVED_TITLE
    status = "removed"
    html = Markup()
    description = author = date_text = edtf = ""
    day = year = views = comments = region = older = newer = None
    date_certain = True
    people = tags = evidence = repairs = source = reader_comments = related = ()

    def __init__(self, article: Article) -> None:
        self.slug, self.url, self.edit_url, self.corrections = article.slug, article.url, article.edit_url, article.corrections


def place(fault: BaseException) -> str:
    """Template and line where a run-time fault arose."""
    place, trace = "template", fault.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
