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


def keys_of(words: str) -> frozenset[str]:
    """Folded words of a string."""
    return frozenset(key_of(word) for word in words.split())


PARTICLES = frozenset("بن ابن بنت منت ولد اولاد ايت نايت اد اهل ال ابو ابي ام بو بني".split())
# Words that make a given name of the word before: نور الدين، سعد الله، جاد المولى.
COMPLETING = keys_of("الدين الله الهدى الزهراء المولى الحق الرحمن الرحمان")
COMPLETED = keys_of(
    "نور عز كمال جمال صلاح نصر سيف بدر علاء علا شمس محيي محي تقي زين خير فخر تاج بهاء ضياء حسام شرف سراج عماد قطب نجم ركن شهاب صفي رشيد سعد جاد هبه عطا "
    "اطاع فتح نعمه حمد عبيد فرج جار ولي امان حسب وجيه نجيب جلال علم شجاع صدر غيث رضا فاطمة فاتح منة هدية ضيف خلف حب معز مجد بركة عون لطف"
)
_SHAPES = ("بن", "بل", "بو", "او", "اد", "ايت", "ابو", "ولد")


class Word:
    """Facts about one spelling. `key` is its folded form, `zipf` how common it is (0 unknown)."""

    __slots__ = (
        "kind", "key", "zipf", "raw", "given", "also_word", "foreign", "particle", "shape", "nisba", "title", "alone", "inside", "role", "kin",
        "superlative", "nationality", "never", "stop", "preposition", "pronoun", "glued", "cores", "woman", "man", "listed", "weak", "verb", "lam", "servant", "initial", "abbreviated",
    )  # fmt: skip

    def __init__(self, kind: Kind, key: str) -> None:
        self.kind = kind
        self.key = key
        self.zipf = self.raw = 0.0
        self.given = self.also_word = self.foreign = self.particle = self.shape = self.nisba = False
        self.title = self.alone = self.inside = self.superlative = self.nationality = False
        self.never = self.stop = self.preposition = self.pronoun = self.glued = False
        self.woman = self.man = self.verb = self.listed = self.weak = self.lam = self.servant = self.initial = self.abbreviated = False
        self.role: Number | None = None
        self.kin: Number | None = None
        self.cores: tuple[tuple[int, str], ...] = ()


def is_given(key: str, lexicon: Lexicon, hamza: bool = False) -> bool:
    """Whether the list holds the name, also as لX for الX and with a helping alef (احساين) that bears no hamza."""
    names = lexicon.given
    if key in names or (key.startswith("عبدال") and len(key) > 7):
        return True
    if key[0] == "ل" and len(key) > 3 and "ال" + key[1:] in lexicon.articled:
        return True
    return key[0] == "ا" and len(key) > 3 and key[1] != "ل" and key[1:] in names and not hamza


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
        word.zipf = word.raw = max(self._zipf.get(surface, 0.0), self._zipf.get(key, 0.0))
        word.stop = key in lexicon.lists["stop"] and (surface[-1] != "ة" or surface in lexicon.stop_spellings)
        # Spelling decides here: على is a preposition and علي a name, دعا a verb and دعاء a name.
        word.preposition = surface in lexicon.preposition_spellings or (key in lexicon.lists["preposition"] and key != "علي")
        word.verb = surface in lexicon.speech_spellings or self._verb_with_pronoun(surface)
        word.given = is_given(key, lexicon, surface[0] in "أإآ") and not (word.stop or word.preposition or word.verb)
        word.also_word = key in lexicon.also_words
        word.foreign = word.given and key in lexicon.foreign
        word.woman, word.man = key in lexicon.women, key in lexicon.men
        word.particle = key in PARTICLES
        word.title, word.alone, word.inside = key in lexicon.courtesy, key in lexicon.alone, key in lexicon.inside
        self._role(word, surface)
        word.superlative, word.nationality = key in lexicon.superlatives, key in lexicon.nationalities
        word.never = word.stop or word.preposition or key in lexicon.lists["never"]
        word.listed, word.weak = key in lexicon.surnames, key in lexicon.weak
        word.servant = key == "عبد"
        word.initial = len(key) == 1
        word.abbreviated = key in lexicon.abbreviated
        word.cores = clitic_cores(key)
        self._shape(word, surface)
        return word

    def _verb_with_pronoun(self, surface: str) -> bool:
        """«طالبه», «سألها»: a verb of speech with its object."""
        verbs = self.lexicon.speech_spellings
        return any(surface.endswith(pronoun) and surface[: -len(pronoun)] in verbs for pronoun in PRONOUNS)

    def _role(self, word: Word, surface: str) -> None:
        """Role or family tie. إلى is not والي, قراءة not «its readers», المدرسة is a school before it is a teacher."""
        lexicon, key = self.lexicon, word.key
        if surface[-1] == "ى" or key in lexicon.lists["institution"] or (surface[-1] == "ة" and key[:-1] in lexicon.plurals):
            return
        if word.title and key not in lexicon.kin:
            return
        word.role, word.kin = lexicon.roles.get(key), lexicon.kin.get(key)
        if word.title:
            word.role = word.kin = None

    def _shape(self, word: Word, surface: str) -> None:
        """Morphology: built like a surname, and how common the word is without the letters that may be glued to it."""
        key = word.key
        word.pronoun = len(key) > 4 and key.endswith(tuple(p for p in PRONOUNS if len(p) > 1)) and not word.given
        if word.given:
            return
        word.glued = self._is_glued(key, surface, word.raw)
        for taken, _ in word.cores:
            discount = 0.3 if key[0] in "وف" else 0.6 if len(key) > 5 else 1.5
            if not (taken == 1 and key.startswith(("بن", "بو", "بل"))):
                word.zipf = max(word.zipf, self._zipf.get(surface[taken:], 0.0) - discount)
        word.nisba = key.startswith("ال") and key.endswith("ي") and len(key) > 4
        rare = word.zipf < 3.0
        built = (key.startswith(_SHAPES) or (word.raw == 0 and surface[0] == "أ" and not key.startswith("ال"))) and not (key[0] == "ب" and self._zipf.get(surface[1:], 0.0) > max(3.0, word.raw))
        word.shape = rare and len(key) > 4 and built
        bare = key[1:] in self.lexicon.given or key[1:] in self.lexicon.roles  # لخليفة, لمعلم
        word.lam = (word.zipf < 2.6 or bare) and len(key) > 4 and key[0] == "ل" and key[1] != "ل"
        if word.raw == 0 and len(key) > 7 and "ال" in key[3:-2]:
            word.never = True  # two words glued together: «عندالإجراءات»

    def _is_glued(self, key: str, surface: str, raw: float) -> bool:
        """Whether the first letter is و or ف, ب or ك before a word of its own, which ends a name."""
        if key[0] == "و" and len(key) > 3 and raw < 2:
            return True
        if key[0] in "وف" and len(key) > 3:
            own = raw > 2.5 and raw > self._zipf.get(surface[1:], 0.0) + 0.8
            return not own and self._stands_alone(key[1:], surface[1:])
        if key.startswith("لل") and len(key) > 4:
            return True
        if key[0] in "بك" and len(key) > 3 and not key.startswith(("بن", "بو", "بل")):
            usual = len(key) > 4 and key[1] != "و" and self._zipf.get(surface[1:], 0.0) > max(3.3, raw + 0.3)
            return usual or (key[1:] in self.lexicon.given and raw < 2)
        return False

    def _stands_alone(self, rest: str, surface: str) -> bool:
        """Whether what follows و or ف is a word of its own."""
        lexicon = self.lexicon
        known = is_given(rest, lexicon) or rest in lexicon.courtesy or rest in lexicon.inside or rest in lexicon.roles or rest in PARTICLES
        return known or rest.startswith(("ال", "بن", "بو", "اي", "لل")) or self._zipf.get(surface, 0.0) > 2.4
