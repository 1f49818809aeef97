# SPDX-License-Identifier: EUPL-1.2
"""Files whose time is over: a list first, a person's one step, thirty days to undo it, and then really gone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from builders import SEVEN, a_talk
from client_lives import KEY, MARKERS, MONTH, TODAY, a_file, a_life, at, consent_of, counts, opened_later
from raw_pages import hits
from spreekuur.clients import keeping
from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, talks
from spreekuur.desk import evening as evenings
from spreekuur.errors.clients import NoSuchClient
from spreekuur.store.writing import undo
from spreekuur.times import months_after

OVER = months_after(TODAY, keeping.MONTHS)
A_DAY = timedelta(days=1)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def ids(desk, today):
    return [line.id for line in client_files.due(desk, today)]


def test_a_file_stands_on_the_list_twenty_four_months_after_the_last_contact(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    for talk, _saved in talks.unfinished(on_disk):
        talks.throw_away(on_disk, talk.id)
    assert client_files.due(on_disk, OVER - A_DAY) == []
    (line,) = client_files.due(on_disk, OVER)
    assert (line.code, line.last_on, line.talks, line.letters) == (client.code, TODAY, 3, 3)
    assert (line.has_personal, line.is_closed) == (True, False)
    assert client_files.count_due(on_disk, OVER) == 1
    assert not any(marker in repr(line) for marker in MARKERS), "no more than a code"


def test_looking_and_waiting_clear_nothing(on_disk):
    client = a_file(on_disk)
    opened_later(on_disk, noon(OVER + MONTH * 12))
    assert client_files.open_file(on_disk, client.id, OVER) is not None
    assert ids(on_disk, OVER + MONTH * 12) == [client.id]


def test_a_later_talk_and_a_later_consent_are_contacts_and_so_is_a_consent_taken_back(on_disk):
    by_talk, by_consent, by_no = (a_file(on_disk) for _file in range(3))
    later = SEVEN + MONTH
    talk = replace(a_talk(evenings.current(on_disk), client_id=by_talk.id), started_at=later.isoformat())
    talks.finish(on_disk, talk, later)
    client_files.give(on_disk, by_consent.id, Purpose.FOLLOW_UP, later)
    client_files.withdraw(on_disk, consent_of(on_disk, by_no, Purpose.RECORD).consent_id, later)
    assert ids(on_disk, OVER) == []
    on = months_after(TODAY + MONTH, keeping.MONTHS)
    assert ids(on_disk, on - A_DAY) == []
    lines = {line.id: line for line in client_files.due(on_disk, on)}
    assert lines.keys() == {by_talk.id, by_consent.id, by_no.id}
    assert (lines[by_no.id].is_closed, lines[by_no.id].has_personal) == (True, False)


def test_whoever_has_an_open_form_is_in_contact(on_disk):
    client = a_file(on_disk)
    talks.keep(on_disk, a_talk(evenings.current(on_disk), client_id=client.id))
    assert ids(on_disk, OVER) == []


def test_the_list_begins_with_the_one_that_was_here_the_longest_ago(on_disk):
    first = a_file(on_disk)
    other = client_files.found(on_disk, "bg", SEVEN - MONTH, (Purpose.RECORD,)).client
    assert ids(on_disk, OVER) == [other.id, first.id]


def test_clearing_moves_what_was_listed_to_the_bin_as_one_step_that_can_be_undone(on_disk):
    first, second, unseen = (a_file(on_disk) for _file in range(3))
    before = [client_files.open_file(on_disk, client.id, OVER) for client in (first, second)]
    cleared = client_files.clear(on_disk, [first.id, second.id], noon(OVER))
    assert cleared.files == 2
    assert {hit.id for hit in client_files.in_bin(on_disk, OVER)} == {first.id, second.id}
    assert ids(on_disk, OVER) == [unseen.id], "what was not on the list stays"
    undo(on_disk.db, cleared.step)
    assert [client_files.open_file(on_disk, client.id, OVER) for client in (first, second)] == before
    assert client_files.in_bin(on_disk, OVER) == []


def test_a_contact_between_the_list_and_the_key_keeps_a_file_out_of_the_bin(on_disk):
    client = a_file(on_disk)
    client_files.give(on_disk, client.id, Purpose.RECORD, noon(OVER))
    assert client_files.clear(on_disk, [client.id], noon(OVER)).files == 0
    assert client_files.in_bin(on_disk, OVER) == []


def test_each_can_be_taken_back_for_thirty_days_and_is_then_in_no_page(on_disk):
    client, back = a_file(on_disk), a_file(on_disk)
    a_life(on_disk, client)
    for talk, _saved in talks.unfinished(on_disk):
        talks.throw_away(on_disk, talk.id)
    before = counts(on_disk.db)
    client_files.clear(on_disk, [client.id, back.id], noon(OVER))
    opened_later(on_disk, noon(OVER + MONTH - A_DAY))
    assert hits(at(on_disk), KEY, [client.code]) > 0
    client_files.out_of_bin(on_disk, back.id)
    opened_later(on_disk, noon(OVER + MONTH))
    assert hits(at(on_disk), KEY, [client.code, MARKERS[3], MARKERS[4], MARKERS[5]]) == 0
    assert client_files.open_file(on_disk, back.id, OVER) is not None
    assert counts(on_disk.db) == before


@pytest.mark.parametrize("why", Why)
def test_a_reason_keeps_a_file_off_the_list_for_twelve_months(on_disk, why):
    client = a_file(on_disk)
    step = client_files.keep_on(on_disk, client.id, why, noon(OVER))
    until = keeping.kept_until(OVER)
    assert ids(on_disk, until - A_DAY) == []
    assert client_files.clear(on_disk, [client.id], noon(until - A_DAY)).files == 0
    assert ids(on_disk, until) == [client.id]
    kept = client_files.open_file(on_disk, client.id, OVER).client
    assert (kept.keep_reason, kept.keep_until) == (why.value, until)
    undo(on_disk.db, step)
    assert ids(on_disk, OVER) == [client.id]


def test_the_reason_goes_with_the_file(on_disk):
    client = a_file(on_disk)
    client_files.keep_on(on_disk, client.id, Why.LEGAL, SEVEN)
    client_files.erase_now(on_disk, client.id, SEVEN)
    row = "select count(*) from change where record = 'client' and before like '%keep%' and action <> 'erase'"
    assert on_disk.db.execute(row).fetchone() == (0,)
    with pytest.raises(NoSuchClient):
        client_files.keep_on(on_disk, client.id, Why.LEGAL, SEVEN)
