# SPDX-License-Identifier: EUPL-1.2
"""A household in the store: seen from both files, taken back, and gone with a file, from the disk too."""

import json
from datetime import timedelta

import pytest

from builders import SEVEN
from client_lives import TODAY, a_file, consent_of
from spreekuur.clients import households as kept
from spreekuur.clients import merging
from spreekuur.clients.households import Kind
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, households
from spreekuur.errors.clients import HouseholdNeedsConsent, HouseholdRefused, NoSuchClient
from spreekuur.messages import explain
from spreekuur.store.writing import undo


def another(desk, **person):
    return client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), **person).client


def seen(desk, client):
    return [
        (member.kind, member.file.code if member.file else None)
        for member in households.of_file(desk, client.id, TODAY)
    ]


def test_a_child_is_seen_from_both_files_with_the_right_word(desk):
    parent, child = a_file(desk), another(desk)
    households.add(desk, parent.id, Kind.CHILD, child.id, SEVEN)
    assert seen(desk, parent) == [(Kind.CHILD, child.code)]
    assert seen(desk, child) == [(Kind.PARENT, parent.code)]


def test_without_a_file_there_is_a_count_and_nothing_else(desk):
    client = a_file(desk)
    for _child in range(2):
        households.add(desk, client.id, Kind.CHILD, None, SEVEN)
    assert seen(desk, client) == [(Kind.CHILD, None)] * 2


def test_adding_and_taking_away_can_be_undone(desk):
    client, partner = a_file(desk), another(desk)
    added = households.add(desk, client.id, Kind.PARTNER, partner.id, SEVEN)
    away = households.take_away(desk, households.of_file(desk, client.id, TODAY)[0].tie_id)
    assert seen(desk, client) == []
    undo(desk.db, away)
    assert seen(desk, partner) == [(Kind.PARTNER, client.code)]
    undo(desk.db, added)
    assert seen(desk, client) == []


def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(desk):
    client, other = a_file(desk), another(desk)
    households.add(desk, client.id, Kind.CHILD, other.id, SEVEN)
    tried = [(client, Kind.PARTNER, client), (other, Kind.HOUSEMATE, client)]
    for who, kind, whom in tried:
        with pytest.raises(HouseholdRefused) as refused:
            households.add(desk, who.id, kind, whom.id, SEVEN)
        assert explain(refused.value).endswith(".")
    assert seen(desk, client) == [(Kind.CHILD, other.code)]


def test_a_child_older_than_its_parent_is_refused_by_the_dates_that_are_kept(desk):
    client = a_file(desk)  # born in 1990
    grown = another(desk, birth_date="1988")
    with pytest.raises(HouseholdRefused):
        households.add(desk, client.id, Kind.CHILD, grown.id, SEVEN)
    households.add(desk, client.id, Kind.PARENT, grown.id, SEVEN)


def test_both_must_agree_to_a_file(desk):
    client, other = a_file(desk), another(desk)
    later = SEVEN + timedelta(days=200)
    with pytest.raises(HouseholdNeedsConsent):
        households.add(desk, client.id, Kind.PARTNER, other.id, later)
    client_files.give(desk, client.id, Purpose.RECORD, later)
    with pytest.raises(HouseholdNeedsConsent):
        households.add(desk, client.id, Kind.PARTNER, other.id, later)
    with pytest.raises(NoSuchClient):
        households.add(desk, client.id, Kind.PARTNER, "nobody", later)


def test_two_files_of_one_person_have_one_household(desk):
    client, twice, partner = a_file(desk), another(desk), another(desk)
    households.add(desk, twice.id, Kind.PARTNER, partner.id, SEVEN)
    merging.join(desk.db, client.id, twice.id, (), SEVEN)
    assert seen(desk, client) == [(Kind.PARTNER, partner.code)]
    assert seen(desk, partner) == [(Kind.PARTNER, client.code)]
    with pytest.raises(HouseholdRefused):
        households.add(desk, client.id, Kind.PARTNER, None, SEVEN)


@pytest.mark.parametrize("end", ["erase", "purge", "withdraw"])
def test_a_relation_ends_with_either_file_also_in_what_was_noted_of_it(on_disk, end):
    client, partner, child = a_file(on_disk), another(on_disk), another(on_disk)
    households.add(on_disk, partner.id, Kind.PARTNER, client.id, SEVEN)
    households.add(on_disk, client.id, Kind.CHILD, child.id, SEVEN)
    households.take_away(on_disk, households.of_file(on_disk, child.id, TODAY)[0].tie_id)
    if end == "erase":
        client_files.erase_now(on_disk, client.id, SEVEN)
    elif end == "purge":
        client_files.to_bin(on_disk, client.id, SEVEN - timedelta(days=31))
        assert client_files.purge(on_disk, SEVEN) == 1
    else:
        client_files.withdraw(on_disk, consent_of(on_disk, client, Purpose.RECORD).consent_id, SEVEN)
    assert seen(on_disk, partner) == []
    assert kept.family(on_disk.db, [partner.id, child.id, client.id]) == []
    noted = on_disk.db.execute("select before from change where record = 'relation'").fetchall()
    assert not any(client.id in before for (before,) in noted)


def test_an_export_says_a_partner_and_neither_name_nor_code(desk):
    client = a_file(desk)
    partner = another(desk, given="Zdzisława", phone="0612000999")
    households.add(desk, partner.id, Kind.PARENT, client.id, SEVEN)
    shown = json.dumps(client_files.export(desk, client.code, SEVEN).data, ensure_ascii=False)
    assert '"household": [{"kind": "child"' in shown
    for theirs in (partner.code, partner.id, "Zdzisława", "0612000999"):
        assert theirs not in shown
