# SPDX-License-Identifier: EUPL-1.2
"""A count that was not proved cannot pass for one that was."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from safe_making import HIERARCHIES, a_release, a_table, some_tables
from spreekuur.statistics.safe import NarrowestCell, ProofSummary, SafeRelease, SafeRow, SafeTable
from spreekuur.statistics.safe_rules import Frame, NotSafe


@pytest.fixture(scope="module")
def release():
    return a_release()


@pytest.fixture
def table(release):
    return release.tables["q_questions_topic"]


def test_a_table_answers_for_a_cell_and_for_everything(table):
    assert (table.total, table.count(topic="L1_work"), table.count(topic="L1_work.sick")) == (35, 10, 0)
    with pytest.raises(KeyError):
        table.count(language="pl")


def test_the_same_files_have_the_same_name(release):
    assert a_release().release == release.release != a_release(tables=some_tables(2)).release


def test_a_table_with_other_numbers_is_refused(table):
    forged = tuple(replace(row, count=row.count + 5) for row in table.rows)
    for change in ({"rows": forged}, {"unit": "persons"}, {"period": "2026-Q2"}, {"digest": "0" * 64}):
        with pytest.raises(NotSafe):
            replace(table, **change)


def test_a_table_made_without_the_proof_is_refused(table):
    fields = {
        name: getattr(table, name)
        for name in ("release", "period", "name", "unit", "dimensions", "rows", "digest", "frame")
    }
    with pytest.raises(NotSafe):
        SafeTable(**fields, seal=b"0" * 32)
    with pytest.raises(TypeError):
        SafeTable(**fields)


def test_a_table_is_not_changed(table):
    with pytest.raises(FrozenInstanceError):
        table.rows = ()
    with pytest.raises(TypeError):
        table._counts[("_T",)] = 1


def test_what_was_changed_behind_its_back_does_not_leave():
    """Python lets nobody be kept from `object.__setattr__`; whatever writes asks `intact()` first."""
    made = a_release()
    table = made.tables["q_contacts_visit"]
    object.__setattr__(table, "rows", tuple(replace(row, count=0) for row in table.rows))
    with pytest.raises(NotSafe):
        table.intact()
    with pytest.raises(NotSafe):
        made.intact()


def test_proved_counts_are_neither_pickled_nor_copied(release, table):
    for made in (release, table):
        for way in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError):
                way(made)


def test_there_are_no_other_kinds_of_proved_counts():
    for kind in (SafeTable, SafeRelease):
        with pytest.raises(TypeError):
            type("Loose", (kind,), {"__module__": "elsewhere"})


def test_a_release_does_not_take_the_tables_of_another(release):
    other = a_release("2026-Q2")
    for change in ({"tables": other.tables}, {"period": "2026-Q2"}, {"files": {}}, {"base": 10}):
        with pytest.raises(NotSafe):
            replace(release, **change)


def test_nothing_is_published_below_base_five():
    for bad in ({"base": 3}, {"k": 4}, {"base": 1, "max_deviation": 0}, {"k": 6}, {"max_deviation": 2}):
        with pytest.raises(NotSafe):
            Frame(HIERARCHIES, **bad)
    assert Frame(HIERARCHIES, base=10, max_deviation=9, k=10).base == 10


def test_a_proof_that_leaves_too_little_is_no_proof():
    for low, high, k, cells in ((0, 3, 5, 1), (-1, 4, 5, 1), (0, 4, 4, 1), (0, 4, 5, 0)):
        with pytest.raises(NotSafe):
            ProofSummary("k-ambiguity", k, cells, NarrowestCell("q_contacts_visit", ("_T",), low, high), 1)


@pytest.mark.parametrize("count", [-5, 2.0, True, "5"])
def test_a_count_is_a_whole_number(count):
    with pytest.raises(NotSafe):
        SafeRow(("_T",), count)


@pytest.mark.parametrize("code", ["=1", "", "a,b", "a b", "@x", "ł", "-1", "a\n"])
def test_a_code_has_plain_signs(code):
    with pytest.raises(NotSafe):
        SafeRow((code,), 5)


def test_a_structural_cell_is_empty():
    with pytest.raises(NotSafe):
        SafeRow(("_T",), 5, "structural")
    with pytest.raises(NotSafe):
        SafeRow(("_T",), 5, "hidden")


def _without(table, code):
    return replace(table, rows=tuple(row for row in table.rows if code not in row.codes))


def _with(table, code, count):
    return replace(table, rows=tuple(replace(r, count=count) if code in r.codes else r for r in table.rows))


BROKEN = {
    "a cell is missing": lambda t: _without(t, "L2_stay"),
    "the whole is missing": lambda t: _without(t, "_T"),
    "no multiple of five": lambda t: _with(_with(t, "L2_stay", 26), "_T", 36),
    "parts are not the whole": lambda t: _with(t, "L2_stay", 30),
    "a cell twice": lambda t: replace(t, rows=t.rows + t.rows[:1]),
    "no such unit": lambda t: replace(t, unit="people"),
    "no such dimension": lambda t: replace(t, dimensions=("employer",)),
    "a name with a path in it": lambda t: replace(t, name="../q"),
    "a code of no list": lambda t: replace(t, rows=(*t.rows, SafeRow(("L9_new",), 0))),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_even_the_prover_cannot_seal_a_table_that_breaks_a_rule(fault):
    with pytest.raises(NotSafe):
        a_release(tables=[BROKEN[fault](some_tables()[2])])


def test_a_forbidden_code_is_never_a_row():
    frame = Frame(HIERARCHIES, forbidden=frozenset({("topic", "L1_work.sick")}))
    with pytest.raises(NotSafe):
        a_release(frame=frame)


def test_signals_are_never_finer_than_year_and_line():
    frame = Frame(HIERARCHIES, guarded=frozenset({"signal"}))
    lines = {(line, said): 10 for line in ("L1_work", "L2_stay") for said in ("yes", "no")}
    good = a_table("y_questions_line_signal", "questions", ("topic", "signal"), lines)
    assert a_release("2026", [good], frame).tables[good.name].total == 40
    deep = {
        (topic, said): 10 for topic in ("L1_work.wage", "L1_work.sick", "L2_stay") for said in ("yes", "no")
    }
    bad = [
        ("2026-Q3", good),
        ("2026", replace(good, unit="contacts")),
        ("2026", a_table("y_questions_topic_signal", "questions", ("topic", "signal"), deep)),
        (
            "2026",
            a_table(
                "y_s",
                "questions",
                ("visit", "signal"),
                {("first", "yes"): 5, ("first", "no"): 5, ("repeat", "yes"): 5, ("repeat", "no"): 5},
            ),
        ),
    ]
    for period, table in bad:
        with pytest.raises(NotSafe):
            a_release(period, [table], frame)
