"""What one look at a word settles for all its tokens, so that most starts of names are passed over unread.

Where the place of a token could decide otherwise, the answer is the careful one: the words around are then read.
"""

from __future__ import annotations

from converter.people.continuing import DOUBTFUL, may_continue, next_reason, opening_reasons
from converter.people.hope import PARTING, Hope
from converter.people.inflection import Number
from converter.people.lexicon import Lexicon
from converter.people.signs import ANNOUNCES, LIFTS, NEEDY, OPENS, QUOTE, SHUTS, TELLS
from converter.people.titles import LIFETIME
from converter.people.words import (
    ARABIC,
    AT,
    BEING,
    BREAK,
    BULLETS,
    COMMAS,
    COMPLETED,
    FOREIGN_ARTICLES,
    FOREIGN_PARTICLES,
    HOWEVER,
    HYPHENS,
    LATIN,
    MARK,
    PARENTS,
    QUOTES,
    RANKS,
    Gate,
    Word,
    her_act,
    is_inert,
    may_open,
    of_children,
)

_SURNAME_PARTICLES = frozenset({"بن", "ابن", "ايت", "نايت", "اد", "ولد", "ول", "منت"})
_BEFORE_A_NAME = COMMAS | BULLETS | BEING | {".", ":", "هي", "هو"}
_DESCRIBING = COMMAS | HYPHENS | PARENTS | RANKS | {"(", ":"}  # a role may follow a name behind one of these
# After the full stop of an abbreviated title, before the name of one just described, or of one who died.
_LIFTING = frozenset({".", "هي", "هو"}) | LIFETIME


def glance(word: Word, lexicon: Lexicon, hope: Hope) -> None:
    """Fill in what follows from the word's other facts."""
    lists = lexicon.lists
    word.inert = word.kind is ARABIC and is_inert(word, lists)
    word.tells = _tells(word, lists)
    word.describes = word.role_noun or word.superlative or word.key in _DESCRIBING or word.key in lists["choice"]
    word.gate, word.barrier = _gate(word, lists), _barrier(word, lists["barrier"])
    word.built = word.shape or word.listed or (word.nisba and word.raw < 2 and not word.never) or word.key in _SURNAME_PARTICLES
    word.opening, word.going_on = opening_reasons(word), next_reason(word)
    if word.kind is ARABIC:
        word.opens = may_open(word)
        whole = word.pairs or word.particle or word.given or word.inside or word.servant or word.initial
        word.unknown = not whole
        word.ordinary = not whole and word.opening.count("common_first") > 1
        word.loose = tuple([(taken, core) for taken, core in word.cores if _may_come_off(word, taken, core)])
    word.lifts = word.titled or word.nationality or word.key in _LIFTING or not word.keys.isdisjoint(lists["named"])
    word.sited = word.inside or not lexicon.places.keys().isdisjoint(word.keys)
    word.halts, word.goes_on = _halts(word, lexicon), _goes_on(word, lexicon)
    word.alone_worth = sum([lexicon.weights[name] for name in (*word.opening, "single")])
    word.ends_unknown = not word.pairs and word.key not in lexicon.ordinals and _ends_unknown(word)
    word.sign = _sign(word, hope)


def _sign(word: Word, hope: Hope) -> int:
    """What the word tells of itself in the row of all words."""
    opens = word.key[0].isupper() if word.kind is LATIN else bool(word.opens or word.pairs or word.loose)
    found = OPENS * opens | NEEDY * (hope.unlikely(word) and not word.loose) | LIFTS * (word.lifts or word.key in PARTING)
    found |= SHUTS * (word.ends_unknown and not word.built) | TELLS * (not word.inert)
    return found | ANNOUNCES * (word.speech or word.key in HOWEVER) | QUOTE * (word.key in QUOTES)


def _may_come_off(word: Word, taken: int, core: Word) -> bool:
    """Whether `Grower` would, beside any neighbour, begin a name with the word without its first letters."""
    if word.given or word.never or core.glued or (core.never and not core.pairs) or (word.raw > 3.3 and core.foreign):
        return False
    sure = core.given and not core.also_word
    if word.raw > core.raw and word.raw > 2.5 and not (core.pairs or sure):
        return False
    listed = word.key[0] == "و" and core.opens and (taken == 1 or core.raw == 0)
    return core.given or core.servant or core.inside or core.pairs or listed


def _tells(word: Word, lists: dict[str, frozenset[str]]) -> bool:
    """Whether the word, standing before a name, may say anything of it by itself."""
    if word.titled or word.nationality or word.given or word.shape or word.inside or word.servant or word.speech:
        return True
    if word.key in _BEFORE_A_NAME or not word.keys.isdisjoint(COMPLETED):
        return True
    return not lists["telling"].isdisjoint(word.keys)


def _gate(word: Word, lists: dict[str, frozenset[str]]) -> Gate:
    """Whether a role phrase that ends further on may have its head here, or cannot reach over the word."""
    if word.kind in (MARK, BREAK):
        return Gate.OPEN if word.key in QUOTES or word.key in HYPHENS else Gate.CLOSED
    if word.stop and word.key != AT:
        return Gate.CLOSED
    if word.noun is not None:
        return Gate.HEAD
    return Gate.CLOSED if not word.inert and (word.verb or her_act(word) or word.key in lists["speech"]) else Gate.OPEN


def _barrier(word: Word, barriers: frozenset[str]) -> bool:
    """Whether a role phrase may not reach over the word, a preposition."""
    if word.key == "علي":
        return word.preposition
    return word.role is None and (word.key in barriers or (word.key[:1] in ("و", "ف") and not barriers.isdisjoint(word.keys)))


def _halts(word: Word, lexicon: Lexicon) -> bool:
    """Whether no name goes on with the word, but after a particle: a mark, a word of grammar, a title, a verb."""
    if word.key in lexicon.ordinals or word.given or word.servant or word.pairs:
        return False
    if word.kind is not ARABIC:
        return word.kind is not LATIN
    joined = word.glued and (word.key[0] == "و" or word.listed)
    if (
        joined
        or (word.title and word.listed)
        or (word.never and word.nisba)
        or word.key in FOREIGN_PARTICLES
        or word.key in FOREIGN_ARTICLES
    ):
        return False
    return not may_continue(word, False, word)


def _goes_on(word: Word, lexicon: Lexicon) -> bool:
    """Whether a name may go on with the word beside any neighbours but a particle or «الله», and what that earns is asked of it alone."""
    if word.kind is not ARABIC or word.halts or word.pairs or word.servant or word.key in lexicon.ordinals or word.key[0] == "و":
        return False
    part = word.particle or word.inside or word.initial or word.abbreviated or word.glued or word.key in FOREIGN_PARTICLES
    company = word.title or word.kin is not None or (word.role is not None and not word.given) or of_children(word)
    return not (part or company or word.never or word.key in FOREIGN_ARTICLES)


def _ends_unknown(word: Word) -> bool:
    """Whether no name of an unknown first word goes on with this one."""
    if word.kind is not ARABIC:
        return word.kind is not LATIN
    if not word.key or word.initial or word.servant:
        return False
    if not may_continue(word, False, word):
        return True
    if word.role is not None and not word.given:
        if word.role is not Number.ONE or (word.key.startswith("ال") and word.zipf < 4.2):
            return True
    elif word.particle or word.inside:
        return False
    reason = word.going_on
    return reason in DOUBTFUL or (reason == "given_next" and (word.role is not None or word.also_word))
