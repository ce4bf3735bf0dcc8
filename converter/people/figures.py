"""From figures to people: gender and titles, role, name, mentions and evidence."""

from __future__ import annotations

from arabic.folding import strip_marks
from converter.model import Evidence, Person, Span
from converter.people.evidence import Context
from converter.people.identity import Figure, Mention
from converter.people.inflection import Number
from converter.people.roles import RoleAfter, RolePhrase
from converter.people.roles_before import RoleBefore
from converter.people.titles import item_begins, skip_titles
from converter.people.tokens import Tokens
from converter.people.words import COMMAS, MARK


class Portrait:
    """Describes the figures of one text."""

    def __init__(self, tokens: Tokens, text: str, figures: list[Figure], context: Context) -> None:
        self.words, self.places, self.text = tokens.words, tokens.places, text
        self.vocabulary, self.figures = context.vocabulary, figures
        self.before, self.after = context.before, context.after
        self._spans: dict[tuple[int, int, int], Span] = {}

    def _roles(self, names: dict[int, int]) -> None:
        lexicon = self.vocabulary.lexicon
        self.before = RoleBefore(self.words, names, lexicon, self.before.walk.telling)
        self.after = RoleAfter(self.words, names, lexicon.lists)

    def first_glance(self) -> None:
        """Gender and titles of each figure, by which short mentions are told apart."""
        for figure in self.figures:
            for mention in figure.mentions:
                edge = skip_titles(self.words, mention.first)
                figure.titles |= {self.words[n].key for n in range(edge, mention.first)}
                phrase = self.before.read(mention.first) if not mention.taken else None
                phrase = phrase or self.after.read(mention.last)
                if phrase is not None and phrase.number is Number.ONE:
                    figure.titles.add(self.words[phrase.first].key[phrase.taken :])
            figure.woman = self._woman(figure)

    def _woman(self, figure: Figure) -> bool | None:
        if any(title.endswith(("ه", "ات")) for title in figure.titles if title not in ("خليفه", "الفقيه", "فقيه")):
            return True
        word = self.vocabulary.arabic(figure.units[0])
        if word.woman is not word.man:
            return word.woman
        return False if figure.titles else None

    # -- roles ----------------------------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        """The finished people, in the order of first mention."""
        ordered = sorted(((mention, figure) for figure in self.figures for mention in figure.mentions), key=lambda pair: pair[0].first)
        names = {mention.first: mention.last for mention, _ in ordered}
        self._roles(names)
        found = self._role_phrases(ordered)
        self.figures.sort(key=lambda figure: min(mention.first for mention in figure.mentions))
        return [self._person(figure, found.get(id(figure))) for figure in self.figures]

    def _role_phrases(self, ordered: list[tuple[Mention, Figure]]) -> dict[int, RolePhrase]:
        """The first role phrase of each figure; roles in the dual or plural go to each name of their list."""
        found: dict[int, RolePhrase] = {}
        shared: RolePhrase | None = None
        chain: list[Figure] = []
        previous: tuple[Mention, bool] | None = None
        for mention, figure in ordered:
            before = self._before(mention, previous)
            linked = previous is not None and self._linked(previous[0], mention)
            if before is not None or not linked:
                shared, chain = None, []
            if before is not None and (before.number is not Number.ONE or before.rule == "role colon" or self._many_titles(mention)):
                shared = before if before.number is not Number.ONE or self._many_titles(mention) else None
            chain.append(figure)
            after = self.after.read(mention.last)
            item = after if self.words[mention.last].key == ":" else None  # «- X: نائبا أول» tells more than what announces the list
            phrase = self._better(before, mention) or item or shared or after
            if phrase is not None:
                found.setdefault(id(figure), phrase)
                if phrase is not before and self._of_all(phrase):
                    for other in chain:  # «انتخب X وY وZ مستشارين»
                        found.setdefault(id(other), phrase)
                elif phrase is not before and phrase is not shared and self.words[phrase.first].key.endswith(("ا", "ان", "ين")):
                    for other in chain if len(chain) == 2 and phrase.number is not Number.MANY and self._dual(chain) else ():
                        found.setdefault(id(other), phrase)
            previous = (mention, before is not None)
        return found

    def _of_all(self, phrase: RolePhrase) -> bool:
        """«X وY وZ مستشارين», «X وY وZ، عضوات المجلس»."""
        return phrase.rule in ("role after", "role after comma") and (
            phrase.number is Number.MANY or self.words[phrase.first].key.endswith(("ين", "ون", "ات"))
        )

    def _dual(self, chain: list[Figure]) -> bool:
        return any(title.endswith(("ان", "ين")) for title in chain[0].titles)

    def _many_titles(self, mention: Mention) -> bool:
        edge = skip_titles(self.words, mention.first)
        return any(self.words[n].key.endswith(("ان", "ين", "اده", "ات")) for n in range(edge, mention.first))

    def _before(self, mention: Mention, previous: tuple[Mention, bool] | None) -> RolePhrase | None:
        """The role before a mention, unless it is the role after the name before it: «X، رئيس الفرع، Y»."""
        if mention.taken:
            return None
        phrase = self.before.read(mention.first)
        if phrase is None or previous is None or phrase.rule != "role comma" or phrase.taken:
            return phrase
        earlier, had_role = previous
        gap = self.words[earlier.last].key
        follows = earlier.last == phrase.first or (earlier.last == phrase.first - 1 and gap in COMMAS)
        return None if follows and not had_role else phrase

    def _better(self, before: RolePhrase | None, mention: Mention) -> RolePhrase | None:
        """A bare trade or tie before the name yields to a fuller phrase after it: «المعلم X، أمين الحرفة», «زميله X، هداف الفريق»."""
        if before is not None and before.number is not Number.ONE:
            after = self.after.read(mention.last)
            if after is None or after.number is not Number.ONE:
                return before
            item = before.rule == "role colon" and self.words[mention.last].key == ":"
            return after if item or after.rule == "role after" else before
        if before is None:
            return None
        last = self.words[before.last - 1]
        bare = before.tie and (last.possessed or last.titled)  # «ابن عمها X، العامل بالمنجم», «زميله الراحل X، هداف الفريق»
        if before.last - before.first > 1 + bare:
            return before
        whole = last if last.possessed else self.words[before.first]
        word = next((core for taken, core in whole.cores if taken == before.taken), whole)  # «لمنافسه X، رئيس النادي»
        if not (word.weak or word.nationality or (word.possessed and word.role is None)):
            return before
        after = self.after.read(mention.last)
        fuller = after is not None and after.rule == "role after comma" and self.words[after.first].role_noun
        return after if fuller else before

    def _linked(self, earlier: Mention, mention: Mention) -> bool:
        """Whether two names stand in one list: only commas, و, titles or a parenthesis between them."""
        at = earlier.last
        if self.words[at].key == "(":
            while self.words[at].key != ")" and at < mention.first:
                at += 1
            at += 1
        edge = skip_titles(self.words, mention.first)
        if (item := item_begins(self.words, edge)) and at >= item - 1:
            return True  # «- X» on the line after «- Y»
        if edge - at > 2:
            return False
        between = self.words[at:edge]
        joined = mention.taken == 1 or edge < mention.first or bool(between)
        return all((word.kind is MARK and word.key in COMMAS) or word.key == "و" for word in between) and joined

    # -- the record -----------------------------------------------------------------------------------------------

    def span(self, mention: Mention) -> Span:
        key = mention.first, mention.last, mention.taken
        if key not in self._spans:
            self._spans[key] = Span(self.places[mention.first][0] + mention.taken, self.places[mention.last - 1][1])
        return self._spans[key]

    def _person(self, figure: Figure, phrase: RolePhrase | None) -> Person:
        spans = tuple(self.span(mention) for mention in sorted(figure.mentions, key=lambda m: m.first))
        spellings = dict.fromkeys(" ".join(span.of(self.text).split()) for span in spans)
        role_span = None if phrase is None else self._role_span(phrase)
        role = None if phrase is None or role_span is None else self._role(phrase, role_span)
        return Person(self._name(figure), role, tuple(spellings), spans, role_span, self._evidence(figure, phrase, role_span))

    def _role(self, phrase: RolePhrase, span: Span) -> str:
        """The phrase as written; ل and the article that it swallowed give the article back: «للشاعر» is «الشاعر»."""
        swallowed = phrase.taken > 1 and self.text[span.start - 2 : span.start] == "لل"
        return ("ال" if swallowed else "") + " ".join(span.of(self.text).split())

    def _role_span(self, phrase: RolePhrase) -> Span:
        return Span(self.places[phrase.first][0] + phrase.taken, self.places[phrase.last - 1][1])

    def _name(self, figure: Figure) -> str:
        """The full name as first written, given name first."""
        candidate = figure.candidate
        span = self.span(Mention(candidate.first, candidate.last, candidate.taken))
        words = strip_marks(span.of(self.text)).split()
        if figure.reversed:
            size = 2 if len(words) > 2 and words[-2] == "عبد" else 1
            words = [*words[-size:], *words[:-size]]
        return " ".join(words)

    def _evidence(self, figure: Figure, phrase: RolePhrase | None, role_span: Span | None) -> tuple[Evidence, ...]:
        candidate, notes = figure.candidate, self.vocabulary.lexicon.notes
        span = self.span(Mention(candidate.first, candidate.last, candidate.taken))
        full, short = span.of(self.text), [self.span(mention) for mention in figure.mentions if not mention.full]
        items = [Evidence("people", full, span, reason, notes[reason]) for reason in candidate.reasons]
        items += [Evidence("people", place.of(self.text), place, "short_mention") for place in short]
        if phrase is None or role_span is None:
            return tuple(items)
        return (*items, Evidence("role", role_span.of(self.text), role_span, phrase.rule.replace(" ", "_")))
