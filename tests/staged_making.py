# SPDX-License-Identifier: EUPL-1.2
"""Staged releases for tests of the prover: a made year counted in fives, written as the files are, and then harmed.

Five times a possible truth is a possible release, and it is safe: five more of anything would have been as possible.
No part of the real rounding is used here.
"""

import json
import random
from dataclasses import dataclass, field
from itertools import product

UNITS = ("persons", "contacts", "questions", "referrals")
PERSON = ("language", "stay")
HIERARCHIES = {
    "language": {"_T": None, "pl": "_T", "not_pl": "_T", "bg": "not_pl", "ro": "not_pl"},
    "stay": {"_T": None, "short": "_T", "long": "_T"},
    "outcome": {"_T": None, "info": "_T", "letter": "_T", "declined": "_T"},
    "topic": {
        "_T": None,
        "L1": "_T",
        "L2": "_T",
        "L1.wage": "L1",
        "L1.sick": "L1",
        "L2.rent": "L2",
        "L2.tax": "L2",
    },
    "signal": {"_T": None, "yes": "_T", "no": "_T"},
    "result": {"_T": None, "answered": "_T", "unknown": "_T", "helped": "answered", "full": "answered"},
}
# Name, unit, and how deep each dimension goes.
TABLES = {
    "q_contacts_outcome_language": ("contacts", {"outcome": 9, "language": 1}),
    "q_questions_line_language": ("questions", {"topic": 1, "language": 1}),
    "q_referrals_result": ("referrals", {"result": 1}),
    "q_persons_language": ("persons", {"language": 1}),
    "y_contacts_outcome_language": ("contacts", {"outcome": 9, "language": 9}),
    "y_contacts_outcome_stay": ("contacts", {"outcome": 9, "stay": 9}),
    "y_questions_topic": ("questions", {"topic": 9}),
    "y_questions_line_language": ("questions", {"topic": 1, "language": 9}),
    "y_questions_line_signal": ("questions", {"topic": 1, "signal": 9}),
    "y_referrals_result": ("referrals", {"result": 9}),
    "y_persons_stay_language": ("persons", {"stay": 9, "language": 9}),
}
FACTS = {
    "person_dimensions": list(PERSON),
    "unit_chains": [["persons", "contacts", "questions"]],
    "evenings": {f"2026-Q{quarter}": 3 for quarter in (1, 2, 3, 4)},
    "sensitive_dimensions": ["signal"],
    "sensitive_allowed_with": "topic",
    "sensitive_codes": {"topic": ["L1.fear"]},
}


@dataclass
class Table:
    """A table before it is written; tests change what they like in it."""

    unit: str
    dimensions: list
    rows: dict  # codes -> [count, status]

    def add(self, change, **codes):
        """Change one cell, and nothing above it."""
        self.rows[tuple(codes.get(name, "_T") for name in self.dimensions)][0] += change

    def add_whole(self, change, hierarchies, **codes):
        """Change one cell and everything above it, so that the table's own sums stay."""
        chains = [upwards(codes.get(name, "_T"), hierarchies[name]) for name in self.dimensions]
        for cell in product(*chains):
            self.rows[cell][0] += change


@dataclass
class Release:
    """A release before it is written."""

    period: str
    tables: dict
    manifest: dict = field(default_factory=dict)

    def add_everywhere(self, change, unit, hierarchies, **codes):
        """Change a lowest cell in every table of that unit, so that only what binds tables to others can break."""
        for table in self.tables.values():
            if table.unit == unit:
                table.add_whole(
                    change, hierarchies, **{n: c for n, c in codes.items() if n in table.dimensions}
                )


def upwards(code, parents):
    """The code, and every one above it."""
    return [code] if parents[code] is None else [code, *upwards(parents[code], parents)]


def depth(code, parents):
    """How far a code lies under the root."""
    return len(upwards(code, parents)) - 1


def some_lines(seed, persons, hierarchies=None, evenings=3):
    """Made lines `(unit, period, person, codes)`: every contact has a question, nobody comes twice to one evening."""
    hierarchies, draw, lines = hierarchies or HIERARCHIES, random.Random(seed), []
    leaves = {name: sorted(set(p) - set(p.values())) for name, p in hierarchies.items()}
    for person in range(persons):
        codes = {name: draw.choice(leaves[name]) for name in PERSON}
        quarters = draw.sample((1, 2, 3, 4), draw.choice((1, 1, 1, 2, 3)))
        lines.append(("persons", "2026", person, codes))
        for quarter in quarters:
            period = f"2026-Q{quarter}"
            lines.append(("persons", period, person, codes))
            for _ in range(draw.choice((1, 1, evenings))):
                talk = codes | {"outcome": draw.choice(leaves["outcome"])}
                lines.append(("contacts", period, person, talk))
                for topic in draw.sample(leaves["topic"], draw.choice((1, 1, 2))):
                    asked = talk | {"topic": topic, "signal": draw.choice(("yes", "no", "no", "no"))}
                    lines.append(("questions", period, person, asked))
                if draw.random() < 0.5:
                    lines.append(
                        ("referrals", period, person, talk | {"result": draw.choice(leaves["result"])})
                    )
    return lines


def counted(lines, period, tables=None, hierarchies=None, factor=5):
    """A release of these lines: every cell is its lines, times five."""
    tables, hierarchies, made = tables or TABLES, hierarchies or HIERARCHIES, {}
    for name, (unit, depths) in tables.items():
        if name.startswith("y_") == (len(period) > 4):
            continue
        lists = [
            [c for c in hierarchies[d] if depth(c, hierarchies[d]) <= deep] for d, deep in depths.items()
        ]
        rows = {cell: [0, "published"] for cell in product(*lists)}
        for of, when, _, codes in lines:
            if of != unit or not (when == period or (unit != "persons" and when.startswith(period))):
                continue
            for cell in product(*(upwards(codes[name_], hierarchies[name_]) for name_ in depths)):
                if cell in rows:
                    rows[cell][0] += factor
        made[name] = Table(unit, list(depths), rows)
    return Release(period, made)


def a_year(seed=1, persons=12, tables=None, hierarchies=None):
    """The four quarters and the year of one made set of lines."""
    lines = some_lines(seed, persons, hierarchies)
    periods = [*(f"2026-Q{quarter}" for quarter in (1, 2, 3, 4)), "2026"]
    return [counted(lines, period, tables, hierarchies) for period in periods]


def files_of(release, packaged=False):
    """The files of a release, in one of the two layouts."""
    at, files, entries = "tables/" if packaged else "", {}, []
    for name, table in sorted(release.tables.items()):
        head = ",".join([*table.dimensions, "count", "status", "unit"])
        rows = [
            f"{','.join(codes)},{count},{status},{table.unit}"
            for codes, (count, status) in table.rows.items()
        ]
        files[f"{at}{name}.csv"] = ("\n".join([head, *rows]) + "\n").encode()
        entry = {"name": name, "unit": table.unit, "dimensions": table.dimensions, "rows": len(rows)}
        entries.append(entry)
    manifest = {
        "format": "spreekuur-statistics/1",
        "period": release.period,
        "threshold": 5,
        "method": "rounding",
    }
    manifest |= {"base": 5, "max_deviation": 4, "additive": True, "tables": entries}
    return files | {"manifest.json": json.dumps(manifest | release.manifest).encode()}


def all_files(releases):
    """The files of several releases, in order."""
    return [files_of(release) for release in releases]
