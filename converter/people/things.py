"""Role nouns that are things where they stand: a letter and not a correspondent, a judgment and not a referee."""

from __future__ import annotations

from converter.people.words import Word, keys_of

_JUDGMENT = frozenset({"الحكم", "حكم", "احكام"})
_RULING = frozenset({"القاضي", "القاضيه"})
# What is said of a judgment and of no referee.
_OF_COURTS = keys_of("القاضي الابتدائي ابتدائي الاستئنافي استئنافي الصادر القضائي قضائي النهائي الغيابي")


def is_thing(words: list[Word], at: int, last: int, things: frozenset[str]) -> bool:
    """Whether the role noun at a token is a thing in the phrase that ends before token `last`.

    «مراسلة إلى العامل | X», «مشاركة المخرج | X», but «مساعدة اجتماعية | X»; «الحكم القاضي | بحبس رئيس الجماعة».
    """
    noun, following = words[at].noun, words[at + 1]
    if noun is None or noun[1].possessed or following.nationality:
        return False  # «منافسه السابق» is nobody's منافسة; «المقاولة الفرنسية X»
    key = noun[1].key
    if (key in _JUDGMENT and following.key in _OF_COURTS) or (key in _RULING and following.key[:1] == "ب"):
        return True
    return key in things and (last - at > 2 or following.role is not None)
