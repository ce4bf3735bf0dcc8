"""What the mutants of dates and regions are held to: the cases of the unit tests, then the dates and regions of both corpora."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import lru_cache

from converter import dates, regions, rules, years
from converter.model import Facts
from tests.converter import test_dates, test_mentions, test_regions, test_rule_errors, test_votes, test_years
from tests.converter.archives import ROOT
from tests.converter.texts import CORPUS, SEEDS, authority, facts

test_dates.parse_edtf = lru_cache(test_dates.parse_edtf)  # it takes 10 ms a date, and every mutant writes the same dates
UNSEEN = tuple(sorted((ROOT / "tests" / "unseen" / "texts").glob("*.txt")))


def check() -> None:
    """Raise at the first difference; what is quick and finds much comes first."""
    for case in test_regions.CASES:
        test_regions.test_case(case)
    for case in test_dates.CASES:
        test_dates.test_case(case)
    test_dates.test_what_an_editor_is_shown_of_a_day_that_the_publication_line_fixes()
    for case in test_mentions.CASES:
        test_mentions.test_case(case)
    for case in test_votes.CASES:
        test_votes.test_case(case)
    for case in test_years.CASES:
        test_years.test_case(case)
    test_regions.test_every_province_lies_in_one_of_the_twelve_regions()
    test_regions.test_the_path_of_pages_above_the_title_votes_too()
    test_regions.test_a_gazetteer_knows_whole_names()
    test_regions.test_evidence_of_a_region_stands_in_the_text()
    test_years.test_tenure_of_the_office_as_named_is_a_clue()
    test_years.test_seed_003_is_resolved_by_its_clues_without_and_with_authority()
    for found in whole():
        _corpus(found)
    _days()
    _mixtures()


def check_rules() -> None:
    """Wrong entries are refused; asked only of a fault in what reads the rules."""
    for case in test_rule_errors.CASES:
        test_rule_errors.test_case(case)


def _days() -> None:
    """The two properties of test_dates.py, on a fixed few of their examples."""
    for number in range(0, 8400, 397):
        day = date(2008, 1, 1) + timedelta(days=number)
        test_dates.test_every_day_of_the_horizon_is_read_back.hypothesis.inner_test(day)


def _mixtures() -> None:
    rng = random.Random(1)
    for _ in range(60):
        words = rng.choices(test_dates.WORDS, k=rng.randint(0, 14))
        test_dates.test_no_mixture_of_date_words_breaks_the_grammar.hypothesis.inner_test(words)


@lru_cache(maxsize=1)
def whole() -> tuple[Facts, ...]:
    """What the whole code reads; the tests of accuracy hold it to the gold."""
    return tuple(facts(path) for path in (*CORPUS, *SEEDS, *UNSEEN))


def _corpus(found: Facts) -> None:
    """Title, lines and people as the whole code reads them; the date and the region anew."""
    text, known = found.source.text, rules.load()
    dated = dates.read(text, found.layout, known)
    region = regions.read(text, found.layout, found.people, known)
    day = years.infer(text, found.layout, dated, region.named, found.people, known, authority())
    assert (day.edtf, day.resolved, region.name) == (found.date.edtf, found.date.resolved, found.region)
