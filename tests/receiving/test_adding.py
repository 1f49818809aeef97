# SPDX-License-Identifier: EUPL-1.2
"""Sums over desks and years are the sums of what was published, with how far off they can be, and say nothing more."""

import sqlite3
from datetime import date

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.content import pack
from spreekuur.receiving.adding import add_up
from spreekuur.receiving.database import opened
from spreekuur.receiving.store import Store
from spreekuur.receiving.withdrawing import Withdrawal
from spreekuur.statistics import catalogue
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.proof_attack import Problem, attack
from spreekuur.statistics.proof_facts import facts_of
from spreekuur.statistics.proof_files import read_release
from spreekuur.statistics.proof_system import attackers_system
from spreekuur.statistics.rules import Rules

YEAR, QUARTERS = "2026", {f"2026-Q{number}": 3 for number in (1, 2, 3, 4)}
DESKS = ("spreekuur", "oost", "west")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Three desks, each with the figures of a year; those of one desk are of other talks."""
    root = tmp_path_factory.mktemp("adding")
    for desk in DESKS:
        made = making.releases(60, 12, 2) if desk == "oost" else making.releases()
        for package in making.packages(desk, made):
            making.write_folder(package, root / "box" / package.name)
    keys = making.trust_folder(root / "keys", *DESKS)
    path = root / "figures.sqlite"
    assert run(["receive", str(root / "box"), "--trust", str(keys), "--into", f"sqlite:///{path}"]) == 0
    return path


def rows(file, statement):
    with sqlite3.connect(file) as db:
        found = db.execute(statement).fetchall()
    db.close()
    return found


CELLS = """SELECT desk, period, of_table, unit, dim1, code1, dim2, code2, count, max_deviation
FROM cell JOIN package USING (digest)"""
TOTALS = (
    "SELECT period, of_table, unit, dim1, code1, dim2, code2, count, counts, most_off, usually_off FROM total"
)


def test_every_sum_is_that_of_the_desks_and_says_how_far_off_it_is(file):
    cells = {}
    for _desk, period, *key, count, deviation in rows(file, CELLS):
        cells.setdefault((period, *key), []).append((count, deviation))
    totals = {tuple(row[:7]): row[7:] for row in rows(file, TOTALS)}
    assert set(totals) == set(cells)
    for key, (count, counts, most, usually) in totals.items():
        assert count == sum(each for each, _ in cells[key])
        assert counts == len(cells[key]) <= len(DESKS)
        assert most == sum(deviation for _, deviation in cells[key]) >= 4 * counts
        assert 2 * counts**0.5 <= usually <= most
    assert {counts for _, counts, _, _ in totals.values()} >= {3}


def test_a_total_without_the_other_desks_is_what_a_desk_published(file):
    cells = {}
    for desk, period, *key, count, _deviation in rows(file, CELLS):
        cells.setdefault((period, *key), {})[desk] = count
    for *key, total, _counts, _most, _usually in rows(file, TOTALS):
        published = cells[tuple(key)]
        for desk, count in published.items():
            assert total - sum(other for name, other in published.items() if name != desk) == count


def test_a_sum_that_was_taken_away_is_made_again(file, tmp_path):
    before = sorted(rows(file, TOTALS))
    with sqlite3.connect(file) as db:
        db.execute("DELETE FROM total WHERE period = '2026-Q1'")
    db.close()
    (tmp_path / "empty").mkdir()
    assert run(["receive", str(tmp_path / "empty"), "--into", f"sqlite:///{file}"]) == 0
    assert sorted(rows(file, TOTALS)) == before


def systems_of(file):
    """What an outsider knows of each desk by itself, from the files of its year."""
    figures = catalogue.of(pack.load())
    known = facts_of(figures.hierarchies(), Rules(figures, QUARTERS).facts())
    found = {}
    for desk, digest in rows(file, f"SELECT desk, digest FROM package WHERE period = '{YEAR}'"):
        files = rows(file, f"SELECT path, content FROM package_file WHERE digest = '{digest}'")
        proved = {
            path: text.encode() for path, text in files if path.startswith("tables/") or path == MANIFEST
        }
        found[desk] = attackers_system([read_release(proved)], known)
    return found, known.k


def problem_of(systems, k, sums=()):
    """All desks at once; `sums` are more rows about their true counts."""
    low, high, lines, judged = [], [], list(sums), []
    for system in systems:
        first = len(low)
        low += [float(one.low) for one in system.unknowns]
        high += [float(one.high) for one in system.unknowns]
        lines += [
            (least, most, [(first + at, factor) for at, factor in terms])
            for terms, (least, most) in system.rows.items()
        ]
        judged.append([first + at for at, one in enumerate(system.unknowns) if not one.structural])
    return Problem(low, high, lines, judged, k)


def narrowest(problem):
    found = attack(problem)
    widths = [high - low for low, high in zip(found.low, found.high, strict=True)]
    assert min(widths) >= problem.k - 1
    return [widths[at] for at in found.narrowest]


def test_who_holds_all_packages_and_all_sums_learns_no_more_of_a_desk(file, tmp_path):
    """The attack on each desk by itself, and on all with the sums over them: the same cell is narrowest, as wide."""
    known, k = systems_of(file)
    systems = list(known.values())
    alone = [narrowest(problem_of([system], k))[0] for system in systems]
    starts = [sum(len(system.unknowns) for system in systems[:at]) for at in range(len(systems))]
    totals = {
        (unit, tuple(sorted(pair for pair in ((d1, c1), (d2, c2)) if pair[0] and pair[1] != "_T"))): (
            count,
            most,
        )
        for unit, d1, c1, d2, c2, count, most in rows(
            file,
            f"SELECT unit, dim1, code1, dim2, code2, count, most_off FROM total WHERE period = '{YEAR}'",
        )
    }
    sums = []
    for (unit, cell), (count, most) in totals.items():
        terms = [
            (first + system.at[unit, YEAR, cell], 1)
            for first, system in zip(starts, systems, strict=True)
            if (unit, YEAR, cell) in system.at
        ]
        sums.append((max(count - most, 0), count + most, terms))
    assert len(sums) > 20 and max(len(terms) for *_, terms in sums) == len(DESKS)
    assert narrowest(problem_of(systems, k, sums)) == alone


@pytest.mark.slow
def test_over_years_where_one_shows_less_and_after_a_withdrawal_only_published_counts_are_in_a_sum(tmp_path):
    """Each sum is that of its own parts and no other: what differences of sums give away was published, too."""
    small, large = making.releases(30, 24, 3), making.releases(400, 24, 4)
    for desk, made in (("oost", small), ("west", large), ("spreekuur", large)):
        for package in making.packages(desk, made):
            making.write_folder(package, tmp_path / "box" / package.name)
    keys = making.trust_folder(tmp_path / "keys", "oost", "west", "spreekuur")
    path = tmp_path / "figures.sqlite"
    assert run(["receive", str(tmp_path / "box"), "--trust", str(keys), "--into", f"sqlite:///{path}"]) == 0
    assert {period for (period,) in rows(path, "SELECT period FROM total")} >= {"2026", "2027", "2026-2027"}
    hold_every_sum(path)
    counts = rows(path, "SELECT DISTINCT counts FROM total WHERE period = '2026'")
    assert {1, 3} <= {number for (number,) in counts} or {2, 3} <= {number for (number,) in counts}
    with opened(f"sqlite:///{path}") as place:
        store = Store(place, catalogue.of(pack.load()))
        gone = store.kept("aalsmeer", "west", 2026)[-1]
        assert str(gone.period) == "2026"
        notice = Withdrawal(date(2028, 2, 1), "counted twice", gone.public)
        assert store.withdraw(gone, notice, date(2028, 2, 2))
        add_up(place)
    hold_every_sum(path)
    assert rows(path, f"SELECT * FROM total_part WHERE digest = '{gone.digest}'") == []


def hold_every_sum(path):
    """Every total is the sum of what its parts published, and each part stands, and is of its period."""
    cells = {}
    for period, digest, *key, count in rows(
        path,
        "SELECT t.period, digest, of_table, code1, code2, count FROM total_part AS t JOIN cell USING (digest)",
    ):
        cells.setdefault((period, *key), []).append((digest, count))
    totals = rows(path, "SELECT period, of_table, code1, code2, count, counts FROM total")
    assert {tuple(key) for *key, _, _ in totals} == set(cells)
    for *key, count, counts in totals:
        assert (sum(each for _, each in cells[tuple(key)]), len(cells[tuple(key)])) == (count, counts)
    standing = dict(rows(path, "SELECT digest, period FROM standing"))
    for period, digest in rows(path, "SELECT period, digest FROM total_part"):
        first, _, last = period.partition("-")
        assert standing[digest] == period or first <= standing[digest] <= last
