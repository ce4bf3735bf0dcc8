"""What a word tells about names by itself. Looked up once per distinct word, however many texts hold it."""

from __future__ import annotations

from enum import IntEnum

from arabic.folding import strip_marks
from converter.people.frequency import zipf_table
from converter.people.inflection import PRONOUNS, Number
from converter.people.lexicon import Lexicon
from converter.tokens import key_of


class Kind(IntEnum):
    """The sort of a token."""

    ARABIC = 0
    LATIN = 1
    NUMBER = 2
    MARK = 3
    BREAK = 4


PARTICLES = frozenset("بن ابن بنت منت ولد اولاد ايت نايت اد اهل ال ابو ابي ام بو بني".split())
# Words that make a given name of the word before: نور الدين، سعد الله، جاد المولى.
COMPLETING = frozenset("الدين الله الهدي الزهراء المولي الحق الرحمن الرحمان".split())
COMPLETED = frozenset(
    "نور عز كمال جمال صلاح نصر سيف بدر علاء علا شمس محيي محي تقي زين خير فخر تاج بهاء ضياء حسام شرف سراج عماد قطب نجم ركن شهاب صفي رشيد سعد جاد هبه عطا "
    "اطاع فتح نعمه حمد عبيد فرج جار ولي امان حسب وجيه نجيب جلال علم شجاع صدر غيث رضا فاطمه فاتح منه هديه ضيف خلف حب معز مجد بركه عون لطف".split()
)
_SHAPES = ("بن", "بل", "بو", "او", "اد", "ايت", "ابو", "ولد")


class Word:
    """Facts about one spelling. `key` is its folded form, `zipf` how common it is (0 unknown)."""

    __slots__ = (
        "kind", "key", "zipf", "given", "also_word", "foreign", "particle", "shape", "nisba", "title", "alone", "inside", "role", "kin",
        "superlative", "nationality", "never", "stop", "preposition", "pronoun", "glued", "cores", "woman", "man", "servant", "initial", "abbreviated",
    )  # fmt: skip

    def __init__(self, kind: Kind, key: str) -> None:
        self.kind = kind
        self.key = key
        self.zipf = 0.0
        self.given = self.also_word = self.foreign = self.particle = self.shape = self.nisba = False
        self.title = self.alone = self.inside = self.superlative = self.nationality = False
        self.never = self.stop = self.preposition = self.pronoun = self.glued = False
        self.woman = self.man = self.servant = self.initial = self.abbreviated = False
        self.role: Number | None = None
        self.kin: Number | None = None
        self.cores: tuple[tuple[int, str], ...] = ()


def is_given(key: str, lexicon: Lexicon) -> bool:
    """Whether the list holds the name, also as لX for الX and with or without the helping alef (احساين, براهيم)."""
    names = lexicon.given
    if key in names or (key.startswith("عبدال") and len(key) > 7):
        return True
    if key[0] == "ل" and len(key) > 3 and "ال" + key[1:] in names:
        return True
    return len(key) > 3 and ((key[0] == "ا" and key[1] != "ل" and key[1:] in names) or "ا" + key in names)


def clitic_cores(key: str) -> tuple[tuple[int, str], ...]:
    """What the word may be without proclitics: (letters taken off, rest). و and ف come before ب ل ك."""
    found: list[tuple[int, str]] = []
    if len(key) > 3 and key[0] in "وفبلك":
        found.append((1, key[1:]))
        if key[0] in "وف" and len(key) > 4 and key[1] in "بلك":
            found.append((2, key[2:]))
    if len(key) > 4 and key[:2] == "لل":
        found.append((1, "ا" + key[1:]))
    if len(key) > 5 and key[0] in "وف" and key[1:3] == "لل":
        found.append((2, "ا" + key[2:]))
    return tuple(found)


class Vocabulary:
    """The words seen so far, each read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._zipf = zipf_table()
        self._seen: dict[str, Word] = {}

    def arabic(self, surface: str) -> Word:
        found = self._seen.get(surface)
        if found is None:
            found = self._seen[surface] = self._read(strip_marks(surface))
        return found

    def other(self, surface: str, kind: Kind) -> Word:
        found = self._seen.get(surface)
        if found is None:
            found = self._seen[surface] = Word(kind, surface)
            if kind is Kind.LATIN:
                found.initial = len(surface) == 1
        return found

    def _read(self, surface: str) -> Word:
        key = key_of(surface)
        lexicon, word = self.lexicon, Word(Kind.ARABIC, key)
        if not key:
            return word
        word.zipf = max(self._zipf.get(surface, 0.0), self._zipf.get(key, 0.0))
        word.given = is_given(key, lexicon)
        word.also_word = key in lexicon.also_words
        word.foreign = word.given and key in lexicon.foreign
        word.woman, word.man = key in lexicon.women, key in lexicon.men
        word.particle = key in PARTICLES
        word.title, word.alone, word.inside = key in lexicon.courtesy, key in lexicon.alone, key in lexicon.inside
        word.role, word.kin = lexicon.roles.get(key), lexicon.kin.get(key)
        word.superlative, word.nationality = key in lexicon.superlatives, key in lexicon.nationalities
        word.stop, word.preposition = key in lexicon.lists["stop"], key in lexicon.lists["preposition"]
        word.never = word.stop or word.preposition or key in lexicon.lists["never"]
        word.servant = key == "عبد"
        word.initial = len(key) == 1
        word.abbreviated = key in lexicon.abbreviated
        word.cores = clitic_cores(key)
        self._shape(word, surface)
        return word

    def _shape(self, word: Word, surface: str) -> None:
        """Morphology: built like a surname, and how common the word is without the letters that may be glued to it."""
        key = word.key
        word.pronoun = len(key) > 4 and key.endswith(tuple(p for p in PRONOUNS if len(p) > 1)) and not word.given
        if word.given:
            return
        word.glued = key[0] in "وف" and len(key) > 3 and self._stands_alone(key[1:], surface[1:])
        for taken, _ in word.cores:
            discount = 0.3 if key[0] in "وف" else 1.2
            if not (taken == 1 and key.startswith(("بن", "بو"))):
                word.zipf = max(word.zipf, self._zipf.get(surface[taken:], 0.0) - discount)
        word.nisba = key.startswith("ال") and key.endswith("ي") and len(key) > 4
        rare = word.zipf < 3.0
        word.shape = rare and len(key) > 4 and (key.startswith(_SHAPES) or (key[0] == "ل" and not key.startswith("لل")))

    def _stands_alone(self, rest: str, surface: str) -> bool:
        """Whether what follows و or ف is a word of its own."""
        lexicon = self.lexicon
        known = is_given(rest, lexicon) or rest in lexicon.courtesy or rest in lexicon.inside or rest in lexicon.roles or rest in PARTICLES
        return known or rest.startswith(("ال", "بن", "بو", "اي", "لل")) or self._zipf.get(surface, 0.0) > 2.4
