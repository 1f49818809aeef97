# SPDX-License-Identifier: EUPL-1.2
"""Proved releases of made-up figures with all tables of the catalogue, for tests of what is drawn and written.

The unit is five: five persons, contacts, questions or referrals with the same codes, so that every table is in fives
and all tables agree, as after rounding.
"""

import random
from functools import cache
from itertools import product
from math import prod

from safe_making import a_release, a_table
from spreekuur.content import pack
from spreekuur.statistics import catalogue
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe_rules import Frame

SHARES = {"persons": 0.7, "contacts": 1.0, "questions": 1.3, "referrals": 0.45}
USUAL = {
    "language": "pl",
    "registration": "brp",
    "tied": "no",
    "stay": "long",
    "kind": "talk",
    "signal": "no",
}
_LEAST = 3


@cache
def shipped():
    """The catalogue that is shipped."""
    return catalogue.of(pack.load())


def release(period, contacts, seed=1, deviation=4, usual=0.5):
    """A release of about so many contacts; `usual` is the share that has the most usual answer."""
    known, when, rng = shipped(), Period.parse(period), random.Random(f"{seed} {period}")
    fives = {unit: _fives(known, unit, round(contacts * of / 5), rng, usual) for unit, of in SHARES.items()}
    tables = tuple(_table(known, table, fives[table.unit]) for table in known.tables_of(when))
    frame = Frame(known.hierarchies(), max_deviation=deviation)
    return a_release(period, tables, frame)


def _fives(known, unit, many, rng, usual):
    """The codes of each five."""
    made = []
    for _ in range(many):
        codes = {}
        for name in known.units[unit]:
            finest = known.dimensions[name].finest(9)
            codes[name] = USUAL[name] if name in USUAL and rng.random() < usual else rng.choice(finest)
        made.append(codes)
    return made


def _table(known, table, fives):
    depths = list(table.depths)
    while any(depths) and 5 * len(fives) < _LEAST * _inner(known, table, depths):
        deepest = max(range(len(depths)), key=lambda at: (depths[at], at))
        depths[deepest] -= 1
    finest = [
        known.dimensions[name].finest(depth) for name, depth in zip(table.dimensions, depths, strict=True)
    ]
    leaves = dict.fromkeys(product(*finest), 0)
    for codes in fives:
        cell = tuple(
            next(code for code in known.dimensions[name].above(codes[name]) if code in shown)
            for name, shown in zip(table.dimensions, finest, strict=True)
        )
        leaves[cell] += 5
    return a_table(table.name, table.unit, table.dimensions, leaves, known.hierarchies())


def _inner(known, table, depths):
    return prod(
        len(known.dimensions[name].finest(depth))
        for name, depth in zip(table.dimensions, depths, strict=True)
    )
