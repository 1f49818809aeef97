# SPDX-License-Identifier: EUPL-1.2
"""Sums over desks and years are the sums of what was published, with how far off they can be, and say nothing more."""

import sqlite3

import pytest

import received_making as making
from spreekuur.cli.main import run

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
