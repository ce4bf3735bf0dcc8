"""What the letters of a word tell: built like a surname, with an ending that no name takes, or joined to a letter before it."""

from __future__ import annotations

from collections.abc import Mapping

from converter.people.inflection import PRONOUNS
from converter.people.lexicon import Lexicon
from converter.people.words import COMPLETED, PARTICLES

_FATHERS = frozenset({"أبو", "ابو", "أبي", "ابي", "ابن"})
_SHAPES = ("بن", "بل", "بو", "او", "اد", "ايت", "ابو", "ولد")
_YOURS = ("كم", "كما", "كن")
_LONG_PRONOUNS = tuple(pronoun for pronoun in PRONOUNS if len(pronoun) > 1)


class Morphology:
    """Reads one word at a time; `zipf` says how common a spelling is."""

    def __init__(self, lexicon: Lexicon, zipf: Mapping[str, float]) -> None:
        self.lexicon, self._zipf = lexicon, zipf

    def inflected(self, key: str, surface: str) -> bool:
        """«كلمتها», «مرشحيه», «فصولا»: a pronoun or the accusative, which no name takes."""
        if key.startswith("ال") or key in self.lexicon.surnames:
            return False  # الكوهن
        if len(key) > 4 and (key.endswith(_LONG_PRONOUNS) or (len(key) > 5 and surface.endswith("يه"))):
            return True
        if len(key) > 4 and surface.endswith("ته") and self._zipf.get(surface[:-2] + "ة", 0.0) > 3.5:
            return True  # «جائزته»
        return len(key) > 4 and key[-1] == "ا" and self._zipf.get(surface[:-1], 0.0) > 3.2

    def her_verb(self, surface: str, raw: float) -> bool:
        """«انقطعت», «تحتج»: what she did or does, when he would be said to do it as often."""
        if raw < 2.5 or surface.endswith(("ة", "ي", "و", "ا", "ات")):
            return False
        if surface[-1] == "ت" and not surface.startswith("ال"):
            return self._zipf.get(surface[:-1], 0.0) > 3.0
        return surface[0] == "ت" and self._zipf.get("ي" + surface[1:], 0.0) > max(3.0, raw - 0.5)

    def their_verb(self, stem: str) -> bool:
        """«يضطررن», «يطالبن»: what the women do, when he would be said to do it; a doubled letter comes apart before the ن."""
        if len(stem) < 6 or stem[-1] != "ن" or stem[-2] in "ايو":
            return False
        his = stem[:-2] if stem[-2] == stem[-3] else stem[:-1]
        return self._zipf.get(his, 0.0) > 2.5

    def two_words(self, surface: str) -> bool:
        """Words run together: «عندالإجراءات»."""
        at = surface.find("ال", 3)
        if surface[:at] in _FATHERS:
            return False  # أبوالفراج
        return 0 < at < len(surface) - 4 and self._zipf.get(surface[at:], 0.0) > 2.5 and self._zipf.get(surface[:at], 0.0) > 3

    def built(self, key: str, surface: str, raw: float) -> bool:
        """بنX، بوX، أوX …; an unknown word that begins with أ is mostly a Berber surname: أقشمير."""
        if key[0] == "ب" and self._zipf.get(surface[1:], 0.0) > max(3.0, raw):
            return False  # بوجود, بنسبة: ب before a word
        if key[0] == "ب" and (key[1:] in self.lexicon.roles or key[1:] in self.lexicon.kin):
            return False  # بوصيفه
        if key.startswith(("او", "اد")) and raw > 2:
            return False  # أوراش, إدماج: words of that build are many
        inflected = surface[-1] == "ة" or key.endswith(_YOURS)  # «أثمنة», «أشاطركم»
        return key.startswith(_SHAPES) or (raw < 2.2 and surface[0] == "أ" and not (inflected or key.startswith("ال")))

    def glued(self, key: str, surface: str, raw: float) -> bool:
        """Whether the first letter is و or ف, ب or ك before a word of its own, which ends a name."""
        if len(key) < 4:
            return False
        if key[0] == "و" and raw < 2:
            return key not in self.lexicon.surnames
        if key[0] == "ف" and key in self.lexicon.surnames:
            return False  # فكاك
        if key[0] in "وف":
            own = raw > 2.5 and raw > self._zipf.get(surface[1:], 0.0) + 0.8
            return not own and self._stands_alone(key[1:], surface[1:])
        if key.startswith("لل"):
            return len(key) > 4
        if key[0] in "بك" and surface[0] != "ݣ" and key not in self.lexicon.surnames and not key.startswith(("بن", "بو", "بل")):
            if surface[1] in "أإ":
                return True  # «بأعجوبة»
            if key[1:3] == "ال" and (key[-1] == "ه" or key[1:] in self.lexicon.roles):
                return True  # «بالمترشحة»
            if key[1:] in self.lexicon.towns or key[1:] in self.lexicon.lists["namesake"]:
                return True  # «السقي بتملالت», «خضر بسوق الخبازات»
            least = 3.3 if len(key) > 4 else 3.8 if key[0] == "ب" else 9.0  # «بفخر», but كروج
            usual = key[1] != "و" and self._zipf.get(surface[1:], 0.0) > max(least, raw + 0.3)
            return usual or (key[1:] in self.lexicon.given and raw < 2)
        return False

    def berber(self, key: str, surface: str) -> bool:
        """«ورياغل», «وادفل»: what follows the و is no word, and not built as a name that و could join."""
        odd = key[-1] in "يه" or surface[1] in "أإل"
        return not (odd or self._stands_alone(key[1:], surface[1:]) or self._zipf.get(surface[1:], 0.0) > 0)

    def _stands_alone(self, rest: str, surface: str) -> bool:
        """Whether what follows و or ف is a word of its own."""
        lexicon = self.lexicon
        known = is_given(rest, lexicon) or rest in lexicon.courtesy or rest in lexicon.inside or rest in lexicon.roles or rest in PARTICLES
        return known or rest.startswith(("ال", "بن", "بو", "اي", "لل")) or self._zipf.get(surface, 0.0) > 2.4


def is_given(key: str, lexicon: Lexicon, hamza: bool = False) -> bool:
    """Whether the list holds the name, also as لX for الX and with a helping alef (احساين) that bears no hamza."""
    names = lexicon.given
    if key in names or (key.startswith("عبدال") and len(key) > 6) or (key.endswith("الدين") and key[:-5] in COMPLETED):
        return True
    if key[:1] == "ل" and len(key) > 3 and "ال" + key[1:] in lexicon.articled:
        return True
    if key.endswith("تو") and not lexicon.women.isdisjoint((key[:-2] + "ه", key[:-3] + "ه" if key[-3:-2] == "ا" else key)):
        return True  # خديجتو, خديجاتو: the Hassani form of a woman's name
    return key[:1] == "ا" and len(key) > 3 and key[1] != "ل" and key[1:] in names and not hamza
