"""Role phrases tied to a name: where they begin, and where they end."""

from __future__ import annotations

from dataclasses import dataclass

from converter.people.inflection import Number
from converter.people.tokens import Token
from converter.people.words import Kind, Vocabulary, Word

_REACH = 16  # words that a role phrase may have: the longest offices of regional councils have 14
COMMAS = frozenset("،؛,;")
_HYPHENS = frozenset("-–")
# Prepositions and counting words over which no role phrase reaches («وجه التعازي إلى | أرملة الفقيد»).
_BARRIERS = frozenset("الي مع بين كل كلا كلتا امام عبر طيله وسط حتي".split())
_HOLDING = frozenset("يتولي تتولي يشغل تشغل تقلد شغل شغلت".split())
_POSTS = frozenset("مهمه مهام منصب صفه".split())
_CHOICES = frozenset("انتخابه انتخابها تعيينه تعيينها اختياره اختيارها تنصيبه تنصيبها".split())
_OPENING, _CLOSING = "«“\"(", "»”\")"


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens first..last-1, `taken` proclitic letters off the first; `rule` says how it is tied to the name."""

    first: int
    last: int
    taken: int
    number: Number
    rule: str
    tie: bool = False


class RoleReader:
    """Finds role phrases beside a token position."""

    def __init__(self, tokens: list[Token], text: str, vocabulary: Vocabulary, names: dict[int, int] | None = None) -> None:
        """`names`: first token -> token after, of the names already believed; a phrase never runs into one."""
        self.tokens, self.text, self.vocabulary = tokens, text, vocabulary
        self.names = names or {}
        self._ends = {last: first for first, last in self.names.items()}

    # -- before the name ------------------------------------------------------------------------------------------

    def skip_titles(self, at: int) -> int:
        """The token after which the titles before token `at` begin: «الدكتور الحاج | محمد» gives the index of الدكتور."""
        while at > 0:
            word = self.tokens[at - 1].word
            if word.key == "." and at > 1 and self.tokens[at - 2].word.abbreviated:
                at -= 2
            elif self._title(at - 1) and not self._adjective_of_role(at - 1) and not self._complement(at - 1):
                at -= 1
            else:
                break
        return at

    def _title(self, at: int) -> bool:
        word = self.tokens[at].word
        if word.title or word.alone:
            return True
        return any(core.title or core.alone for _, core in self.cores(at))

    def _complement(self, at: int) -> bool:
        """«أرملة الفقيد السيدة X»: الفقيد says whose widow she is."""
        before = self.tokens[at - 1].word
        return before.kin is not None and not before.key.startswith("ال") and not before.key.endswith(("ها", "هم", "ته"))

    def _adjective_of_role(self, at: int) -> bool:
        """«المقرر الشاب إلياس»: الشاب after a role noun belongs to the role."""
        return self.tokens[at].word.key in ("الشاب", "الشابه") and self.noun(at - 1) is not None and not self._title(at - 1)

    def cores(self, at: int) -> list[tuple[int, Word]]:
        token = self.tokens[at]
        return [(taken, self.vocabulary.arabic(self.text[token.start + taken : token.end])) for taken, _ in token.word.cores]

    def noun(self, at: int) -> tuple[int, Word] | None:
        """(proclitic letters, word) when the token is a role noun or a tie of family with its pronoun."""
        word = self.tokens[at].word
        if is_role(word) and not word.verb:
            return 0, word
        if word.given or word.verb or word.key in self.vocabulary.lexicon.lists["company"]:
            return None
        return next(((taken, core) for taken, core in self.cores(at) if is_role(core) and not core.verb), None)

    def before(self, at: int) -> RolePhrase | None:
        """The role phrase that ends where the name (or its titles) at token `at` begins."""
        edge = self.skip_titles(at)
        if edge < at and self.cores(edge) and not self._plain_title(edge):
            return None  # «والسيد X» opens a new item: what stands before belongs to somebody else
        if self.tokens[edge - 1].word.key == "و":
            return None
        last = edge
        mark = self.tokens[edge - 1].word.key if edge else ""
        comma = mark in COMMAS or mark in _HYPHENS
        if mark == ":":
            return self._before(edge - 1, "role colon")
        if comma:
            last = edge - 1
        elif self.tokens[edge - 1].word.key in ("هي", "هو") and edge >= 2:
            last = edge - 2 if self.tokens[edge - 2].word.key in COMMAS else edge - 1
        elif self.tokens[edge - 1].word.key in self.vocabulary.lexicon.lists["named"]:
            last = edge - 1 - (self.tokens[edge - 2].word.key in COMMAS)
        elif self.tokens[edge - 1].word.nationality and self.tokens[edge - 2].word.key in COMMAS:
            last, comma = edge - 2, True
        return self._before(last, "role comma" if comma else "role before")

    def _plain_title(self, at: int) -> bool:
        word = self.tokens[at].word
        return word.title or word.alone or word.abbreviated

    def _before(self, last: int, rule: str) -> RolePhrase | None:
        heads = self._heads(last)
        ends_open = last > 0 and self.tokens[last - 1].word.preposition and not is_role(self.tokens[last - 1].word)
        if not heads or ends_open:
            before = self.tokens[last - 1].word
            return RolePhrase(last - 1, last, 0, Number.ONE, rule) if before.nationality and rule == "role before" else None
        at, taken, word = heads[0]
        for (q1, t1, w1), (q2, t2, w2) in zip(heads, heads[1:], strict=False):
            if self._new_phrase(q1, w1, q2, w2):
                at, taken, word = q2, t2, w2
            elif t2 and q2 > q1 and self.tokens[q2].word.key[0] == "و":
                at, taken, word = q2, t2, w2
            del t1
        number = word.role if word.role is not None else word.kin
        if word.kin is not None and not taken and self.tokens[at - 1].word.key in ("ابن", "بنت", "ابنه"):
            at -= 1
        if rule == "role colon" and word.kin is not None and number is not Number.ONE:
            return None
        if at == last - 1 and (word.title or word.alone):
            return None
        return RolePhrase(at, last, taken, number or Number.ONE, rule, tie=word.kin is not None)

    def _heads(self, last: int) -> list[tuple[int, int, Word]]:
        """Role nouns in the stretch of words that ends at token `last`, leftmost first."""
        heads: list[tuple[int, int, Word]] = []
        for at in range(last - 1, max(last - 1 - _REACH, 0), -1):
            token = self.tokens[at]
            if token.word.kind in (Kind.MARK, Kind.BREAK):
                if token.word.key in _HYPHENS and self.tokens[at - 1].word.kind is Kind.ARABIC:
                    continue
                if token.word.key not in _OPENING + _CLOSING or token.word.key in "()":
                    break
                continue
            if at + 1 in self._ends or token.word.stop or self._barrier(at):
                break
            if self._foreign_name(at):
                return []
            noun = self.noun(at)
            if noun is not None:
                heads.append((at, *noun))
                if noun[0] and token.word.key[0] == "و":
                    break
            elif self._breaks(at):
                break
        return heads[::-1]

    def _barrier(self, at: int) -> bool:
        """A preposition that ends the stretch; على only after a definite word: «المشرف على الورش»."""
        word = self.tokens[at].word
        if word.key == "علي" and word.preposition:
            return not self.tokens[at - 1].word.key.startswith("ال")
        keys = {word.key, *(rest for _, rest in word.cores)} if word.key[:1] in ("و", "ف") else {word.key}
        return bool(keys & _BARRIERS) and word.role is None

    def _foreign_name(self, at: int) -> bool:
        """A name of somebody else inside the phrase, which then is not this name's role; جامعة محمد الخامس is none."""
        word = self.tokens[at].word
        if at in self.names:
            return True
        if not word.given or word.also_word or word.role is not None:
            return False
        lists = self.vocabulary.lexicon.lists
        for near in (at - 1, at - 2, at - 3):
            keys = {self.tokens[near].word.key, *(rest for _, rest in self.tokens[near].word.cores)}
            if keys & (lists["institution"] | lists["place"]) or keys & self.vocabulary.lexicon.inside:
                return False
            known = self.tokens[near].word
            if not (keys & lists["between"] or known.particle or known.given or (near == at - 1 and known.kind is Kind.ARABIC)):
                break
        return True

    def _breaks(self, at: int) -> bool:
        """A verb of speech, or a word that no role phrase holds."""
        word = self.tokens[at].word
        speech = self.vocabulary.lexicon.lists["speech"]
        return word.key in speech or any(core.key in speech or core.stop for taken, core in self.cores(at) if word.key[0] in "وف" and taken == 1)

    def _new_phrase(self, q1: int, w1: Word, q2: int, w2: Word) -> bool:
        """Whether the second role noun opens a phrase of its own: «ابنته الطالبة X», «رئيس الجماعة المستشار X»."""
        if w2.kin is not None and w2.key.endswith(("ه", "ها", "هم")) and w2.role is None and w2.key[-2:] != "ته" or w2.key.endswith("ته") and w2.kin:
            return True  # «… ومنهم زوجته X»
        definite = w2.key.startswith("ال") and (w2.role or w2.kin) is Number.ONE
        if not definite or w1.key.startswith("ال"):
            return False
        if w2.key.endswith(("ي", "يه")) and q2 > q1 + 1:
            return False  # an adjective: «عضو المكتب السياسي»
        if w1.kin is not None:
            return q2 == q1 + 1
        return q2 > q1 + 1 and self.tokens[q2 - 1].word.key.startswith("ال")

    # -- after the name -------------------------------------------------------------------------------------------

    def after(self, at: int) -> RolePhrase | None:
        """The role phrase that follows the name which ends before token `at`."""
        word = self.tokens[at].word
        if word.key == "(":
            return self._after(at + 1, "role in parentheses")
        if word.key in COMMAS:
            following = self.tokens[at + 1].word.key
            if following in ("وهو", "وهي"):
                return self._after(at + 2, "and he is")
            if following in ("هو", "هي"):
                return None
            if following in ("الذي", "التي") and self.tokens[at + 2].word.key in _HOLDING:
                return self._after(at + 3 + (self.tokens[at + 3].word.key in _POSTS), "role after comma")
            return self._after(at + 1, "role after comma")
        for ahead in (at, at + 1):
            if self.tokens[ahead].word.key in _CHOICES:
                return self._after(ahead + 1, "role after")
        return self._after(at, "role after")

    def _after(self, at: int, rule: str) -> RolePhrase | None:
        word = self.tokens[at].word
        if not opens_role(word) or at in self.names:
            return None
        if word.title and not self.tokens[at + 1].word.never:
            return None
        possessed = word.kin is not None and word.key.endswith(("ه", "ها", "هم")) and word.role is None
        if rule == "role after" and (word.verb or possessed):
            return None
        last = self._end(at + 1, word.kin is not None and word.role is None)
        if last == at + 1 and word.key in ("شيخ", "سيد"):
            return None
        if rule.endswith("parentheses") and self.tokens[last].word.key != ")":
            return None
        number = word.role or word.kin or Number.ONE
        return RolePhrase(at, last, 0, number, rule, tie=word.kin is not None)

    def _end(self, at: int, tie: bool) -> int:
        """The first token that no longer belongs to the phrase."""
        limit = at + _REACH
        quoted = False
        first = at
        while at < limit:
            word = self.tokens[at].word
            quoted = word.key in "«“" or (quoted and word.key not in "»”")
            if word.kind in (Kind.MARK, Kind.BREAK):
                if not self._inner_mark(at):
                    break
            elif quoted or (at == first and word.key in ("له", "لها")):
                pass
            elif word.stop or self._glued_stop(at) or (not tie and (at in self.names or self._title(at))):
                break
            elif word.key == "و" and (at + 1 in self.names or self._title(at + 1)):
                break
            at += 1
        while self.tokens[at - 1].word.preposition or self.tokens[at - 1].word.key in _HYPHENS:
            at -= 1
        return at

    def _glued_stop(self, at: int) -> bool:
        """«والذي», «فيما»: a stop word after و or ف; «وX» where X is a believed name or a title."""
        token = self.tokens[at]
        if token.word.key[:1] not in ("و", "ف"):
            return False
        return at in self.names or self._title(at) or any(core.stop for taken, core in self.cores(at) if taken == 1)

    def _inner_mark(self, at: int) -> bool:
        """Quotation marks inside the phrase, and a hyphen between two words: «الدار البيضاء- سطات»."""
        key = self.tokens[at].word.key
        if key in "«»“”\"":
            return True
        return key in _HYPHENS and self.tokens[at + 1].word.kind is Kind.ARABIC


def is_role(word: Word) -> bool:
    """A role noun; a tie of family only with its pronoun, its complement or in the plural (بنت and أم are words too)."""
    return (word.role is not None or word.kin is not None) and not word.particle


def opens_role(word: Word) -> bool:
    return is_role(word) or word.superlative
