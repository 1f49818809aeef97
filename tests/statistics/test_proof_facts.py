# SPDX-License-Identifier: EUPL-1.2
"""What everybody may know of how figures are made is in the attack: what ties visits, persons, contacts and topics."""

import pytest

from spreekuur.errors.proof import Fault, Unproved
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from staged_making import FACTS, HIERARCHIES, a_year, all_files, counted, files_of


def proved(releases, facts=FACTS, hierarchies=HIERARCHIES):
    """What the prover makes of these files, without a process of its own."""
    return prove(releases, hierarchies, facts, Watch(apart=False))


VISITS = HIERARCHIES | {"visit": {"_T": None, "first": "_T", "repeat": "_T"}}


def _visits(persons, first):
    """A first quarter with so many persons and first contacts, as published."""
    tables = {
        "q_contacts_visit": ("contacts", {"visit": 1}),
        "q_persons_language": ("persons", {"language": 1}),
    }
    made = counted([], "2026-Q1", tables, VISITS)
    made.add_everywhere(persons, "persons", VISITS, language="pl")
    made.add_everywhere(first, "contacts", VISITS, visit="first")
    return made


def test_first_contacts_are_persons_and_the_attacker_knows():
    facts = FACTS | {"once_a_year": {"unit": "contacts", "cell": {"visit": "first"}}}
    assert proved([files_of(_visits(10, 10))], facts, VISITS)
    apart = files_of(_visits(5, 10))
    with pytest.raises(Unproved) as error:
        proved([apart], facts, VISITS)
    assert error.value.why == Fault.RULES


def test_whoever_comes_later_came_first_before_and_the_attacker_knows():
    """6 persons or more in the second quarter, and 0 to 4 first visits in each of two: so 2 or more in each."""
    facts = FACTS | {"once_a_year": {"unit": "contacts", "cell": {"visit": "first"}}}
    first, second = _visits(0, 0), _visits(10, 0)
    second.period = "2026-Q2"
    second.add_everywhere(10, "contacts", VISITS, visit="repeat")
    with pytest.raises(Unproved) as error:
        proved(all_files([first, second]), facts, VISITS)
    assert {(cell.low, cell.high) for cell in error.value.cells} >= {(2, 4), (6, 8)}


def test_no_topic_has_more_questions_than_there_are_contacts():
    """9 contacts at most, and one topic 6 times at least in them: so 6 to 9 of both."""
    once = {"unit": "questions", "of": "contacts", "dimension": "topic", "codes": ["L1.wage"]}
    tables = {"y_contacts_stay": ("contacts", {"stay": 1}), "y_questions_topic": ("questions", {"topic": 9})}
    made = counted([], "2026", tables)
    made.add_everywhere(5, "contacts", HIERARCHIES, stay="long")
    made.add_everywhere(10, "questions", HIERARCHIES, topic="L1.wage")
    files = files_of(made)
    assert proved([files])
    with pytest.raises(Unproved) as error:
        proved([files], FACTS | {"once_a_contact": once})
    assert ("y_questions_topic", ("L1.wage",), 6, 9) in {
        (cell.table, cell.codes, cell.low, cell.high) for cell in error.value.cells
    }


def test_what_binds_units_in_more_than_attributes_of_persons_is_known_too():
    """One or more contacts with information given, beside 0 to 4 questions in them."""
    wider = [{"less": "contacts", "more": "questions", "dimensions": ["outcome", "language"]}]
    tables = {
        "q_contacts_outcome": ("contacts", {"outcome": 1}),
        "q_questions_outcome": ("questions", {"outcome": 1}),
    }
    made = counted([], "2026-Q1", tables)
    made.add_everywhere(5, "contacts", HIERARCHIES, outcome="info")
    made.add_everywhere(5, "questions", HIERARCHIES, outcome="letter")
    files = files_of(made)
    assert proved([files])
    with pytest.raises(Unproved) as error:
        proved([files], FACTS | {"unit_chains_within": wider})
    found = {(cell.table, cell.codes): (cell.low, cell.high) for cell in error.value.cells}
    assert found["q_contacts_outcome", ("info",)] == (1, 4)


@pytest.mark.parametrize(
    "change", [{"unit_chains": [["people", "contacts"]]}, {"evenings": {"2026-Q1": -1}}, {"k": 4}]
)
def test_facts_that_make_no_sense_prove_nothing(change):
    with pytest.raises((Unproved, ValueError)):
        proved([files_of(a_year()[0])], FACTS | change)


@pytest.mark.parametrize(
    "tree", [{"_T": None, "a": "b"}, {"_T": None, "a": "a"}, {"a": None}, {"_T": None, "a": None}]
)
def test_a_code_list_that_is_no_tree_proves_nothing(tree):
    with pytest.raises(ValueError):
        proved([files_of(a_year()[0])], FACTS, HIERARCHIES | {"signal": tree})
