"""What stands around a candidate and speaks for or against it."""

from __future__ import annotations

from collections import Counter

from converter.people.candidates import Candidate
from converter.people.roles import COMMAS, RolePhrase, RoleReader
from converter.people.tokens import Token
from converter.people.words import Kind, Vocabulary, Word

_QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“"}
_TIED = ("title_before", "role_before", "role_long_before", "kin_before", "named_before", "role_comma_before", "nationality_before")
_KNOWN = {"given", "given_foreign", "given_also_word", "servant", "compound_given", "inside", "initial", "latin"}
_ENDS = frozenset(".؟!؛;:)»…") | {"،", ","}


class Context:
    """Looks left and right of candidates in one text."""

    def __init__(self, tokens: list[Token], text: str, vocabulary: Vocabulary) -> None:
        self.tokens, self.text, self.vocabulary = tokens, text, vocabulary
        self.lists = vocabulary.lexicon.lists
        self.roles = RoleReader(tokens, text, vocabulary)
        self._words = Counter(key for token in tokens for key in (token.word.key, *(rest for _, rest in token.word.cores)))
        self._pairs = Counter(
            (one.word.key, two.word.key) for one, two in zip(tokens, tokens[1:], strict=False) if two.word.kind is Kind.ARABIC
        )
        self._quoted = quoted(tokens)
        self._speakers = self._speaking()

    def _speaking(self) -> frozenset[str]:
        """Words that stand where a speaker stands: «قال X إن», «أوضح X،», «أما X ف»."""
        found: set[str] = set()
        arabic, speech = self.vocabulary.arabic, self.lists["speech"]
        for at in range(1, len(self.tokens) - 2):
            word, before, after = (self.tokens[at + n].word for n in (0, -1, 1))
            if word.kind is not Kind.ARABIC or word.never or word.title or word.role is not None or word.kin is not None or word.glued:
                continue
            if not (after.key in ("ان", "بان") or after.key in COMMAS or before.key in ("اما", "واما")) or word.key.endswith(("ون", "ين", "ات", "ها")):
                continue
            keys = (before.key, *(arabic(rest).key for _, rest in before.cores))
            if before.key in ("اما", "واما") or any(key in speech or (key[-1] == "ت" and key[:-1] in speech) for key in keys):
                found.add(word.key)
        return frozenset(found)

    def left(self, at: int, taken: int, word: Word, known: bool) -> tuple[str, ...]:
        """Names of the weights that the words before token `at` earn."""
        found: list[str] = []
        known = known or (not taken and word.shape and self.tokens[at + 1].word.given)
        edge = at if taken else self.roles.skip_titles(at)
        if edge < at:
            found.append("title_before")
        phrase = None if taken and self.tokens[at].word.key[0] != "ل" else self.roles.before(at)
        if phrase is not None and not taken:
            found += self._role_weight(phrase, known)
        if not found:
            found += self._near(at, taken, known)
        namesake = self._namesake(edge, title=edge < at, role=phrase is not None)
        if namesake:
            found.append(namesake)
        before = self.tokens[at - 1].word
        named = before.given and (not before.also_word or self.tokens[at - 2].word.inside)
        if not taken and edge == at and (before.inside or before.servant or named):
            found.append("after_name")
        if at in self._quoted:
            found.append("quoted")
        if word.inside and taken and self.tokens[at].word.key[0] in "بل":
            found.append("preposition_place")
        return tuple(found)

    def _role_weight(self, phrase: RolePhrase, known: bool) -> list[str]:
        """A role before a name proves more, the shorter its phrase and the better known the given name."""
        long = phrase.last - phrase.first > 2
        if not known:
            return [] if long or phrase.rule != "role before" else ["role_unknown_before"]
        if phrase.rule != "role before":
            return ["role_comma_before"]
        if self.tokens[phrase.first].word.kin is not None or phrase.tie:
            return ["kin_before"]
        return ["role_long_before" if long else "role_before"]

    def _near(self, at: int, taken: int, known: bool = True) -> list[str]:
        """The single word before the name."""
        previous = self.tokens[at - 1].word
        keys = (previous.key, *(rest for _, rest in previous.cores))
        if any(key in self.lists["named"] for key in keys):
            return ["named_before"]
        if previous.nationality:
            return ["nationality_before"]
        if known and any(key in self.lists["company"] for key in keys):
            return ["company_before"]
        if known and previous.key in self.lists["list"] and not taken:
            return ["list_before"]
        if known and previous.key == ":":
            return ["colon_before"]
        if not taken and any(key in self.lists["speech"] or (key.endswith("ت") and key[:-1] in self.lists["speech"]) for key in keys):
            return ["speech_before"]
        return []

    def _namesake(self, edge: int, title: bool, role: bool) -> str | None:
        """Whether an institution, a street or a place is named here."""
        at = edge - 1
        while at > 0 and edge - at < 3 and self.tokens[at].word.key in self.lists["between"]:
            at -= 1
        keys = self._keys(at)
        definite = any(key.startswith("ال") for key in keys)
        if keys & self.lists["institution"] and not (definite and (title or role or at == edge - 1)):
            return "institution_before"
        if at == edge - 1 and keys & self.lists["place"] and not title:
            return "place_before"
        return None

    def _keys(self, at: int) -> frozenset[str]:
        word = self.tokens[at].word
        return frozenset((word.key, *(rest for _, rest in word.cores)))

    def right(self, candidate: Candidate) -> list[str]:
        """Names of the weights that the words after the candidate, and its own shape, earn."""
        found: list[str] = []
        at = candidate.last
        word = self.tokens[at].word
        phrase = self.roles.after(at)
        bare = phrase is not None and phrase.rule == "role after" and phrase.last - phrase.first == 1 and word.key.startswith("ال")
        if phrase is not None and not bare and (phrase.rule != "role after" or candidate.last - candidate.first > 1 + ("servant" in candidate.reasons)):
            found.append("role_after")
        elif word.key in COMMAS and self.tokens[at + 1].word.key in ("الذي", "التي", "وهو", "وهي", "اللذين"):
            found.append("relative_after")
        elif word.key == "(":
            found.append("paren_after")
        elif word.key in _ENDS or word.kind is Kind.BREAK or word.key in ("ان", "بان", "الذي", "التي"):
            found.append("end_after")
        if self._speaks(candidate):
            found.append("speaks_again")
        elif self._comes_again(candidate):
            found.append("repeated")
        elif self._pair_again(candidate):
            found.append("pair_again")
        found += self._as_place(candidate)
        return found

    def _speaks(self, candidate: Candidate) -> bool:
        """Whether one of the surnames speaks elsewhere in the text."""
        if not _KNOWN & set(candidate.reasons):
            return False
        later = (token.word for token in self.tokens[candidate.first + 1 : candidate.last])
        return any(word.key in self._speakers and not word.given for word in later)

    def _pair_again(self, candidate: Candidate) -> bool:
        """Whether a pair of rare words comes twice."""
        if candidate.last - candidate.first != 2 or not {"rare_first", "shape_first"} & set(candidate.reasons) or candidate.taken:
            return False
        one, two = (self.tokens[at].word for at in (candidate.first, candidate.first + 1))
        return one.raw < 2.6 and two.raw < 2.6 and self._pairs[one.key, two.key] > 1

    def _comes_again(self, candidate: Candidate) -> bool:
        """Whether the last word of the name is used elsewhere without the word before it."""
        if candidate.last - candidate.first < 2 or not _KNOWN & set(candidate.reasons):
            return False
        for at in range(candidate.first + 1, candidate.last):
            word, previous = self.tokens[at].word, self.tokens[at - 1].word
            rare = word.kind is Kind.LATIN or word.raw < 2.6 or (word.nisba and word.zipf < 3.4)
            if rare and word.kind is not Kind.MARK and self._words[word.key] > self._pairs[previous.key, word.key]:
                return True
        return False

    def _as_place(self, candidate: Candidate) -> list[str]:
        edge = self.roles.skip_titles(candidate.first)
        if edge < candidate.first and not candidate.taken:
            whole = tuple(token.word.key for token in self.tokens[edge : candidate.last])
            return ["place_name"] if whole in self.vocabulary.lexicon.places.get(whole[0], ()) else []
        if any(name in _TIED for name in candidate.left):
            return []
        found = []
        first = self.tokens[candidate.first]
        core = self.vocabulary.arabic(self.text[first.start + candidate.taken : first.end]) if candidate.taken else first.word
        rest = tuple(token.word.key for token in self.tokens[candidate.first + 1 : candidate.last])
        if (core.key, *rest) in self.vocabulary.lexicon.places.get(core.key, ()):
            found.append("place_name")
        if core.inside and len(rest) == 1 + (rest[0] == "عبد" if rest else False):
            found.append("inside_alone")
        return found


def known_first(word: Word) -> bool:
    """Whether a name may begin with the word on its own account."""
    return word.given or word.inside or word.servant or word.initial or word.kind is Kind.LATIN


def quoted(tokens: list[Token], longest: int = 7) -> frozenset[int]:
    """Tokens inside short quotations: titles of works, names of papers."""
    inside: set[int] = set()
    for at, token in enumerate(tokens):
        closing = _QUOTES.get(token.word.key)
        if closing is None:
            continue
        for end in range(at + 1, min(at + longest, len(tokens))):
            if tokens[end].word.key == closing:
                inside.update(range(at + 1, end))
                break
    return frozenset(inside)
