# SPDX-License-Identifier: EUPL-1.2
"""Two files of one person are seen as one, and can be taken apart exactly, whatever happened in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import SEVEN, a_talk, minutes
from spreekuur.clients import merging, store
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, client_files_bin, talks
from spreekuur.desk import client_files_merging as merge
from spreekuur.errors.clients import (
    FileInBin,
    FileNotJoined,
    FilesAreOne,
    JoinNeedsConsent,
    NoSuchClient,
    ToldApart,
)
from spreekuur.store.writing import undo
from spreekuur.times import local_date, months_after

TODAY = local_date(SEVEN)
LATER = SEVEN + timedelta(days=120)


def a_file(desk, given="", family="", phone="", at=SEVEN, **more):
    purposes = more.pop("purposes", (Purpose.RECORD,))
    return client_files.found(
        desk, "pl", at, purposes, given=given, family=family, phone=phone, **more
    ).client


def a_talk_in(desk, evening, client, at=SEVEN, **more):
    return talks.finish(desk, a_talk(evening, client_id=client.id, **more), at).consultation.id


@pytest.fixture
def two(desk, evening):
    """Maja with a phone, and Maja under her new name without one, each with a talk."""
    one = a_file(desk, "Maja", "Kowalska", "0612345678")
    other = a_file(desk, "Maja", "Nowak")
    a_talk_in(desk, evening, one)
    a_talk_in(desk, evening, other, SEVEN + minutes(5))
    return one, other


def test_the_file_that_stays_shows_all_talks_and_the_fields_that_were_chosen(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, ["phone"], LATER)
    file = client_files.open_file(desk, other.id, TODAY)
    assert (file.client.name, file.client.phone, len(file.talks)) == ("Maja Nowak", "0612345678", 2)
    assert [joined.code for joined in file.joined] == [one.code]


@pytest.mark.parametrize("typed", ["Kowalska", "Nowak", "0612345678"])
def test_a_joined_file_is_found_by_its_old_name_and_phone_as_the_one_it_is_seen_in(desk, two, typed):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    hits = client_files.search(desk, typed, TODAY)
    assert [(hit.id, hit.label, hit.talks) for hit in hits] == [(other.id, "Maja Nowak", 2)]


def test_a_joined_file_is_found_by_its_old_code(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    assert [hit.id for hit in client_files.search(desk, one.code, TODAY)] == [other.id]
    assert client_files.open_by_code(desk, one.code, TODAY).client.id == other.id


def test_nobody_is_counted_twice(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    assert len(set(merging.ends(desk.db, [one.id, other.id]).values())) == 1


def test_months_later_the_files_are_separated_exactly(desk, evening, two):
    one, other = two
    before = {client.id: client_files.open_file(desk, client.id, TODAY) for client in two}
    merge.join(desk, other.id, one.id, ["given", "phone"], SEVEN)
    merge.separate(desk, one.id)
    assert {client.id: client_files.open_file(desk, client.id, TODAY) for client in two} == before


def test_a_talk_since_stays_with_the_file_that_stayed_and_is_told(desk, evening, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN + minutes(6))
    a_talk_in(desk, evening, other, SEVEN + minutes(20))
    told = merge.what_separates(desk, one.id)
    assert (told.code, told.stays_code, told.talks_since) == (one.code, other.code, 1)
    merge.separate(desk, one.id)
    assert [len(client_files.open_file(desk, c.id, TODAY).talks) for c in two] == [1, 2]


def test_a_talk_that_was_begun_in_a_file_before_it_was_joined_can_still_be_saved(desk, evening, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    a_talk_in(desk, evening, one)
    assert len(client_files.open_file(desk, other.id, TODAY).talks) == 3


def test_what_was_corrected_since_stays_with_the_file_that_stayed(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, ["phone"], SEVEN)
    seen = client_files.open_file(desk, other.id, TODAY).client
    client_files.correct(desk, replace(seen, phone="0699999999"), SEVEN)
    assert client_files.open_file(desk, other.id, TODAY).client.phone == "0699999999"
    merge.separate(desk, one.id)
    assert [store.get(desk.db, c.id).phone for c in two] == ["0612345678", "0699999999"]


def test_a_field_that_was_not_corrected_is_not_copied(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, ["phone"], SEVEN)
    seen = client_files.open_file(desk, other.id, TODAY).client
    client_files.correct(desk, replace(seen, family="Nowicka"), SEVEN)
    assert client_files.open_file(desk, other.id, TODAY).client.phone == "0612345678"
    assert store.get(desk.db, other.id).phone == ""


def test_a_circle_is_refused_and_nothing_is_changed(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    for pair in ((one.id, other.id), (other.id, one.id), (one.id, one.id)):
        with pytest.raises(FilesAreOne):
            merge.join(desk, *pair, [], SEVEN)
    assert merging.members(desk.db, one.id) == (other.id, one.id)


def test_a_chain_leads_to_one_end(desk, two):
    one, other = two
    third = a_file(desk, "Maja", "Wójcik")
    merge.join(desk, other.id, one.id, ["phone"], SEVEN)
    merge.join(desk, third.id, one.id, ["phone"], SEVEN)  # the one it is seen in is meant
    file = client_files.open_file(desk, one.id, TODAY)
    assert (file.client.id, file.client.phone, len(file.talks)) == (third.id, "0612345678", 2)
    merge.separate(desk, other.id)
    assert merging.members(desk.db, third.id) == (third.id,)
    assert client_files.open_file(desk, one.id, TODAY).client.id == other.id


def test_a_circle_that_two_laptops_made_ends_at_one_file(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    desk.db.execute("update client set merged_into = ? where id = ?", (one.id, other.id))
    assert merging.end_of(desk.db, one.id) == merging.end_of(desk.db, other.id)
    assert client_files.open_file(desk, other.id, TODAY) is not None


def test_both_need_consent_to_record(desk, two):
    one, other = two
    with pytest.raises(JoinNeedsConsent) as told:
        merge.join(desk, one.id, other.id, [], SEVEN + timedelta(days=200))
    assert told.value.code == one.code


def test_a_file_in_the_bin_is_refused(desk, two):
    one, other = two
    client_files.to_bin(desk, other.id, SEVEN)
    with pytest.raises(FileInBin):
        merge.join(desk, one.id, other.id, [], SEVEN)


def test_two_people_are_never_put_together_until_that_is_taken_back(desk, two):
    one, other = two
    third = a_file(desk, "Maja", "Kowalska")
    merge.two_people(desk, one.id, third.id, SEVEN)
    merge.join(desk, other.id, one.id, [], SEVEN)
    with pytest.raises(ToldApart):
        merge.join(desk, other.id, third.id, [], SEVEN)
    assert [away.code for away in client_files.open_file(desk, one.id, TODAY).apart] == [third.code]
    merge.not_two_people(desk, third.id, other.id)
    merge.join(desk, other.id, third.id, [], SEVEN)


def test_one_person_cannot_be_said_to_be_two(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    with pytest.raises(FilesAreOne):
        merge.two_people(desk, one.id, other.id, SEVEN)


def test_what_is_not_there_is_told(desk, two):
    one, _other = two
    with pytest.raises(NoSuchClient):
        merge.join(desk, one.id, "nobody", [], SEVEN)
    with pytest.raises(FileNotJoined):
        merge.separate(desk, one.id)


def test_joining_can_be_undone(desk, two):
    one, other = two
    step = merge.join(desk, other.id, one.id, ["phone"], SEVEN)
    undo(desk.db, step)
    assert client_files.open_file(desk, other.id, TODAY).joined == ()
    assert client_files.open_file(desk, other.id, TODAY).client.phone == ""


def test_a_consent_that_was_taken_back_in_one_is_taken_back_in_all(desk):
    one = a_file(desk, "Maja", purposes=(Purpose.RECORD, Purpose.FOLLOW_UP))
    other = a_file(desk, "Maja", purposes=(Purpose.RECORD, Purpose.FOLLOW_UP))
    given = next(c for c in store.consents(desk.db, other.id) if c.purpose is Purpose.FOLLOW_UP)
    client_files.withdraw(desk, given.id, SEVEN + minutes(5))
    assert client_files.may_follow_up(desk, one.id, TODAY)
    merge.join(desk, one.id, other.id, [], SEVEN + minutes(6))
    assert not client_files.may_follow_up(desk, one.id, TODAY)
    client_files.give(desk, one.id, Purpose.FOLLOW_UP, LATER)
    merge.separate(desk, other.id)
    assert client_files.may_follow_up(desk, one.id, local_date(LATER))
    assert not client_files.may_follow_up(desk, other.id, local_date(LATER))


def test_taking_back_consent_to_record_closes_all_of_it(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    given = store.consents(desk.db, one.id)[0]
    ending = client_files.what_ends(desk, given.id)
    assert (ending.talks_kept, ending.name_and_phone_erased) == (2, True)
    client_files.withdraw(desk, given.id, SEVEN)
    assert all(store.get(desk.db, c.id).closed_at is not None for c in two)
    assert desk.db.execute("select count(*) from consultation where client_id is not null").fetchone() == (0,)


def test_consent_to_record_that_is_renewed_stays_with_both(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    client_files.give(desk, other.id, Purpose.RECORD, LATER)
    merge.separate(desk, one.id)
    assert client_files.may_link(desk, one.id, local_date(LATER + timedelta(days=150)))


def test_the_bin_holds_one_file_and_gives_both_back(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    client_files.to_bin(desk, one.id, SEVEN)
    assert [(hit.id, hit.talks) for hit in client_files.in_bin(desk, TODAY)] == [(other.id, 2)]
    assert client_files.search(desk, "Maja", TODAY) == []
    client_files.out_of_bin(desk, other.id)
    assert len(client_files.search(desk, "Maja", TODAY)) == 1
    assert client_files.in_bin(desk, TODAY) == []


@pytest.mark.parametrize("how", ["now", "purged"])
def test_erasing_the_one_erases_the_other(desk, two, how):
    one, other = two
    third = a_file(desk, "Iwo")
    merge.two_people(desk, one.id, third.id, SEVEN)
    merge.join(desk, other.id, one.id, ["phone"], SEVEN)
    if how == "now":
        assert client_files.erase_now(desk, other.id, SEVEN).talks == 2
    else:
        client_files.to_bin(desk, other.id, SEVEN)
        assert client_files_bin.purge(desk, SEVEN + timedelta(days=31)) == 1
    assert [store.get(desk.db, c.id) for c in two] == [None, None]
    assert desk.db.execute("select count(*) from relation").fetchone() == (0,)
    kept = [before for (before,) in desk.db.execute("select before from change where record = 'relation'")]
    assert not any(c.id in before for c in two for before in kept)
    assert client_files.open_file(desk, third.id, TODAY).apart == ()


def test_a_file_is_to_be_cleared_only_when_it_was_long_ago_with_all(desk, evening):
    one = a_file(desk, "Maja")
    other = a_file(desk, "Maja", at=SEVEN)
    merge.join(desk, other.id, one.id, [], SEVEN)
    much_later = months_after(TODAY, 26)
    assert [(line.id, line.code) for line in client_files.due(desk, much_later)] == [(other.id, other.code)]
    client_files.give(desk, other.id, Purpose.FOLLOW_UP, SEVEN + timedelta(days=300))
    assert client_files.due(desk, much_later) == []


def test_all_that_is_kept_in_both_is_given_to_the_client(desk, two):
    one, other = two
    merge.join(desk, other.id, one.id, [], SEVEN)
    data = client_files.export(desk, one.code, SEVEN).data
    assert (data["client"]["code"], len(data["talks"])) == (other.code, 2)
    assert {(file["code"], file["family"]) for file in data["joined"]} == {
        (one.code, "Kowalska"),
        (other.code, "Nowak"),
    }
