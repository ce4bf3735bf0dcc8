"""Reads each distinct word once, however many texts hold it."""

from __future__ import annotations

import sys

from arabic.folding import strip_marks
from converter.people.clitics import clitic_cores
from converter.people.glance import glance
from converter.people.hope import Hope
from converter.people.inflection import PRONOUNS, Number
from converter.people.lexicon import Lexicon
from converter.people.morphology import Morphology, is_given
from converter.people.opening import Openings
from converter.people.words import ARABIC, COMPLETED, DAWN, LATIN, MARK, PARTICLES, SERVANTS, Kind, Word
from converter.pieces import TABLE, key_of
from converter.vocabulary import zipf_table

_DERIVED = ("يست", "تست", "يت", "تت")  # the derived verbs of the present, however rare: يستفرد, تتباحث
_REMEMBERED = 100_000  # words: about a hundred megabytes; more than one large newspaper's year


class Vocabulary:
    """The words seen so far, by their spelling."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._zipf = zipf_table()
        self.form = Morphology(lexicon, self._zipf)
        self.hope, self.openings = Hope(lexicon.weights), Openings(lexicon.weights)
        self.seen: dict[str, Word] = {}
        self.bearers: dict[str, list[Word]] = {}  # folded word -> the spellings that may be read as it

    def make_room(self) -> None:
        """Forget everything when it is too much; called between two texts."""
        if len(self.seen) > _REMEMBERED:
            self.seen.clear()
            self.bearers.clear()
            TABLE.forget()

    def word(self, surface: str, kind: Kind) -> Word:
        return self.arabic(surface) if kind is ARABIC else self.other(surface, kind)

    def arabic(self, surface: str) -> Word:
        found = self.seen.get(surface)
        if found is None:
            bare = strip_marks(surface)
            key = key_of(bare)
            if not key:
                return self.other(surface, MARK)  # a tatweel or a vowel sign on its own
            found = self._read(bare, key)
            self._keep(surface, found)
        return found

    def other(self, surface: str, kind: Kind) -> Word:
        found = self.seen.get(surface)
        if found is None:
            found = Word(kind, surface, keys=frozenset({surface}))
            found.initial = kind is LATIN and len(surface) == 1
            glance(found, self.lexicon, self.hope)
            self._keep(surface, found)
        return found

    def _keep(self, surface: str, word: Word) -> None:
        word.letter = chr(len(self.seen) % sys.maxunicode)  # a text of a million different words is none that anybody wrote
        self.seen[surface] = word
        for key in word.keys:
            self.bearers.setdefault(key, []).append(word)

    # -- one word -------------------------------------------------------------------------------------------------

    def _read(self, surface: str, key: str) -> Word:
        word = Word(ARABIC, key)
        word.zipf = word.raw = self._frequency(surface, key)
        self._function(word, surface)
        self._name(word, surface)
        self._company(word, surface)
        if word.possessed and surface[-1] == "ه":
            word.given = False  # رفيقه is «his companion», and only رفيقة is a name
        word.cores = tuple((taken, self.arabic(rest)) for taken, rest in clitic_cores(surface, key))
        if not word.given:
            self._morphology(word, surface)
            word.never = word.never or (key[0] == "ل" and any(core.verb and core.key[0] in "يت" for _, core in word.cores))  # «ليثير»
        self._settle(word)
        word.pairs = key in self.lexicon.compounds or key in COMPLETED
        glance(word, self.lexicon, self.hope)
        return word

    def _frequency(self, surface: str, key: str) -> float:
        """As spelled; the spelling without hamza counts too, less where the text took care to write one (أزداد is not ازداد)."""
        spelled, folded = self._zipf.get(surface, 0.0), self._zipf.get(key, 0.0)
        return max(spelled, folded - 1.5 if surface[0] in "أإآ" or surface[-1] == "ء" else folded)

    def _function(self, word: Word, surface: str) -> None:
        """Function words. Spelling decides: على is a preposition and علي a name, دعا a verb and دعاء a name."""
        lexicon, key = self.lexicon, word.key
        word.stop = key in lexicon.lists["stop"] and (surface[-1] not in "ةء" or surface in lexicon.stop_spellings)  # هناء is not هنا
        spelled = surface in lexicon.preposition_spellings
        word.preposition = spelled or (key in lexicon.lists["preposition"] and key != "علي" and surface[0] != "إ")  # إمام is not أمام
        verbs = lexicon.speech_spellings
        owned = surface.endswith(PRONOUNS) and any(surface.endswith(p) and surface[: -len(p)] in verbs for p in PRONOUNS)
        word.verb = surface in verbs or owned
        present = self._is_present(surface, key) or (
            key[0] in "يت" and any(key.endswith(p) and key[: -len(p)] in lexicon.lists["never"] for p in PRONOUNS)  # «يؤطرها»
        )
        word.verb = word.verb or present
        word.never = word.stop or word.preposition or present or key in lexicon.lists["never"]

    def _is_present(self, surface: str, key: str) -> bool:
        """«ينعى», «سيحمل»: a verb of the present or the future. No name is built so but those that the lists hold."""
        future = key[0] == "س" and key[1:2] in ("ي", "ت")
        stem = surface[1:] if future else surface
        derived = len(stem) > 4 and (stem.startswith(_DERIVED) or (future and len(stem) > 5 and stem.endswith(("ان", "ون"))))  # سيحافظان
        if len(key) < 4 or not (derived or stem[0] in ("ي", "ت" if future else "ي")) or surface[-1] in "ةي":
            return False
        lexicon = self.lexicon
        if future and key[1:] in lexicon.lists["never"]:
            return True  # «سيراسل»: the future of a verb that is listed
        known = key in lexicon.lists["never"] or key in lexicon.lists["unverbal"] or key in lexicon.surnames or is_given(key, lexicon)
        common = self._zipf.get(stem, 0.0) > max(3.0, self._zipf.get(surface, 0.0) if future else 0.0)
        return not known and (derived or common or self.form.their_verb(stem))

    def _name(self, word: Word, surface: str) -> None:
        lexicon, key = self.lexicon, word.key
        short = key in lexicon.hamza_final and surface[-1] != "ء" and word.raw > 3  # ولا is not ولاء, بها not بهاء
        # أشرف is a name as often as it is a verb; ورد and دعا hardly ever are names
        short = short or (surface[-1] == "ى" and key in lexicon.yeh_final)  # زكى is not زكي
        short = short or (surface[-1] == "ء" and key in lexicon.alef_final and word.raw > 3)  # ميناء is not مينا
        short = short or ("ئ" in surface[1:-1] and key in lexicon.yeh_inside and word.raw > 3)  # البئر is not ألبير
        word.given = is_given(key, lexicon, surface[0] in "أإآ") and not (
            (word.stop and key != DAWN)
            or word.preposition
            or short
            or (word.verb and not (surface[0] == "أ" and key in lexicon.also_words))
        )
        word.also_word = key in lexicon.also_words
        word.foreign = word.given and key in lexicon.foreign
        word.woman, word.man = key in lexicon.women, key in lexicon.men
        listed = key in lexicon.surnames
        if not listed and word.raw < 2:  # كوهن, الكوهن; الكروج, كروج
            listed = key[2:] in lexicon.surnames if key[:2] == "ال" else "ال" + key in lexicon.surnames
        word.listed = listed and not (surface[-1] == "ى" and key[:2] == "ال")  # المرضى is not المرضي
        word.particle = key in PARTICLES and surface[-1] != "ء"  # «جمعية آباء التلاميذ» is not أبا
        word.inside, word.servant = key in lexicon.inside, key in SERVANTS
        word.initial = len(key) == 1

    def _company(self, word: Word, surface: str) -> None:
        """Titles, roles and family. إلى is not والي, قراءة not «its readers», خلفية not «his two heirs»; المدرسة is a school first."""
        lexicon, key = self.lexicon, word.key
        word.title, word.alone, word.weak = key in lexicon.courtesy, key in lexicon.alone, key in lexicon.weak
        word.abbreviated = key in lexicon.abbreviated or (key[0] == "و" and len(key) > 2 and key[1:] in lexicon.abbreviated)  # «وذة. X»
        word.superlative, word.nationality = key in lexicon.superlatives, key in lexicon.nationalities
        readers = surface[-1] == "ة" and (key[:-1] in lexicon.plurals or lexicon.kin.get(key) is Number.TWO)
        before = surface in lexicon.preposition_spellings
        if not (surface[-1] == "ى" or before or word.title or readers or key in lexicon.lists["institution"]):
            word.role, word.kin = lexicon.roles.get(key), lexicon.kin.get(key)
        word.possessed = word.kin is not None and surface.endswith(PRONOUNS)

    # -- morphology -----------------------------------------------------------------------------------------------

    def _morphology(self, word: Word, surface: str) -> None:
        """Built like a surname or not, and how common without the letters that may be glued to it."""
        key = word.key
        word.pronoun = self.form.inflected(key, surface)
        word.glued = self.form.glued(key, surface, word.raw)
        for taken, core in word.cores:
            discount = 0.3 if key[0] in "وف" else 0.6 if len(key) > 5 else 1.5
            if not (taken == 1 and key.startswith(("بن", "بو", "بل"))):
                word.zipf = max(word.zipf, core.raw - discount)
        word.nisba = key.startswith("ال") and key.endswith("ي") and len(key) > 4 and surface[-1] != "ى"  # المرضى
        word.whole = word.glued and key[0] == "و" and word.raw < 2 and self.form.berber(key, surface)
        verb = surface[0] == "أ" and (word.pronoun or surface.endswith(("تنا", "تني")))  # «أهدتنا»
        word.shape = word.zipf < 3.0 and len(key) > 4 and not verb and self.form.built(key, surface, word.raw)
        if key[0] == "ل" and key[1:2] != "ل" and len(key) > 4:
            bare = key[1:] in self.lexicon.given or key[1:] in self.lexicon.roles  # لخليفة, لمعلم
            asked = surface[-1] == "ه"  # «لتسأله»
            word.lam = bare or (not asked and word.zipf < (3.6 if word.raw < 2.6 else 2.6))
        acts = not (word.listed or word.particle or word.key in self.lexicon.towns) and self.form.her_verb(surface, word.raw)
        word.never = word.never or acts or (word.raw == 0 and self.form.two_words(surface))

    # -- what follows from the readings ---------------------------------------------------------------------------

    def _settle(self, word: Word) -> None:
        """Facts that hold for the word or for a reading of it without proclitics."""
        lexicon, lists = self.lexicon, self.lexicon.lists
        word.titled = word.title or word.alone
        word.opens_part = word.inside or word.particle or word.servant
        keys = [word.key]
        for _, core in word.cores:
            keys.append(core.key)
            word.titled = word.titled or core.title or core.alone
            word.opens_part = word.opens_part or core.inside or core.particle or core.servant
        word.keys = frozenset(keys)
        word.placing = not word.given and not word.keys.isdisjoint(lists["namesake"])
        word.closes = word.stop or (word.key[0] in "وف" and any(core.stop for taken, core in word.cores if taken == 1))
        verbs = lists["speech"]
        told = [key[:-1] for key in keys if key[-1:] == "ت"]
        word.speech = not verbs.isdisjoint((*keys, *told, *[key + "ي" for key in told]))
        if word.verb or word.key in ("وجده", "واطر"):
            return  # the town, before it is «and a grandmother»; «and led», before it is «and cadres»
        if any(key.endswith(PRONOUNS) for key in lists["company"].intersection(keys)):
            return  # «أطرها X»: led it, not its cadres
        if word.role_noun and word.key not in lists["list"]:  # «في مقدمتهم»
            word.noun = (0, word)
        elif not word.given and word.key not in lists["company"] and not word.keys & lexicon.courtesy:
            word.noun = next(((taken, core) for taken, core in word.cores if core.role_noun and not core.verb), None)
