"""What is known of one spelling, and the small closed sets of name parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from converter.people.inflection import Number
from converter.pieces import key_of

COMMAS = frozenset("،؛,;")
HYPHENS = frozenset("-–")
BULLETS = HYPHENS | {"•", "*", "●", "▪", "·"}
QUOTES = frozenset('«»“”"')
DAWN = "صباح"  # a morning, or a woman where she is announced or a surname follows
AT = "لدي"  # «وكيل الملك لدى المحكمة»: the one word of grammar that offices hold
HOWEVER = frozenset({"اما", "واما"})


class Kind(IntEnum):
    """The sort of a token."""

    ARABIC = 0
    LATIN = 1
    NUMBER = 2
    MARK = 3
    BREAK = 4


ARABIC, LATIN, NUMBER, MARK, BREAK = Kind  # by name alone: asked of every word, and a member of an enumeration is slow to reach


class Gate(IntEnum):
    """What a word is to a role phrase that ends after it: passed over, its possible head, or its end."""

    OPEN = 0
    HEAD = 1
    CLOSED = 2


def keys_of(words: str) -> frozenset[str]:
    """Folded words of a string."""
    return frozenset(key_of(word) for word in words.split())


PARTICLES = keys_of("بن ابن بنت منت ولد ول أولاد آيت نايت إد أهل آل أبو أبا أبي أم بو بني")
# Words that make one name with the word after: عبد الله, and the family name بنعبد الله.
SERVANTS = frozenset({"عبد", "بنعبد"})
# Particles of European surnames in Arabic letters: دي ستيفانو, فان دايك.
FOREIGN_PARTICLES = frozenset(["دي", "دا", "فان", "فون", "دو", "دوس", "ديل", "دير", "دن", "ديلا"])
FOREIGN_ARTICLES = frozenset(["لا", "لاس", "لوس", "لو"])  # after one of them: دي لا روسا
# Between two words these make a name of both: «تربة منت ميليد».
LINEAGES = frozenset({"ولد", "ول", "منت", "بنت"})
RANKS = frozenset({"اول", "ثاني", "ثالث"})  # «أول رئيسة للفرع»
PARENTS = frozenset({"ام", "اب"})  # «أم لثلاثة أطفال» before they are «أم كلثوم»
AMONG = frozenset({"منهم", "منهن", "بينهم", "بينهن"})  # «من بينهم:» before a list
BEING = frozenset({"وهم", "وهن", "وهما", "هم", "هن", "هما"})  # between those who are told and their names
# After these a و belongs to the name: أيت وعلي; موحى وحمو is Mouha, son of Hammou.
BEFORE_WAW = frozenset({"ايت", "نايت", "موحي", "موحا", "موح"})
# Words that make a given name of the word before: نور الدين، سعد الله، جاد المولى.
COMPLETING = keys_of("الدين الله الهدى الزهراء المولى الحق الرحمن الرحمان")
COMPLETED = keys_of(
    "نور عز كمال جمال صلاح نصر سيف بدر علاء علا شمس محيي محي تقي زين خير فخر تاج بهاء ضياء حسام شرف سراج عماد قطب نجم ركن شهاب صفي رشيد "
    "سعد جاد هبة عطا أطاع فتح نعمة حمد عبيد فرج جار ولي أمان حسب وجيه نجيب جلال علم شجاع صدر غيث رضا فاطمة فاتح منة هدية ضيف خلف حب معز "
    "مجد بركة عون لطف ناصر رزق حبيب خليل عصام فريد معين أمين كريم نظام وحيد"
)


@dataclass(slots=True, eq=False)
class Word:
    """Facts about one spelling. `key` is its folded form, `zipf` how common it is with or without proclitics, `raw` as it stands.

    `cores` are the readings without proclitics: (letters taken off, the rest as a word). `keys` holds the keys of all readings.
    """

    kind: Kind
    key: str
    letter: str = ""  # stands for the word where the pairs of words of a text are counted
    zipf: float = 0.0
    raw: float = 0.0
    # names
    given: bool = False
    also_word: bool = False
    foreign: bool = False
    woman: bool = False
    man: bool = False
    listed: bool = False
    shape: bool = False
    lam: bool = False
    nisba: bool = False
    particle: bool = False
    servant: bool = False
    inside: bool = False
    initial: bool = False
    # what stands beside names
    title: bool = False
    alone: bool = False
    weak: bool = False
    abbreviated: bool = False
    role: Number | None = None
    kin: Number | None = None
    possessed: bool = False
    superlative: bool = False
    nationality: bool = False
    # what no name holds
    never: bool = False
    stop: bool = False
    preposition: bool = False
    verb: bool = False
    pronoun: bool = False
    glued: bool = False
    whole: bool = False  # begins with و, and yet no word is left without it: ورياغل
    # readings without proclitics, and what follows from them
    cores: tuple[tuple[int, Word], ...] = ()
    keys: frozenset[str] = field(default_factory=frozenset)
    titled: bool = False
    opens_part: bool = False
    placing: bool = False
    closes: bool = False
    speech: bool = False
    noun: tuple[int, Word] | None = None
    # asked at nearly every token of a text, so worked out once: may a name begin here, may a compound given name («نور الدين»),
    # and does the word pass inside a role phrase without a say
    opens: bool = False
    pairs: bool = False
    inert: bool = False
    # readings without proclitics with which a name may begin somewhere, and what the word earns as first and as later part of a name
    loose: tuple[tuple[int, Word], ...] = ()
    opening: tuple[str, ...] = ()
    going_on: str = ""
    # `glance` tells of these
    tells: bool = True
    describes: bool = True
    gate: Gate = Gate.OPEN
    barrier: bool = False
    built: bool = False
    unknown: bool = False
    ordinary: bool = False
    ends_unknown: bool = False
    lifts: bool = False
    sited: bool = False
    halts: bool = False
    goes_on: bool = False
    alone_worth: float = 0.0
    sign: int = 0

    @property
    def known(self) -> bool:
        """Whether a name may begin with the word on its own account."""
        return self.given or self.inside or self.servant or self.initial or self.kind is LATIN

    @property
    def role_noun(self) -> bool:
        """A role, or a tie of family; بنت and ابن are parts of names first."""
        return (self.role is not None or self.kin is not None) and not self.particle


def may_open(word: Word) -> bool:
    """Whether a name may begin with the word."""
    if word.given or word.inside or word.servant or word.particle or word.initial:
        return True
    if word.key.endswith(("ت", "ته")) and word.zipf > 1:
        return False  # a verb in the past: نبهت, شكرته
    if word.placing or word.pronoun or (len(word.key) > 6 and word.key.startswith("ال") and word.key.endswith("يه")):
        return False  # «رئيس الكونفدرالية | امربيه …»
    return word.zipf < 4.2 and not (word.never or word.verb or word.title or word.role is not None or word.kin is not None or word.glued)


def is_inert(word: Word, lists: dict[str, frozenset[str]]) -> bool:
    """Whether a role phrase may hold the word wherever it stands, and the word neither begins nor ends one."""
    name = word.given and not word.also_word and word.role is None
    barrier = not lists["barrier"].isdisjoint(word.keys) or word.key == "علي"
    speaks = word.key in lists["company"] or word.verb or her_act(word) or word.speech or word.closes or word.key in lists["speech"]
    return not (name or barrier or speaks or word.stop or word.title or word.alone or word.noun is not None)


def her_act(word: Word) -> bool:
    """«أنعشت», «قدمت»: what she or they did, which no role phrase holds."""
    return word.never and word.key[-1:] == "ت" and word.key[:2] != "ال"


def joined_given(word: Word) -> bool:
    """Whether a sure given name stands behind one joined letter: «وخديجة»."""
    return any(taken == 1 and core.given and not core.also_word for taken, core in word.cores)


def elected(word: Word) -> bool:
    """Whether the word is an office in the accusative: «وملاك الدرازي | مقررة», «وأشرف جابري | نائبا لها»."""
    return word.role is not None and not word.key.startswith("ال") and word.key.endswith(("ا", "ه")) and not word.possessed


def of_children(word: Word) -> bool:
    """«أم | لثلاثة أطفال»."""
    return word.key[:1] == "ل" and not word.given and len(word.key) > 4 and (word.key[-1] == "ه" or word.key in _CHILDREN)


_CHILDREN = keys_of("لطفل لطفلين لطفلتين لأطفال لولدين لابنين لبنتين لابنتين")


def no_office(word: Word, following: Word) -> bool:
    """«- أمين | بنعمر: رئيسا», «أكد أمين | العبدي»: an office before a surname would have its article."""
    return word.given and not word.key.startswith("ال") and following.role is None and following.going_on in _SURNAMES


_SURNAMES = frozenset({"given_next", "listed_next", "shape_next", "nisba_next", "lam_next"})
