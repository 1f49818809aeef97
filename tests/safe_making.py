# SPDX-License-Identifier: EUPL-1.2
"""Small proved releases for tests that are not about the proof: made by the door that the prover uses itself."""

import hashlib
from itertools import product

from spreekuur.statistics.safe import (
    NarrowestCell,
    ProofSummary,
    ReleaseFacts,
    SafeRow,
    TableFacts,
    seal_proved,
)
from spreekuur.statistics.safe_rules import TOTAL, Frame

HIERARCHIES = {
    "topic": {
        TOTAL: None,
        "L1_work": TOTAL,
        "L2_stay": TOTAL,
        "L1_work.wage": "L1_work",
        "L1_work.sick": "L1_work",
    },
    "language": {TOTAL: None, "pl": TOTAL, "not_pl": TOTAL, "bg": "not_pl", "ro": "not_pl", "es": "not_pl"},
    "visit": {TOTAL: None, "first": TOTAL, "repeat": TOTAL},
    "signal": {TOTAL: None, "yes": TOTAL, "no": TOTAL},
}


def leaf_rows(dimensions, leaves, hierarchies):
    """All rows of a table from the counts of its leaves: every code above a leaf, every combination, added up."""
    used = []
    for at, name in enumerate(dimensions):
        codes = {code for leaf in leaves for code in _upwards(leaf[at], hierarchies[name])}
        used.append(sorted(codes))
    counts = dict.fromkeys(product(*used), 0)
    for leaf, count in leaves.items():
        chains = [_upwards(code, hierarchies[name]) for code, name in zip(leaf, dimensions, strict=True)]
        for cell in product(*chains):
            counts[cell] += count
    return tuple(SafeRow(cell, count) for cell, count in sorted(counts.items()))


def a_table(name, unit, dimensions, leaves, hierarchies=None):
    """A table as the prover read it; `leaves` maps the lowest codes to counts in fives."""
    rows = leaf_rows(dimensions, leaves, hierarchies or HIERARCHIES)
    text = "".join(f"{','.join(row.codes)},{row.count},{row.status},{unit}\n" for row in rows)
    return TableFacts(name, unit, tuple(dimensions), rows, hashlib.sha256(text.encode()).hexdigest())


def some_tables(scale=1):
    """Four tables of a quarter, one a unit."""
    return (
        a_table("q_contacts_visit", "contacts", ("visit",), {("first",): 20 * scale, ("repeat",): 5 * scale}),
        a_table(
            "q_persons_language", "persons", ("language",), {("pl",): 15 * scale, ("not_pl",): 5 * scale}
        ),
        a_table(
            "q_questions_topic",
            "questions",
            ("topic",),
            {("L1_work.wage",): 10 * scale, ("L1_work.sick",): 0, ("L2_stay",): 25 * scale},
        ),
        a_table("q_referrals_visit", "referrals", ("visit",), {("first",): 10 * scale, ("repeat",): 0}),
    )


def a_release(period="2026-Q3", tables=None, frame=None):
    """A proved release of these tables; without any, of `some_tables`."""
    tables = some_tables() if tables is None else tables
    frame = frame or Frame(HIERARCHIES)
    files = {f"{table.name}.csv": table.digest for table in tables}
    files["manifest.json"] = hashlib.sha256(b"manifest").hexdigest()
    narrowest = NarrowestCell(tables[0].name, (TOTAL,) * len(tables[0].dimensions), 21, 25)
    cells = sum(len(table.rows) for table in tables)
    proof = ProofSummary("k-ambiguity", frame.k, cells, narrowest, 2 * cells)
    return seal_proved(ReleaseFacts(period, frame, tuple(tables), files, {}), proof)


def _upwards(code, parents):
    """The code, and every one above it."""
    return [code] if parents[code] is None else [code, *_upwards(parents[code], parents)]
