# SPDX-License-Identifier: EUPL-1.2
"""Faults that a rounder could have, each made on purpose in a year that is sound: the prover finds every one.

The sound year is made by counting in fives, the faults by changing what would be written. `test_mutations_real.py` does
the same to releases of the real rounding.
"""

import random

import pytest

from spreekuur.errors.proof import DamagedFiles, Fault, Unproved
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from staged_making import FACTS, HIERARCHIES, a_year, all_files, counted, files_of, some_lines

HERE = Watch(apart=False)
SEED, PERSONS = 4, 14


def proved(releases, facts=FACTS, hierarchies=HIERARCHIES):
    """What the prover makes of these files, without a process of its own."""
    return prove(releases, hierarchies, facts, HERE)


def _each_cell_by_itself(release, draw):
    """The usual fault: every count of the truth rounded by itself, so that parts and wholes part."""
    for table in release.tables.values():
        for cell in table.rows.values():
            true = cell[0] // 5
            cell[0] = 5 * draw(true / 5)


def nearest(year):
    for release in year:
        _each_cell_by_itself(release, round)


def at_random(year):
    draw = random.Random(1)
    for release in year:
        _each_cell_by_itself(release, lambda fifth: int(fifth) + (draw.random() < fifth % 1))


def always_up(year):
    for release in year:
        _each_cell_by_itself(release, lambda fifth: -int(-fifth // 1))


def exact(year):
    for release in year:
        for table in release.tables.values():
            for cell in table.rows.values():
                cell[0] //= 5


def threes(year):
    for release in year:
        release.manifest |= {"base": 3, "max_deviation": 2}
        for table in release.tables.values():
            for cell in table.rows.values():
                cell[0] = cell[0] // 5 * 3


def one_cell_up(year):
    year[0].tables["q_contacts_outcome_language"].add(5, outcome="info", language="pl")


def one_total_down(year):
    year[4].tables["y_questions_topic"].add(-5)


def one_line_up(year):
    """The topics of a line no longer add up to it, though the lines add up to the total."""
    year[4].tables["y_questions_topic"].add(5, topic="L1")
    year[4].tables["y_questions_topic"].add(5)


def off_by_one(year):
    year[2].tables["q_referrals_result"].add_whole(1, HIERARCHIES, result="unknown")


def declared_too_near(year):
    year[1].manifest["max_deviation"] = 2


def declared_no_deviation(year):
    year[1].manifest["max_deviation"] = 0


def shared_margin(year):
    """Two tables of one unit, each whole in itself, with different totals."""
    year[4].tables["y_contacts_outcome_stay"].add_whole(5, HIERARCHIES, outcome="info", stay="long")


def quarters_that_are_no_year(year):
    """Every table of the year is whole, and so is every quarter; together they are 10 apart."""
    year[4].add_everywhere(10, "referrals", HIERARCHIES, result="helped")


def year_a_step_off(year):
    """The year was rounded without its quarters: one step is enough to say too much."""
    year[4].add_everywhere(20, "contacts", HIERARCHIES, outcome="info", language="bg", stay="long")


def more_persons_in_a_quarter_than_in_its_year(year):
    year[0].add_everywhere(100, "persons", HIERARCHIES, language="pl")


def more_persons_in_a_year_than_in_its_quarters(year):
    year[4].add_everywhere(200, "persons", HIERARCHIES, language="ro", stay="short")


def more_persons_than_contacts(year):
    year[0].add_everywhere(500, "persons", HIERARCHIES, language="pl")
    year[4].add_everywhere(500, "persons", HIERARCHIES, language="pl", stay="long")


def persons_beside_no_contacts(year):
    """Contacts 0 to 4 with persons 1 to 9: so the persons are 1 to 4."""
    _empty(year)
    year[0].add_everywhere(5, "persons", HIERARCHIES, language="pl")


def contacts_beside_no_questions(year):
    _empty(year)
    year[0].add_everywhere(5, "contacts", HIERARCHIES, outcome="info", language="pl")


def more_contacts_than_evenings_allow(year):
    """12 persons at most, three evenings, and 16 contacts at least of one language."""
    _empty(year)
    for unit, count in (("persons", 5), ("contacts", 30), ("questions", 30)):
        year[0].add_everywhere(count, unit, HIERARCHIES, language="pl", outcome="info", topic="L1")


def small_called_impossible(year):
    _first(year[0], 0)[1] = "structural"


def a_row_left_out(year):
    del year[0].tables["q_contacts_outcome_language"].rows[("declined", "not_pl")]


def a_code_left_out(year):
    table = year[4].tables["y_questions_line_language"]
    table.rows = {codes: cell for codes, cell in table.rows.items() if "ro" not in codes}


def a_level_without_its_whole(year):
    table = year[4].tables["y_questions_topic"]
    table.rows = {codes: cell for codes, cell in table.rows.items() if codes != ("L2",)}


def a_forbidden_topic(year):
    year[4].tables["y_questions_topic"].rows[("L1.fear",)] = [0, "published"]


def signals_of_a_quarter(year):
    year[0].tables["q_questions_line_signal"] = year[4].tables["y_questions_line_signal"]


def signals_by_topic(year):
    deep = {"y_questions_topic_signal": ("questions", {"topic": 9, "signal": 9})}
    year[4].tables |= counted(some_lines(SEED, PERSONS), "2026", deep).tables


def signals_by_language(year):
    wrong = {"y_questions_language_signal": ("questions", {"language": 1, "signal": 9})}
    year[4].tables |= counted(some_lines(SEED, PERSONS), "2026", wrong).tables


def signals_of_persons(year):
    year[4].tables["y_questions_line_signal"].unit = "contacts"


def a_second_version(year):
    year.append(counted(some_lines(SEED + 1, PERSONS), "2026-Q2"))


def the_same_version_again(year):
    year.append(counted(some_lines(SEED, PERSONS), "2026-Q2"))


def a_count_below_nothing(year):
    table = year[0].tables["q_referrals_result"]
    table.add_whole(-5 - table.rows[("unknown",)][0], HIERARCHIES, result="unknown")


def a_word_for_a_count(year):
    _first(year[0], 0)[0] = "0-4"


def a_gap_for_a_count(year):
    _first(year[0], 0)[0] = ""


def called_hidden(year):
    _first(year[0], 0)[1] = "suppressed"


def tables_of_another_quarter(year):
    year[2].tables = year[1].tables


def a_late_entry_in_a_closed_quarter(year):
    """The year counts somebody whom no quarter counts."""
    lines = some_lines(SEED, PERSONS)
    extra = [(unit, when, person + 100, codes) for unit, when, person, codes in some_lines(SEED + 7, 9)]
    year[4] = counted(lines + extra, "2026")


def a_table_twice_as_large(year):
    for cell in year[0].tables["q_questions_line_language"].rows.values():
        cell[0] *= 10


def _empty(year):
    for release in year:
        for table in release.tables.values():
            for cell in table.rows.values():
                cell[0] = 0


def _first(release, count):
    """The first lowest cell with this count."""
    table = release.tables["q_contacts_outcome_language"]
    return next(cell for codes, cell in table.rows.items() if cell[0] == count and "_T" not in codes)


FAULTS = [
    nearest,
    at_random,
    always_up,
    exact,
    threes,
    one_cell_up,
    one_total_down,
    one_line_up,
    off_by_one,
    declared_too_near,
    declared_no_deviation,
    shared_margin,
    quarters_that_are_no_year,
    year_a_step_off,
    more_persons_in_a_quarter_than_in_its_year,
    more_persons_in_a_year_than_in_its_quarters,
    more_persons_than_contacts,
    persons_beside_no_contacts,
    contacts_beside_no_questions,
    more_contacts_than_evenings_allow,
    small_called_impossible,
    a_row_left_out,
    a_code_left_out,
    a_level_without_its_whole,
    a_forbidden_topic,
    signals_of_a_quarter,
    signals_by_topic,
    signals_by_language,
    signals_of_persons,
    a_second_version,
    the_same_version_again,
    a_count_below_nothing,
    a_word_for_a_count,
    a_gap_for_a_count,
    called_hidden,
    tables_of_another_quarter,
    a_late_entry_in_a_closed_quarter,
    a_table_twice_as_large,
]


def hierarchies_for(fault):
    """A forbidden code has to be in the list to be shown at all."""
    topics = HIERARCHIES["topic"] | ({"L1.fear": "L1"} if fault is a_forbidden_topic else {})
    return HIERARCHIES | {"topic": topics}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_prover_finds(fault):
    year = a_year(SEED, PERSONS)
    fault(year)
    with pytest.raises((Unproved, DamagedFiles)):
        proved(all_files(year), hierarchies=hierarchies_for(fault))


def test_the_year_that_the_faults_are_made_in_is_sound():
    assert len(proved(all_files(a_year(SEED, PERSONS)))) == 5
    assert len({fault.__name__ for fault in FAULTS}) >= 20


@pytest.mark.parametrize("fault", [a_late_entry_in_a_closed_quarter, quarters_that_are_no_year])
def test_what_is_sound_alone_is_still_found_beside_the_others(fault):
    year = a_year(SEED, PERSONS)
    fault(year)
    assert proved([files_of(year[4])])
    with pytest.raises(Unproved) as error:
        proved(all_files(year))
    assert error.value.why == Fault.RULES
