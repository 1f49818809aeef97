# SPDX-License-Identifier: EUPL-1.2
"""The attack finds what can be known, no less; and what is proved is what lies in the files."""

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.proof import Fault, ProofUnfinished, Unfinished, Unproved
from spreekuur.statistics import proof_worker
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_attack import NoSolution, Problem, attack
from spreekuur.statistics.proof_worker import Watch, bounds_of
from staged_making import FACTS, HIERARCHIES, TABLES, a_year, all_files, counted, files_of, some_lines

HERE = Watch(apart=False)


def proved(releases, facts=FACTS, hierarchies=HIERARCHIES):
    """What the prover makes of these files, without a process of its own."""
    return prove(releases, hierarchies, facts, HERE)


@pytest.mark.parametrize("persons", [0, 1, 2, 40])
def test_a_year_whose_sums_all_hold_is_proved(persons):
    made = a_year(persons=persons)
    releases = proved(all_files(made))
    assert [release.period for release in releases] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]
    table = releases[-1].tables["y_questions_topic"]
    assert table.count(topic="L1") == made[-1].tables["y_questions_topic"].rows[("L1",)][0]
    narrowest = releases[-1].proof.narrowest
    assert narrowest.high - narrowest.low >= 4
    assert releases[0].proof.cells == len({*_cells(made[0])})


def _cells(release):
    for table in release.tables.values():
        for codes in table.rows:
            named = zip(table.dimensions, codes, strict=True)
            yield table.unit, tuple(sorted(pair for pair in named if pair[1] != "_T"))


def test_both_layouts_are_the_same_release():
    made = a_year()[0]
    (staged,) = proved([files_of(made)])
    (packaged,) = proved([files_of(made, packaged=True)])
    assert staged.release == packaged.release
    assert staged.content == packaged.content


def test_the_process_of_its_own_finds_the_same_and_leaves_no_word_on_the_output(capfd):
    releases = all_files(a_year())
    seen = []
    apart = prove(
        releases, HIERARCHIES, FACTS, Watch(progress=lambda done, cells: seen.append((done, cells)))
    )
    assert capfd.readouterr() == ("", "")
    here = proved(releases)
    assert [release.proof for release in apart] == [release.proof for release in here]
    assert all(done < cells for done, cells in seen)


def test_a_cancelled_proof_proves_nothing():
    with pytest.raises(ProofUnfinished) as error:
        prove(all_files(a_year()), HIERARCHIES, FACTS, Watch(cancelled=lambda: True))
    assert error.value.why == Unfinished.CANCELLED


def test_a_proof_out_of_time_proves_nothing():
    with pytest.raises(ProofUnfinished) as error:
        prove(all_files(a_year()), HIERARCHIES, FACTS, Watch(limit=0.0))
    assert error.value.why == Unfinished.TIME


@pytest.mark.parametrize(
    "dies", ["import sys; sys.exit(3)", "import os; os.kill(os.getpid(), 9)", "print('{', end='')"]
)
def test_a_solver_that_dies_proves_nothing(monkeypatch, dies):
    """Also when it dies before it has read its problem, or in the middle of a line."""
    monkeypatch.setattr(proof_worker, "_command", lambda: [sys.executable, "-c", dies])
    with pytest.raises(ProofUnfinished) as error:
        bounds_of(Problem([0.0], [9.0], [], [[0] * 50_000], 5), Watch())
    assert error.value.why == Unfinished.CRASHED


def test_no_child_is_left(monkeypatch):
    children, popen = [], subprocess.Popen

    class Noted(popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            children.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    for watch in (Watch(), Watch(cancelled=lambda: True)):
        try:
            bounds_of(Problem([0.0], [9.0], [], [[0]], 5), watch)
        except ProofUnfinished:
            assert watch.cancelled()
    assert len(children) == 2
    assert all(child.poll() is not None for child in children)


def test_figures_that_contradict_each_other_are_said_to():
    with pytest.raises(Unproved) as error:
        bounds_of(Problem([0.0, 6.0], [4.0, 9.0], [(0, 0, [(0, 1), (1, -1)])], [[0, 1]], 5), Watch())
    assert error.value.why == Fault.IMPOSSIBLE
    with pytest.raises(NoSolution):
        attack(Problem([0.0, 6.0], [4.0, 9.0], [(0, 0, [(0, 1), (1, -1)])], [[0, 1]], 5))


def test_what_changes_while_it_is_proved_changes_nothing_that_was_proved():
    files, other = files_of(a_year()[0]), files_of(counted(some_lines(9, 3), "2026-Q1"))
    before = dict(files)

    def change(done, cells):
        files["q_referrals_result.csv"] = other["q_referrals_result.csv"]

    (release,) = prove([files], HIERARCHIES, FACTS, Watch(progress=change, apart=False))
    assert files != before
    assert release.content == before
    with pytest.raises(TypeError):
        release.content["manifest.json"] = b""


def test_the_narrowest_cells_are_named():
    """Persons at most 4 contacts, yet published as 5: then they are 1 to 4."""
    made = counted([], "2026-Q1")
    made.tables["q_persons_language"].add_whole(5, HIERARCHIES, language="pl")
    with pytest.raises(Unproved) as error:
        proved([files_of(made)])
    assert error.value.why == Fault.NARROW
    assert {(cell.table, cell.low, cell.high) for cell in error.value.cells} >= {("q_persons_language", 1, 4)}
    assert {cell.period for cell in error.value.cells} == {"2026-Q1"}


def test_a_quarter_that_lacks_a_cell_still_binds_the_year():
    """In a year of 0 to 4 unknown results, three quarters of 1 or more leave each 1 or 2; the fourth shows none."""
    year = a_year(persons=0)
    for release in year[:3]:
        release.add_everywhere(5, "referrals", HIERARCHIES, result="unknown")
    year[4].add_everywhere(15, "referrals", HIERARCHIES, result="helped")
    year[3] = counted([], "2026-Q4", tables=TABLES | {"q_referrals_result": ("referrals", {"result": 0})})
    with pytest.raises(Unproved) as error:
        proved(all_files(year))
    narrow = [cell for cell in error.value.cells if cell.codes == ("unknown",) and cell.period != "2026"]
    assert [(cell.low, cell.high) for cell in narrow] == [(1, 2)] * 3


def test_a_cell_that_is_empty_by_definition_is_known_and_not_judged():
    facts = FACTS | {
        "structural_zeros": [{"unit": "contacts", "cell": {"outcome": "declined", "language": "pl"}}]
    }
    made = counted([], "2026-Q1")
    table = made.tables["q_contacts_outcome_language"]
    table.rows[("declined", "pl")][1] = "structural"
    (release,) = proved([files_of(made)], facts)
    assert release.proof.cells == len({*_cells(made)}) - 1
    with pytest.raises(Unproved) as error:
        proved([files_of(made)])
    assert error.value.why == Fault.RULES


def test_a_row_of_impossible_cells_but_one_gives_that_one_away_only_as_far_as_it_is_published():
    zeros = [{"unit": "contacts", "cell": {"outcome": outcome}} for outcome in ("info", "letter")]
    made = counted([], "2026-Q1")
    (release,) = proved([files_of(made)], FACTS | {"structural_zeros": zeros})
    assert release.proof.narrowest.high - release.proof.narrowest.low == 4


@pytest.mark.parametrize(("base", "far", "k"), [(5, 9, 5), (10, 9, 5), (10, 9, 10), (10, 19, 10)])
def test_more_room_and_more_protection_are_proved_as_well(base, far, k):
    made = counted(some_lines(2, 12), "2026-Q1", factor=base)
    made.manifest = {"base": base, "threshold": base, "max_deviation": far}
    (release,) = proved([files_of(made)], FACTS | {"k": k})
    assert (release.base, release.max_deviation, release.proof.k) == (base, far, k)
    narrowest = release.proof.narrowest
    assert narrowest.high - narrowest.low >= k - 1


def test_more_protection_than_the_base_can_give_is_refused():
    with pytest.raises(Unproved) as error:
        proved([files_of(a_year()[0])], FACTS | {"k": 6})
    assert error.value.why == Fault.RULES


def test_a_release_of_which_nothing_is_judged_is_not_proved():
    made = counted([], "2026-Q1", {"q_persons_language": ("persons", {"language": 1})})
    everything = [{"unit": "persons", "cell": {}}]
    with pytest.raises(Unproved):
        proved([files_of(made)], FACTS | {"structural_zeros": everything})


COUNTS = st.lists(st.integers(0, 3), min_size=4, max_size=4)


@settings(max_examples=60)
@given(st.lists(COUNTS, min_size=1, max_size=2), st.integers(2, 4), st.booleans())
def test_the_attack_knows_what_trying_every_possibility_shows(wholes, far, chained):
    """Two rows of two cells with their totals, each within `far` of a published value; all are tried."""
    rows, low, high = [], [], []
    for group, counts in enumerate(wholes):
        at = 3 * group
        values = [counts[0], counts[1], counts[0] + counts[1] + counts[2] % 2]
        low += [max(0, value - far) for value in values]
        high += [value + far for value in values]
        rows.append((0, 0, [(at, 1), (at + 1, 1), (at + 2, -1)]))
    if chained and len(wholes) == 2:
        rows.append((0, None, [(5, 1), (2, -1)]))
    problem = Problem(low, high, rows, [range(at, at + 3) for at in range(0, len(low), 3)], 5)
    spans = [range(a, b + 1) for a, b in zip(low, high, strict=True)]
    fits = (
        [point for point in product(*spans) if _fits(point, rows)] if len(low) < 6 else _joined(spans, rows)
    )
    if not fits:
        with pytest.raises(NoSolution):
            attack(problem)
        return
    found = attack(problem)
    for at in range(len(low)):
        least, most = min(point[at] for point in fits), max(point[at] for point in fits)
        # Where five values are seen to be possible the attack may stop; below, it must know them all.
        exact = found.high[at] - found.low[at] < 4
        assert (found.low[at], found.high[at]) == (least, most) if exact else most - least >= 4
    for group, at in zip(problem.judged, found.narrowest, strict=True):
        widths = {at: max(p[at] for p in fits) - min(p[at] for p in fits) for at in group}
        assert found.high[at] - found.low[at] == widths[at] == min(widths.values())


def _fits(point, rows):
    for least, most, terms in rows:
        value = sum(factor * point[at] for at, factor in terms)
        if (least is not None and value < least) or (most is not None and value > most):
            return False
    return True


def _joined(spans, rows):
    """Every solution of six unknowns, group by group: all at once would be half a million."""
    first = [p for p in product(*spans[:3]) if p[0] + p[1] == p[2]]
    second = [p for p in product(*spans[3:]) if p[0] + p[1] == p[2]]
    return [a + b for a in first for b in second if _fits(a + b, rows)]
