# SPDX-License-Identifier: EUPL-1.2
"""Over random catalogues: what is sound is proved, and with one cell, one sum or the deviation harmed it is not."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.proof import DamagedFiles, Unproved
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from staged_making import FACTS, HIERARCHIES, TABLES, a_year, all_files, upwards

CODES = st.integers(1, 4)


@st.composite
def some_catalogues(draw):
    """Random lists of codes, one or two levels deep, and a star of tables over them."""
    lists = {}
    for name in ("language", "stay", "outcome", "result"):
        parents = {"_T": None}
        for first in range(draw(CODES)):
            parents[f"{name}{first}"] = "_T"
            for second in range(draw(st.sampled_from((0, 0, 2, 3)))):
                parents[f"{name}{first}.{second}"] = f"{name}{first}"
        lists[name] = parents
    names = draw(st.sets(st.sampled_from(sorted(TABLES)), min_size=1))
    return HIERARCHIES | lists, {name: TABLES[name] for name in sorted(names)}


def _harm_one_cell(draw, made):
    """One count of one table five up or down."""
    table = draw.choice([t for t in draw.choice(made).tables.values() if len(t.rows) > 1])
    cell = table.rows[draw.choice(sorted(table.rows))]
    cell[0] += draw.choice((5, -5)) if cell[0] else 5


def _harm_one_sum(draw, made):
    """A lowest count changes with all above it but the total."""
    table = draw.choice([t for t in draw.choice(made).tables.values() if len(t.rows) > 1])
    codes = draw.choice([codes for codes in sorted(table.rows) if "_T" not in codes])
    above = product(
        *(upwards(code, draw.lists[name]) for name, code in zip(table.dimensions, codes, strict=True))
    )
    for cell in above:
        if set(cell) != {"_T"}:
            table.rows[cell][0] += 5


def _harm_the_deviation(draw, made):
    draw.choice(made).manifest["max_deviation"] = 2


def _harm_by_a_second_version(draw, made):
    """Each version is sound; together they would tell what lies between them."""
    made.append(draw.choice(made))


HARMS = {"one cell": _harm_one_cell, "one sum": _harm_one_sum, "deviation 2": _harm_the_deviation}
HARMS |= {"second version": _harm_by_a_second_version}


def _random_year_is_accepted_and_any_harm_refused(catalogue, seed, persons, several):
    """Whatever the catalogue: a sound year passes, and with one harm it does not."""
    lists, tables = catalogue
    made = [release for release in a_year(seed, persons, tables, lists) if release.tables][:several]
    if made:
        assert len(prove(all_files(made), lists, FACTS, Watch(apart=False))) == len(made)
    for harm in HARMS.values():
        made = [release for release in a_year(seed, persons, tables, lists) if release.tables][:several]
        draw = random.Random(seed)
        draw.lists = lists
        if made:
            harm(draw, made)
            with pytest.raises((Unproved, DamagedFiles)):
                prove(all_files(made), lists, FACTS, Watch(apart=False))


RANDOM = {"catalogue": some_catalogues(), "seed": st.integers(0, 99), "persons": st.integers(0, 40)}
RANDOM |= {"several": st.integers(1, 5)}


@settings(max_examples=100)
@given(**RANDOM)
def test_a_sound_year_is_accepted_and_any_harm_refused(**random_year):
    _random_year_is_accepted_and_any_harm_refused(**random_year)


@pytest.mark.slow
@settings(max_examples=1000)
@given(**RANDOM)
def test_a_thousand_sound_years_are_accepted_and_any_harm_refused(**random_year):
    _random_year_is_accepted_and_any_harm_refused(**random_year)
