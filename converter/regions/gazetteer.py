"""Names of places and the region each belongs to, ready to be found in a text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from converter.errors import ConverterError
from converter.phrases import PhraseIndex
from converter.rulefile import RULES, RuleFile, read
from converter.tokens import keys
from converter.vocabulary import COMMON, zipf

Name = tuple[str, ...]
_ARABIC = re.compile(r"[\u0621-\u064a]")


class Rank(StrEnum):
    REGION = "region"
    FORMER = "former region"
    PROVINCE = "province"
    TOWN = "town"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Place:
    """`regions` are codes of the modern regions it lies in: several when one name is used in several regions."""

    name: Name
    rank: Rank
    regions: tuple[str, ...]
    ambiguous: bool = False
    provinces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by their names, and the regions by their codes."""

    places: PhraseIndex[Place]
    names: dict[str, str]
    parents: dict[str, str]

    def name_of(self, code: str) -> str:
        return self.names[code]

    def knows(self, name: Name) -> bool:
        return name in self.places.entries


def load(folder: Path = RULES) -> Gazetteer:
    """Raise `RuleError` for an unknown code or an entry that is not a name."""
    file, towns, scope = read("regions.toml", folder), read("places.toml", folder), read("scope.toml", folder)
    names = {code: str(entry["name"]) for code, entry in file.table("regions").items()}
    parents = _parents(file, names)
    found: list[Place] = []
    for code, entry in file.table("regions").items():
        found += (Place(keys(name), Rank.REGION, (code,)) for name in [entry["name"], *entry["other"]])
    found += _former(file, names)
    found += _provinces(file, parents)
    found += _towns(towns, parents)
    found += (Place(keys(name), Rank.ABROAD, ()) for name in scope.words("abroad.names"))
    ambiguous = {keys(name) for name in file.words("ambiguous.names")}
    return Gazetteer(PhraseIndex(_merged(found, ambiguous)), names, parents)


def _parents(file: RuleFile, names: dict[str, str]) -> dict[str, str]:
    """Province code -> region code, from the package and corrected where it is wrong."""
    package = _package()
    parents = {code: str(entry["parentCode"]) for code, entry in package.items() if entry["parentCode"]}
    for code, parent in file.table("corrections").items():
        if code not in parents or parent not in names:
            raise file.fail(code, f"{code} = {parent} names no province and region.", "Use codes as in ISO 3166-2:MA.")
        parents[code] = parent
    return parents


@lru_cache(maxsize=1)
def _package() -> dict[str, Any]:
    """Regions and provinces of Morocco as `iso3166-2` has them, by code.

    Its data file is read directly: the package's own reader first imports a client for the web, half of the converter's start.
    """
    spec = find_spec("iso3166_2")
    if spec is None or spec.origin is None:
        raise ConverterError("حزمة iso3166-2 غير مثبتة. نفذ make setup.", "The iso3166-2 package is missing. Run make setup.")
    return cast(dict[str, Any], json.loads((Path(spec.origin).parent / "iso3166-2.json").read_bytes())["MA"])


def _former(file: RuleFile, names: dict[str, str]) -> list[Place]:
    places = []
    for name, heirs in file.table("former").items():
        if not heirs or not all(code in names for code in heirs):
            raise file.fail(name, f"«{name}» has an heir that is no region.", 'Write codes from "MA-01" to "MA-12".')
        places.append(Place(keys(name), Rank.FORMER, tuple(heirs)))
    return places


def _provinces(file: RuleFile, parents: dict[str, str]) -> list[Place]:
    package = _package()
    extra = file.table("provinces")
    unknown = next((code for code in extra if code not in parents), None)
    if unknown:
        raise file.fail(unknown, f"{unknown} is no province.", "Use codes as in ISO 3166-2:MA.")
    places = []
    for code, parent in parents.items():
        local = str(package[code]["localOtherName"] or "")
        spellings = [part.partition("(")[0].strip() for part in local.split(",") if _ARABIC.search(part)]
        spellings = [name.removeprefix("إقليم ") for name in spellings] + list(extra.get(code, []))
        places += [Place(keys(name), Rank.PROVINCE, (parent,), provinces=(code,)) for name in spellings]
    return places


def _towns(file: RuleFile, parents: dict[str, str]) -> list[Place]:
    places = []
    for code in file.data:
        if code not in parents:
            raise file.fail(f"[{code}]", f"[{code}] is no province.", "Use a code as in ISO 3166-2:MA.")
        doubtful = {keys(name) for name in file.words(f"{code}.ambiguous")}
        towns = file.words(f"{code}.towns")
        names = {keys(name) for name in towns} | doubtful
        doubtful |= {keys(name) for name in towns if " " not in name and zipf(name) >= COMMON}
        places += [Place(name, Rank.TOWN, (parents[code],), name in doubtful, (code,)) for name in sorted(names)]
    return places


_RANKS = list(Rank)


def _merged(found: list[Place], ambiguous: set[Name]) -> dict[Name, Place]:
    """One entry per name: the highest rank wins, places of equal rank share it."""
    merged: dict[Name, Place] = {}
    for place in sorted(found, key=lambda place: (_RANKS.index(place.rank), place.name)):
        before = merged.get(place.name)
        doubtful = place.ambiguous or place.name in ambiguous
        if before is None:
            merged[place.name] = Place(place.name, place.rank, place.regions, doubtful, place.provinces)
        elif before.rank is place.rank:
            regions = before.regions + tuple(code for code in place.regions if code not in before.regions)
            provinces = before.provinces + place.provinces
            merged[place.name] = Place(place.name, place.rank, regions, before.ambiguous or doubtful, provinces)
    return merged
