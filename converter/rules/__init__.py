"""The reading rules as data, and the one place where they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from converter import repair, tags
from converter.dates import vocabulary as dates
from converter.dates.vocabulary import DateWords
from converter.layout import boilerplate
from converter.layout.boilerplate import Boilerplate
from converter.people import lexicon
from converter.people.lexicon import Lexicon
from converter.regions import gazetteer, scope
from converter.regions.gazetteer import Gazetteer
from converter.regions.scope import ScopeRules
from converter.repair import RepairRules
from converter.rulefile import RULES
from converter.tags import TagRules
from converter.years import history
from converter.years.history import History


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, read once."""

    boilerplate: Boilerplate
    dates: DateWords
    gazetteer: Gazetteer
    scope: ScopeRules
    history: History
    people: Lexicon
    tags: TagRules
    repair: RepairRules

    @property
    def given_names(self) -> frozenset[str]:
        """Folded given names: what tells a by-line from a sentence."""
        return self.people.given


@lru_cache(maxsize=2)
def load(folder: Path = RULES) -> Rules:
    """Read every rule file; raise `RuleError` for the first that is broken."""
    return Rules(
        boilerplate=boilerplate.load(folder),
        dates=dates.load(folder),
        gazetteer=gazetteer.load(folder),
        scope=scope.load(folder),
        history=history.load(folder),
        people=lexicon.load(),
        tags=tags.load(folder),
        repair=repair.load(folder),
    )
