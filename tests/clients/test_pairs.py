# SPDX-License-Identifier: EUPL-1.2
"""Files that may be of one person are found among many, with work that grows with the files alone."""

import json
from pathlib import Path

from spreekuur.clients import pairs
from spreekuur.clients.duplicates import Person, Same, judge
from spreekuur.clients.pairs import MOST, Known, may_be_one

TUNED = Path(__file__).parents[1] / "data" / "pairs" / "tuned.jsonl"


def known(*persons):
    return [Known(f"f{place:04}", person) for place, person in enumerate(persons)]


def found(*persons, apart=()):
    return [(pair.one, pair.other) for pair in may_be_one(known(*persons), apart)]


MAJA = Person("Maja", "Kowalska", "0612345678")


def test_the_likeliest_comes_first_and_strangers_never():
    shown = found(Person("Maja", "Kowalska"), Person("Iwo", "Krol"), Person("M.", "Kowalska"), MAJA)
    assert shown[0] == ("f0000", "f0003")
    assert not any("f0001" in pair for pair in shown)


def test_who_was_told_apart_is_left_out():
    assert found(MAJA, MAJA, apart={frozenset(("f0000", "f0001"))}) == []


def test_most_pairs_that_are_judged_the_same_are_met():
    lines = [json.loads(line) for line in TUNED.read_text("utf-8").splitlines()]
    same = [(Person(**one["a"]), Person(**one["b"])) for one in lines if one["same"]]
    same = [(a, b) for a, b in same if judge(a, b).same is not Same.NO]
    met = sum(bool(found(a, b)) for a, b in same)
    assert met >= 0.95 * len(same)


def test_a_thousand_of_one_name_are_no_million_pairs():
    judged = pairs._to_judge(known(*[Person("Maria", "Popescu")] * 1000))
    assert len(judged) < 1000
    assert len(may_be_one(known(*[MAJA] * 1000), ())) == MOST
