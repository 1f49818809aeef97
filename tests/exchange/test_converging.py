# SPDX-License-Identifier: EUPL-1.2
"""Any order of any bundles gives the same rows on every coordinator's vault, and no value that was saved is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_lives import (
    DOING,
    Team,
    a_client,
    a_talk,
    all_agree,
    do,
    everything_kept,
    exchange_all,
    rows_of,
    shuffled_by,
    slowly,
)
from spreekuur.store.journal import disagrees
from spreekuur.store.writing import erase, new_id, remove, save

LIVES = (st.lists(DOING, min_size=5, max_size=40), st.integers(2, 3), st.randoms(use_true_random=False))


def all_come_to_agree(doings, leads, random):
    team = Team(leads)
    try:
        for number, doing in enumerate(doings):
            do(team, number, *doing)
        exchange_all(team, shuffled_by(random))
        all_agree(team)
        saved = {value for value, place in team.saved.items() if place not in team.erased}
        for db in team.all[:leads]:
            assert saved <= everything_kept(db)
    finally:
        team.close()


@settings(max_examples=12, suppress_health_check=slowly)
@given(*LIVES)
def test_any_order_of_any_bundles_gives_the_same_rows_and_loses_no_value(doings, leads, random):
    all_come_to_agree(doings, leads, random)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=300, suppress_health_check=slowly)
@given(*LIVES)
def test_so_it_is_for_hundreds_of_evenings(doings, leads, random):
    all_come_to_agree(doings, leads, random)


@pytest.fixture
def team():
    made = Team()
    yield made
    made.close()


def test_two_fields_of_one_client_changed_on_two_laptops_are_both_kept(team):
    client = a_client(team.cy, "K7-42M", given="Jan", phone="1")
    exchange_all(team)
    save(team.cy, "client", {"id": client, "phone": "2"})
    save(team.ana, "client", {"id": client, "given": "Janusz"})
    exchange_all(team)
    for db in (team.ana, team.bo, team.cy):
        row = db.execute("SELECT given, phone FROM client WHERE id = ?", (client,)).fetchone()
        assert row == ("Janusz", "2")


def test_what_is_erased_on_one_laptop_is_erased_on_all_and_comes_with_no_late_bundle(team):
    client = a_client(team.cy, "K7-42M", given="Zofia", phone="0699999999")
    team.send(team.cy)
    late = [len(team.bundles) - 1]  # to Bo, who takes it in after the erasure
    save(team.cy, "client", {"id": client, "phone": "0688888888"})
    exchange_all(team, lambda places: [place for place in places if place not in late])
    erase(team.ana, "client", client, ["given", "phone"])
    exchange_all(team)
    for db in team.all:
        assert not {"Zofia", "0699999999", "0688888888"} & everything_kept(db)


def test_an_erased_client_whose_row_is_gone_is_erased_everywhere(team):
    client = a_client(team.cy, "K7-42M", given="Zofia")
    exchange_all(team)
    remove(team.cy, "client", client)
    erase(team.cy, "client", client, ["given", "code", "language", "family", "phone"])
    exchange_all(team)
    for db in team.all:
        assert "Zofia" not in everything_kept(db)
        assert "client" not in rows_of(db)
        assert not disagrees(db, "client")


def test_a_part_waits_for_its_talk_and_stands_when_that_comes(team):
    """Bo hears from Ana of a topic that Ana added before Cy's own bundle comes in."""
    talk = a_talk(team.cy)
    team.send(team.cy)
    theirs = len(team.bundles)
    team.take(team.ana, range(theirs))
    save(
        team.ana, "consultation_topic", {"id": new_id(), "consultation_id": talk, "topic": "x", "position": 0}
    )
    exchange_all(team)
    assert rows_of(team.ana)["consultation_topic"] == rows_of(team.bo)["consultation_topic"]


def test_two_laptops_that_gave_out_one_code_keep_both_clients(team):
    for db in (team.cy, team.dee):
        a_client(db, "K7-42M", given=db.author)
    exchange_all(team)
    assert {row[2] for row in rows_of(team.ana)["client"]} >= {"pl"}
    assert len(rows_of(team.ana)["client"]) == 2
    assert rows_of(team.ana) == rows_of(team.bo)


def test_a_volunteers_laptop_gets_nothing_of_anothers(team):
    a_client(team.cy, "K7-42M", given="Jan")
    a_client(team.ana, "K7-43P", given="Ewa")
    exchange_all(team)
    assert rows_of(team.dee) == {}
    assert len(rows_of(team.cy)["client"]) == 1
