"""Which of the role nouns in a stretch of words is the head of the phrase that ends there."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from converter.people.inflection import Number
from converter.people.lexicon import Lexicon
from converter.people.roles import definite
from converter.people.words import Word


class Head(NamedTuple):
    """A role noun at a token, `taken` proclitic letters off."""

    at: int
    taken: int
    word: Word


def choose(heads: list[Head], words: list[Word], lexicon: Lexicon) -> Head:
    """The leftmost head, unless a later one opens a phrase of its own."""
    chosen = heads[0]
    for one, two in pairwise(heads):
        after_and = two.taken and words[two.at].key[0] == "و" and not _both(one, two, lexicon.lists["paired"])
        apart = two.at > one.at + 1 and any(word.key == "من" for word in words[one.at + 1 : two.at])  # «عرض مسرحي من إخراج | الفنان X»
        counted = two.word.kin is not None and words[two.at - 1].key[0] == "و" and two.at - 1 > one.at  # «أرملة وثلاثة | أبناء هم X»
        if after_and or apart or counted or _opens_phrase(one, two, words, lexicon):
            chosen = two
    return chosen


def _both(one: Head, two: Head, paired: frozenset[str]) -> bool:
    """«الكاتب والناقد X», «الفاعل الجمعوي والحقوقي X»: one person is both."""
    same = one.word.key.endswith("ه") is two.word.key.endswith("ه")
    return same and one.word.key in paired and two.word.key in paired and two.at - one.at < 3


def _opens_phrase(one: Head, two: Head, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether the second role noun opens a phrase of its own: «ابنته الطالبة X», «رئيس الجماعة المستشار X»."""
    if two.word.possessed or (two.taken and two.at == one.at + 1 and words[two.at].key[0] == "ب"):
        return True  # «… ومنهم زوجته X», «ممثلة | برئيستها X»
    if one.word.role is not None and one.word.kin is not None and not one.word.possessed and two.at == one.at + 1:
        return False  # «نائبة الرئيس»
    if definite(one.word) and two.word.role is Number.ONE and not definite(two.word) and not two.taken:
        return True  # «تسلمت المخرجة درعا من يد | مدير المركب X», «استقبل الوزير | عامل الإقليم X»
    if two.taken and definite(one.word) and words[two.at].key.startswith("لل") and two.at > one.at + 3:
        return True  # «سلم الوزير مفاتيح سيارة | للطبيب X»
    if two.taken and two.word.kin is not None and two.word.role is None and two.at > one.at + 2:
        return True  # «عبر الأمين العام عن تعازيه | لأبناء الفقيدة X»
    if one.word.role is Number.MANY and _after_many(one, two):
        return True
    single = (two.word.role or two.word.kin) is Number.ONE
    if not (single and definite(two.word)) or definite(one.word):
        return False
    return _after_one(one, two, words, lexicon)


def _after_many(one: Head, two: Head) -> bool:
    """Several are named by the first noun: what follows apart from it is another phrase."""
    role, apart = two.word.role, two.at > one.at + 1
    if definite(one.word):  # «رفعت المشاركات صور | الضحايا: X», «قدم للكتاب | المؤرخ X»
        both = role is Number.TWO and definite(two.word)  # «ينوب عن الضحايا | المحاميان X وY»
        return both or (role is Number.MANY and definite(two.word) and apart) or (role is Number.ONE and not two.taken)
    return role is Number.ONE and not definite(two.word) and apart  # «أطر اللقاء | عضو المكتب السياسي X»


def _after_one(one: Head, two: Head, words: list[Word], lexicon: Lexicon) -> bool:
    """A definite office after an indefinite one: an adjective of it, or another phrase."""
    if two.word.key.endswith(("ي", "يه")) and two.at > one.at + 1:
        return False  # «عضو المكتب السياسي»
    if words[two.at - 1].key.endswith("ات") and two.word.key.endswith("ه"):
        return False  # «ممثلو الهيئات الصديقة»
    if two.word.key in lexicon.lists["qualifying"] and definite(words[two.at - 1]):
        return False  # «مدير المدرسة | المتخصصة في السينما», «نائب رئيس المجلس | المكلف بالثقافة»
    if one.word.kin is not None:
        charged = one.word.role is not None and words[two.at + 1].key[0] == "ب"  # «نائبه المكلف بالرياضة»
        return two.at == one.at + 1 and not charged
    return two.at > one.at + 1 and definite(words[two.at - 1])
