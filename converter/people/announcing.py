"""What stands between a role and the names it announces: «رؤساء الجماعات، وهم:», «الناطق باسم …»."""

from __future__ import annotations

from converter.people.words import AMONG, BEING, COMMAS, Word

FOR = "باسم"


def announced(words: list[Word], colon: int) -> int:
    """The token after those whom a list behind the colon names: «عدد من المناضلين | ، وهم:», «رؤساء الجماعات | السادة:»."""
    if words[colon - 1].title or words[colon - 1].alone:
        return colon - 1 - (words[colon - 2].key in COMMAS)
    if words[colon - 1].key == "التوالي":  # «رؤساء مقاطعات سلا | ، وهم على التوالي:»
        colon -= 2
        return colon - 1 if words[colon - 1].key in COMMAS else announced(words, colon)
    if words[colon - 1].key == "من" and words[colon - 2].key in ("كل", "لكل"):  # «أسندت مهمة المستشارين | إلى كل من:»
        return colon - 2 - (words[colon - 3].key == "الي")
    if words[colon - 1].key in AMONG:  # «ثلة من الباحثين، من بينهم:»
        colon -= words[colon - 2].key == "من"
        return colon - 2 if words[colon - 2].key in COMMAS else colon
    return colon - 2 if words[colon - 1].key in BEING and words[colon - 2].key in COMMAS else colon


def speaks_for(words: list[Word], at: int) -> bool:
    """«الناطق | باسم التنسيقية»."""
    return words[at].key == FOR and words[at - 1].key.removeprefix("ال").rstrip("اه") in ("ناطق", "متحدث")
