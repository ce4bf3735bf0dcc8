"""How well a word opens a name and goes on with one, by the word alone."""

from __future__ import annotations

from converter.people.words import BEFORE_WAW, FOREIGN_ARTICLES, FOREIGN_PARTICLES, LATIN, PARENTS, Word, of_children

# Steps of the frequency scale below which a word that follows a given name counts as …
_SCALE = ((2.0, "rare_next"), (2.9, "scarce_next"), (3.6, "usual_next"), (4.4, "common_next"))
# After an unknown first word these do not make a name.
DOUBTFUL = frozenset({"scarce_next", "usual_next", "common_next", "ordinary_next", "definite_next", "lam_next", "trade_next"})
DOUBTFUL |= {"particle_next", "listed_usual"}
UNBUILT = frozenset({"rare_next", "scarce_next", "definite_next"})


def may_continue(word: Word, after_particle: bool, previous: Word) -> bool:
    """Whether a name may go on with the word."""
    if previous.key in FOREIGN_PARTICLES and word.key in FOREIGN_ARTICLES:
        return True
    if word.stop or word.preposition or (previous.key in PARENTS and of_children(word)):
        return False
    if after_particle and previous.key not in FOREIGN_PARTICLES:
        glued = word.glued and not son_of(word, previous) and word.key[0] not in "بك"
        courtesy = word.title and word.key.startswith("السي")  # «ابن السي الجيلالي» tells whose son he is
        home = word.placing and not word.inside and previous.key in ("بن", "ابن", "بنت")  # «ابن جماعة العطاوية», but «بن الزاوية»
        home = home and not (previous.key == "بن" and word.key.startswith("ال"))
        return not (glued or courtesy or home or (word.kin is not None and not word.given))
    if word.key in FOREIGN_PARTICLES and (previous.foreign or previous.key in FOREIGN_PARTICLES):
        return True
    glued = word.glued and not son_of(word, previous) and not ((word.whole or word.listed) and _ends_given(previous))  # رشيد وعزيز
    courtesy = word.title or (word.abbreviated and not word.initial)
    return not (glued or word.never or courtesy or (word.kin is not None and not (word.given or word.particle or word.listed)))


def son_of(word: Word, previous: Word, earlier: Word | None = None) -> bool:
    """«موحى وحمو»: the Berber و of a son; it is no daughter's, and after «أيت موح» it joins."""
    if word.key[0] != "و" or previous.key not in BEFORE_WAW or (earlier is not None and earlier.particle):
        return False
    return not any(core.woman and not core.man for _, core in word.cores)


def _ends_given(word: Word) -> bool:
    """A given name, also with a proclitic: «وعادل | وعزيز»."""
    return word.given or any(core.given for _, core in word.cores)


def opening_reasons(word: Word) -> tuple[str, ...]:
    """What a single first word earns; an unknown one pays for each started Zipf point above 2.6."""
    if word.kind is LATIN:
        return ("latin", "given_foreign") if "-" in word.key else ("latin",)  # Pierre-Yves
    if word.given:
        reason = "given_also_word" if word.also_word else "given_foreign" if word.foreign else "given"
        return (reason, "role_word_first") if word.role is not None else (reason,)
    built = word.shape or (word.nisba and word.zipf < 3.2)
    return ("shape_first" if built else "rare_first", *["common_first"] * max(0, int(word.zipf - 1.6)))


def next_reason(word: Word) -> str:
    """How well a word follows a given name."""
    if word.given:
        if word.also_word and word.zipf > 4.4:
            phrase = word.key[0] in "بلك" and any(core.raw > word.raw for _, core in word.cores)  # «بدور»: «in the part of»
            return "given_usual" if word.listed or (word.zipf < 4.8 and not phrase) else "common_next"
        return "given_next"
    if word.listed:
        return "listed_next" if word.zipf < 4.2 else "listed_usual"
    if word.role is not None and word.zipf < 3.6:
        return "usual_next"
    if word.shape:
        return "shape_next"
    if word.lam:
        return "lam_next"
    if word.nisba and word.role is None and word.zipf < 4.8:
        return "nisba_next" if word.zipf < 4.2 else "nisba_usual"
    return _by_frequency(word)


def _by_frequency(word: Word) -> str:
    """The rarer a word of no other mark, the likelier a surname."""
    for limit, reason in _SCALE:
        if word.zipf < limit:
            many = word.key.endswith("ات") and len(word.key) > 6  # «سجلت الداودي | مداخلات الأعضاء»
            if reason in ("scarce_next", "usual_next") and (many or word.key[-1] == "ه") and not word.key.startswith("ال"):
                return "common_next"  # «أكد ينجا | متانة العلاقات»: surnames in ة are few, and listed
            if word.key.startswith("ال") and word.key.endswith(("ين", "ون")) and len(word.key) > 6:
                return "common_next"  # «أمين | الصفارين»: a plural
            return "definite_next" if reason in UNBUILT and word.key.startswith("ال") else reason
    return "ordinary_next"
