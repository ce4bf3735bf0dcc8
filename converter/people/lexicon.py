"""The word lists of `converter/rules/people/`, folded and checked once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from arabic.folding import fold
from converter import rulefile
from converter.errors import RuleError
from converter.people.inflection import Number, forms, of_somebody, plural_forms
from converter.rulefile import RULES, RuleFile

FOLDER = RULES / "people"
Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Lexicon:
    """Every list that the recognition of people reads; all entries folded."""

    men: frozenset[str]
    women: frozenset[str]
    given: frozenset[str]
    foreign: frozenset[str]
    articled: frozenset[str]
    hamza_final: frozenset[str]
    alef_final: frozenset[str]
    yeh_final: frozenset[str]
    yeh_inside: frozenset[str]
    surnames: frozenset[str]
    also_words: frozenset[str]
    compounds: Phrases
    courtesy: frozenset[str]
    alone: frozenset[str]
    weak: frozenset[str]
    abbreviated: frozenset[str]
    ranks: frozenset[str]
    announcing: frozenset[str]
    ordinals: frozenset[str]
    inside: frozenset[str]
    roles: dict[str, Number]
    kin: dict[str, Number]
    superlatives: frozenset[str]
    things: frozenset[str]
    nationalities: frozenset[str]
    speech_spellings: frozenset[str]
    stop_spellings: frozenset[str]
    plurals: frozenset[str]
    preposition_spellings: frozenset[str]
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    places: Phrases = field(default_factory=dict)
    towns: frozenset[str] = frozenset()  # of one word
    weights: dict[str, float] = field(default_factory=dict)

    @cached_property
    def springs(self) -> frozenset[str]:
        """The second words of the towns that a spring gave its name: عين اللوح."""
        return frozenset(name[1] for name in self.places.get("عين", ()) if len(name) > 1)

    @cached_property
    def notes(self) -> dict[str, str]:
        """The weights as they are shown."""
        return {name: f"{weight:+.1f}" for name, weight in self.weights.items()}


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word.replace("_", " ")) for word in words)


def _plain(name: str) -> list[str]:
    """Words of a text file without its comment lines."""
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    path = FOLDER / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuleError(str(path), 0, "The rule file is missing.", "Restore it from the repository's history.") from None
    except UnicodeDecodeError:
        raise RuleError(str(path), 0, "The rule file is not UTF-8.", "Save it again as UTF-8 text.") from None
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _phrases(lines: Iterable[str]) -> Phrases:
    """Phrases by their first word, longest first."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for line in lines:
        words = tuple(fold(line.replace("_", " ")).split())
        table.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in table.items()}


def _roles(file: RuleFile) -> tuple[dict[str, Number], dict[str, Number]]:
    tables: list[dict[str, Number]] = [{}, {}]
    for section, table in (("office", tables[0]), ("trade", tables[0]), ("kin", tables[1])):
        for base in file.words(f"{section}.bases"):
            for form, number in forms(base).items():
                table[form] = min(number, table.get(form, number))
        for word in file.words(f"{section}.plurals"):
            table.update(plural_forms(word))
    tables[0].update(dict.fromkeys(_set(file.words("trade.forms")), Number.ONE))
    for base in file.words("kin.bases"):
        tables[1].update(of_somebody(base))
    tables[1].update(dict.fromkeys(_set(file.words("kin.parents")), Number.ONE))
    for word in _set(file.words("things.not_roles")):
        tables[0].pop(word, None)
    return tables[0], tables[1]


def _weights(file: RuleFile) -> dict[str, float]:
    weights: dict[str, float] = {}
    for name, entry in file.table("weights").items():
        if not isinstance(entry, dict) or not isinstance(entry.get("value"), int | float) or not entry.get("why"):
            raise file.fail(name, f"The weight {name} needs a value and a reason.", 'Write it as { value = 1.0, why = "…" }.')
        weights[name] = float(entry["value"])
    return weights


def _surnames() -> frozenset[str]:
    """The listed family names; one of origin is written with and without its article: الناصري, ناصري."""
    listed = _plain("surnames.txt")
    return _set([*listed, *(word[2:] for word in listed if word.startswith("ال") and word.endswith("ي") and len(word) > 5)])


def _hamza_final() -> frozenset[str]:
    """Given names that print writes with their last hamza (ولاء, بهاء), unless the lists hold them without it too: زكرياء, زكريا."""
    written = [word for name in _GIVEN for word in _plain(name)]
    return frozenset(fold(word) for word in written if word.endswith("ء") and word[:-1] not in written)


def _alef_final() -> frozenset[str]:
    """Given names in a plain alef (مينا, هبا): with a hamza they are other words (ميناء)."""
    written = {word for name in _GIVEN for word in _plain(name)}
    return frozenset(fold(word) for word in written if word.endswith("ا") and word + "ء" not in written)


def _yeh_final() -> frozenset[str]:
    """Short given names in ي that are no names in ى: زكي, but not «زكى كلامها»."""
    written = {word for name in _GIVEN for word in _plain(name)}
    return frozenset(fold(word) for word in written if word.endswith("ي") and len(word) < 5 and word[:-1] + "ى" not in written)


def _yeh_inside() -> frozenset[str]:
    """Given names that the lists write with a plain yeh inside (ألبير): with a hamza on it they are other words (البئر)."""
    written = {word for name in (*_GIVEN, "given_names_foreign.txt") for word in _plain(name)}
    seated = {fold(word) for word in written if "ئ" in word}
    return frozenset(fold(word) for word in written if "ي" in word[1:-1] and fold(word) not in seated)


def _towns() -> list[str]:
    """The names that the list of places holds: «مشرع بلقصيري» is no person, whoever stands before."""
    return [name for entry in rulefile.read("places.toml").data.values() for names in entry.values() for name in names]


def _nationalities(file: RuleFile) -> frozenset[str]:
    men = _set(file.words("nationality.words"))
    return men | {word + "ه" for word in men}


def _lists(file: RuleFile, inside: frozenset[str]) -> dict[str, frozenset[str]]:
    """The word lists by short names; `namesake` makes a name after it the name of a place, `role_stop` ends a role phrase,
    `telling` says something of a name behind it."""
    lists = {key: _set(file.words(path)) for key, path in _LISTS.items()}
    lists["namesake"] = lists["institution"] | lists["place"] | inside
    lists["role_stop"] = lists["company"] | lists["speech"]
    lists["telling"] = frozenset().union(*[lists[name] for name in ("named", "company", "list", "institution", "place", "between")])
    return lists


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """All lists, from disk once. A broken file raises `RuleError` that names the file and the line."""
    titles, roles, words = (rulefile.read(f"{name}.toml", FOLDER) for name in ("titles", "roles", "words"))
    men, women = _set(_plain("given_names_men.txt")), _set(_plain("given_names_women.txt"))
    foreign = _set(_plain("given_names_foreign.txt"))
    others = foreign | _set(_plain("given_names_amazigh_hassani.txt"))
    single = frozenset(name for name in men | women | others if " " not in name)
    compounds = [*_lines("given_names_compound.txt"), *(name for name in men | women | others if " " in name)]
    nouns, kin = _roles(roles)
    inside = _set(titles.words("inside.words"))
    return Lexicon(
        men=men,
        women=women,
        given=single,
        foreign=foreign - men - women,
        articled=frozenset(fold(word) for name in _GIVEN for word in _plain(name) if word.startswith("ال")),
        hamza_final=_hamza_final(),
        alef_final=_alef_final(),
        yeh_final=_yeh_final(),
        yeh_inside=_yeh_inside(),
        surnames=_surnames(),
        also_words=_set(_plain("given_names_also_words.txt")),
        compounds=_phrases(compounds),
        courtesy=_set(titles.words("courtesy.words")),
        weak=_set(titles.words("weak.words")),
        alone=_set(titles.words("alone.words")),
        abbreviated=_set(titles.words("abbreviated.words")),
        ranks=_set(titles.words("sovereign.ranks")),
        announcing=_set(titles.words("sovereign.announced_by")),
        ordinals=_set(titles.words("sovereign.ordinals")),
        inside=inside,
        roles=nouns,
        kin=kin,
        things=frozenset(form for word in _set(roles.words("things.words")) for form in (word, "ال" + word)),
        superlatives=_set(roles.words("superlative.words")),
        nationalities=_nationalities(roles),
        speech_spellings=frozenset(words.words("speech.words")),
        stop_spellings=frozenset(words.words("stop.words")),
        plurals=_set(word for section in ("office", "trade", "kin") for word in roles.words(f"{section}.plurals")),
        preposition_spellings=frozenset(words.words("stop.prepositions")),
        lists=_lists(words, inside),
        places=_phrases([*_lines("places_like_people.txt"), *(name for name in _towns() if " " in name)]),
        towns=_set(name for name in _towns() if " " not in name),
        weights=_weights(rulefile.read("evidence.toml", FOLDER)),
    )


_GIVEN = ("given_names_men.txt", "given_names_women.txt", "given_names_amazigh_hassani.txt")
_LISTS = {
    "institution": "institution.words",
    "between": "institution.between",
    "place": "place.words",
    "speech": "speech.words",
    "list": "list.words",
    "named": "list.named",
    "company": "list.company",
    "barrier": "role.barriers",
    "upon": "role.upon",
    "upon_what": "role.upon_what",
    "accredited": "role.accredited",
    "paired": "role.paired",
    "belonging": "role.belonging",
    "qualifying": "role.qualifying",
    "holding": "role.holding",
    "post": "role.posts",
    "choice": "role.choices",
    "term": "role.terms",
    "term_length": "role.term_lengths",
    "stop": "stop.words",
    "preposition": "stop.prepositions",
    "never": "never.words",
    "unverbal": "never.unverbal",
}
