# SPDX-License-Identifier: EUPL-1.2
"""A consent taken back and a file in the bin: what goes, what stays, and what can be undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import SEVEN, a_talk
from client_lives import KEY, MARKERS, MONTH, TODAY, a_file, a_life, at, consent_of, counts, opened_later
from raw_pages import hits
from spreekuur.clients.model import Purpose
from spreekuur.consultations import store as consultations
from spreekuur.desk import client_files, due, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.client_files import State
from spreekuur.errors.clients import FileClosed
from spreekuur.letters import store as kept_papers
from spreekuur.store.writing import undo


def test_a_file_in_the_bin_is_found_by_nobody_and_comes_back_whole(desk, evening):
    client = a_file(desk)
    talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    before = client_files.open_file(desk, client.id, TODAY)
    step = client_files.to_bin(desk, client.id, SEVEN)
    assert client_files.search(desk, client.code, TODAY) == client_files.search(desk, MARKERS[0], TODAY) == []
    (lying,) = client_files.in_bin(desk, TODAY)
    assert (lying.id, lying.really_gone_on) == (client.id, TODAY + MONTH)
    assert talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN).consultation.client_id is None
    undo(desk.db, step)
    assert client_files.open_file(desk, client.id, TODAY) == before
    client_files.to_bin(desk, client.id, SEVEN)
    back = client_files.out_of_bin(desk, client.id)
    assert client_files.open_file(desk, client.id, TODAY) == before
    undo(desk.db, back)
    assert len(client_files.in_bin(desk, TODAY)) == 1


def test_the_bin_is_emptied_after_thirty_days_and_not_a_day_before(on_disk):
    kept, client = a_file(on_disk), a_file(on_disk)
    client_files.to_bin(on_disk, client.id, SEVEN)
    assert client_files.purge(on_disk, SEVEN + MONTH - timedelta(days=1)) == 0
    assert client_files.open_file(on_disk, client.id, TODAY) is not None
    assert client_files.purge(on_disk, SEVEN + MONTH) == 1
    assert client_files.open_file(on_disk, client.id, TODAY) is None
    assert hits(at(on_disk), KEY, [client.code]) == 0
    assert client_files.open_file(on_disk, kept.id, TODAY) is not None


def test_starting_an_evening_and_opening_the_vault_empty_the_bin(on_disk):
    first, second = a_file(on_disk), a_file(on_disk)
    client_files.to_bin(on_disk, first.id, SEVEN)
    evenings.start(on_disk, SEVEN + MONTH)
    client_files.to_bin(on_disk, second.id, SEVEN + MONTH)
    opened_later(on_disk, SEVEN + MONTH + MONTH)
    assert on_disk.db.execute("select count(*) from client").fetchone() == (0,)
    assert hits(at(on_disk), KEY, MARKERS) == 0


def test_what_the_end_of_each_consent_would_be_is_told_before(on_disk):
    client = a_file(on_disk, recipients=("juridisch_loket", "sncu"))
    a_life(on_disk, client)
    file = client_files.open_file(on_disk, client.id, TODAY)
    endings = [client_files.what_ends(on_disk, consent.consent_id) for consent in file.consents]
    told = [
        (
            e.purpose,
            e.recipient,
            e.becomes_anonymous,
            e.name_and_phone_erased,
            e.follow_ups_stopped,
            e.letters,
        )
        for e in endings
    ]
    assert told == [
        (Purpose.RECORD, None, True, True, 3, 4),
        (Purpose.FOLLOW_UP, None, False, False, 3, 0),
        (Purpose.SHARE, "juridisch_loket", False, False, 0, 4),
        (Purpose.SHARE, "sncu", False, False, 0, 0),
    ]
    assert {ending.talks_kept for ending in endings} == {3}


def test_without_consent_to_record_the_talks_are_counts_and_the_file_is_closed(on_disk):
    client = a_file(on_disk)
    kept = a_life(on_disk, client)
    before = counts(on_disk.db)
    client_files.withdraw(on_disk, consent_of(on_disk, client, Purpose.RECORD).consent_id, SEVEN)
    assert hits(at(on_disk), KEY, MARKERS) == 0
    assert counts(on_disk.db) == before
    for talk in (consultations.get(on_disk.db, talk) for talk in kept):
        assert (talk.client_id, talk.note, talk.answers, talk.consent) == (None, "", {}, "unknown")
    file = client_files.open_by_code(on_disk, client.code, TODAY)
    assert (file.client.name, file.client.phone, file.talks) == ("", "", ())
    assert file.client.closed_at == SEVEN
    assert {(c.state, c.recipient) for c in file.consents} == {(State.WITHDRAWN, None)}
    assert client_files.search(on_disk, client.code, TODAY) == []
    with pytest.raises(FileClosed):
        client_files.give(on_disk, client.id, Purpose.RECORD, SEVEN)
    with pytest.raises(FileClosed):
        client_files.what_ends(on_disk, file.consents[0].consent_id)


def test_without_consent_to_share_only_the_letters_to_that_recipient_are_emptied(on_disk):
    client = a_file(on_disk, recipients=("juridisch_loket", "sncu"))
    kept = a_life(on_disk, client)
    consent = consent_of(on_disk, client, Purpose.SHARE)
    client_files.withdraw(on_disk, consent.consent_id, SEVEN)
    states = {c.recipient: c.state for c in client_files.open_file(on_disk, client.id, TODAY).consents}
    assert states == {None: State.GIVEN, "juridisch_loket": State.WITHDRAWN, "sncu": State.GIVEN}
    made = [paper for talk in kept for paper in kept_papers.of_consultation(on_disk.db, talk)]
    assert [paper.case for paper in made] == [None] * 3
    assert len(client_files.open_file(on_disk, client.id, TODAY).talks) == 3


def test_without_consent_to_follow_up_nothing_else_changes(desk, evening):
    client = a_file(desk)
    talks.finish(desk, a_talk(evening, client_id=client.id, note="belt terug"), SEVEN)
    before = client_files.open_file(desk, client.id, TODAY)
    client_files.withdraw(desk, consent_of(desk, client, Purpose.FOLLOW_UP).consent_id, SEVEN)
    after = client_files.open_file(desk, client.id, TODAY)
    assert (after.client, after.talks) == (before.client, before.talks)
    assert not client_files.may_follow_up(desk, client.id, TODAY)
    assert client_files.may_link(desk, client.id, TODAY)


def test_a_consent_that_was_renewed_is_taken_back_as_a_whole(desk):
    client = a_file(desk)
    client_files.give(desk, client.id, Purpose.FOLLOW_UP, SEVEN + timedelta(days=20))
    client_files.withdraw(desk, consent_of(desk, client, Purpose.FOLLOW_UP).consent_id, SEVEN + MONTH)
    assert consent_of(desk, client, Purpose.FOLLOW_UP).state is State.WITHDRAWN
    client_files.give(desk, client.id, Purpose.FOLLOW_UP, SEVEN + MONTH)
    assert consent_of(desk, client, Purpose.FOLLOW_UP).state is State.GIVEN


def test_a_no_after_all_empties_letters_made_before(desk, evening):
    talk = a_talk(evening, letter={"given": "Żaneta", "phone": "+48 600 700 811"})
    case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(desk, talk, case, SEVEN)
    talks.finish(desk, replace(talk, consent="no"), SEVEN)
    assert [paper.case for paper in kept_papers.of_consultation(desk.db, talk.id)] == [None]


def test_files_of_an_older_program_are_found_once_the_vault_was_opened(desk):
    client = a_file(desk)
    for older in (None, " ~0 nobody "):
        desk.db.execute("update client set search = ?", (older,))
        desk.db.execute("delete from setting where name = 'findable_by'")
        assert client_files.search(desk, "811", TODAY) == []
        due.look_after(desk, SEVEN)
        assert [hit.id for hit in client_files.search(desk, "811", TODAY)] == [client.id]
