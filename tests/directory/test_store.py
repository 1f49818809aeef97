# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from directory.made import DECIDED, LIBRARY, a_finding, a_place
from spreekuur.desk import directory
from spreekuur.directory import store
from spreekuur.directory.model import FindingState, PlaceState
from spreekuur.store.writing import step


def test_entries_and_findings_come_back_as_they_were_kept(db):
    place = a_place(state=PlaceState.MERGED, merged_into="uwv")
    found = [a_finding(), a_finding("bring", "paspoort\nbrief", state=FindingState.ACCEPTED)]
    store.add_place(db, place)
    for finding in [*found, a_finding(org="uwv")]:
        store.add_finding(db, finding)
    assert store.entries(db) == [place]
    assert store.findings(db, LIBRARY) == found and len(store.findings(db)) == 3


def test_a_decision_changes_the_row_and_keeps_who_noted_it(db):
    finding = a_finding()
    store.add_finding(db, finding)
    decided = replace(finding, state=FindingState.REFUSED, decided_at=DECIDED, decided_by="Bo")
    store.add_finding(db, decided)
    assert store.findings(db) == [decided] and decided.noted_by == "Ana"


def test_rows_of_another_laptop_say_so(db):
    store.add_place(db, a_place())
    db.origin = "another"
    assert [place.here for place in store.entries(db)] == [False]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_undo_and_redo_are_seen_everywhere_at_once(desk, turns):
    with step(desk.db, "directory") as made:
        store.add_place(desk.db, a_place())
        store.add_finding(desk.db, a_finding())
    directory.lay_over(desk)
    assert desk.content.organisations[LIBRARY].phone == "0297-123456"
    for turn in range(turns):
        (directory.take_back if turn % 2 == 0 else directory.put_back)(desk, made)
    assert (LIBRARY in desk.content.organisations) is (turns % 2 == 0)
