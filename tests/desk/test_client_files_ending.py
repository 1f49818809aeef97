# SPDX-License-Identifier: EUPL-1.2
"""A consent taken back, a file in the bin, a person erased: what goes, what stays, and what can be undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import SENDER, SEVEN, a_talk, an_evening, minutes
from raw_pages import hits
from spreekuur.clients import store
from spreekuur.clients.model import Purpose
from spreekuur.consultations import store as consultations
from spreekuur.content.pack import Content
from spreekuur.desk import client_files, due, evening, papers, talks
from spreekuur.desk.client_files import State
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import FileClosed, NoSuchClient
from spreekuur.errors.vault import NoRoom, UndoOvertaken
from spreekuur.letters import store as kept_papers
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import reaching, vault_settings
from spreekuur.store.backup import back_up_locally
from spreekuur.store.connection import open_store
from spreekuur.store.writing import undo
from spreekuur.times import local_date

TODAY = local_date(SEVEN)
MONTH = timedelta(days=30)
KEY = bytes(range(32))
# One word of each thing that is about the person, standing nowhere else.
MARKERS = ["Żerdźmarkowa", "Gżegżółkiewicz", "+48 600 777 811", "zakłopotaneczka", "Rabarbarówka", "szuwarek"]


@pytest.fixture
def on_disk(tmp_path: Path, content: Content) -> Desk:
    """A desk on a store in a file, with an evening before that fills pages."""
    db = open_store(tmp_path / "vault.db", KEY, author="Ana", clock=lambda: SEVEN)
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    desk = Desk(db, content, SENDER, laptop=0)
    on = an_evening(desk)
    for number in range(25):
        talk = a_talk(on, note="x" * (37 * number % 900))
        talks.finish(desk, talk, SEVEN)
    yield desk
    db.close()


def a_file(desk, purposes=tuple(Purpose), recipients=("juridisch_loket",)):
    person = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2], "birth_date": "17-5-1990"}
    return client_files.found(desk, "pl", SEVEN, purposes, **person, recipients=recipients).client


def a_life(desk, client):
    """All that a client leaves behind: corrections, talks saved twice and taken back, letters, an open form."""
    on = evening.current(desk)
    letter = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2]}
    kept = []
    for number in range(3):
        talk = a_talk_with_letter(desk, on, client, letter, number)
        talks.finish(desk, talk, SEVEN + minutes(8))
        corrected = replace(talk, note=f"{MARKERS[4]} {number}" * 40, signals=("fire_unsafe",))
        kept.append(talks.finish(desk, corrected, SEVEN + minutes(9)).consultation.id)
    talks.take_back(desk, talks.finish(desk, a_talk_with_letter(desk, on, client, letter, 3), SEVEN))
    client_files.correct(desk, replace(client, family=MARKERS[5]), SEVEN)
    talks.keep(desk, a_talk(on, client_id=client.id, note=MARKERS[3], letter=letter))
    return kept


def a_talk_with_letter(desk, on, client, letter, number):
    talk = a_talk(on, client_id=client.id, note=f"{MARKERS[3]} {number}", letter=letter)
    talks.keep(desk, talk)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(desk, talk, case, SEVEN)
    return talk


def at(desk):
    return desk.db.path


def consent_of(desk, client, purpose):
    return next(c for c in client_files.open_file(desk, client.id, TODAY).consents if c.purpose is purpose)


def counts(db):
    """What statistics may count of the talks."""
    rows = db.execute(
        "select k.id, k.held_on, k.language, k.kind, group_concat(distinct t.topic), group_concat(distinct o.outcome)"
        " from consultation k left join consultation_topic t on t.consultation_id = k.id"
        " left join consultation_outcome o on o.consultation_id = k.id group by k.id"
    )
    return sorted(rows.fetchall())


def test_an_erased_person_stands_in_no_page_of_the_store(on_disk):
    client = a_file(on_disk)
    kept = a_life(on_disk, client)
    before = counts(on_disk.db)
    assert all(hits(at(on_disk), KEY, [marker]) for marker in MARKERS), "the search is not blind"
    assert hits(at(on_disk), KEY, [client.code]) > 0
    erased = client_files.erase_now(on_disk, client.id, SEVEN)
    assert (erased.talks >= len(kept), erased.letters, erased.copies) == (True, 4, ())
    assert hits(at(on_disk), KEY, [*MARKERS, client.code]) == 0
    assert not (log := at(on_disk).with_name("vault.db-wal")).exists() or log.stat().st_size == 0
    assert counts(on_disk.db) == before, "the anonymous counts stay"
    assert all(consultations.get(on_disk.db, talk).client_id is None for talk in kept)


def test_an_open_form_of_an_erased_person_keeps_only_what_is_counted(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    client_files.erase_now(on_disk, client.id, SEVEN)
    (taken_back, _), (open_form, _) = talks.unfinished(on_disk)
    for talk in (taken_back, open_form):
        assert (talk.client_id, talk.note, dict(talk.letter), talk.routes) == (None, "", {}, ())
        assert (talk.topics, talk.language) == (("work.unpaid",), "pl")
    assert talks.finish(on_disk, open_form, SEVEN).consultation.client_id is None


def test_what_was_erased_cannot_be_undone_back(on_disk):
    made = client_files.found(on_disk, "pl", SEVEN, tuple(Purpose), given=MARKERS[0])
    given = client_files.give(on_disk, made.client.id, Purpose.FOLLOW_UP, SEVEN)
    binned = client_files.to_bin(on_disk, made.client.id, SEVEN)
    client_files.erase_now(on_disk, made.client.id, SEVEN)
    for step in (made.step, given, binned):
        with pytest.raises(UndoOvertaken):
            undo(on_disk.db, step)
    with pytest.raises(NoSuchClient):
        client_files.erase_now(on_disk, made.client.id, SEVEN)


def test_the_code_of_an_erased_person_is_never_given_to_another(on_disk):
    client = a_file(on_disk)
    client_files.erase_now(on_disk, client.id, SEVEN)
    assert store.code_is_taken(on_disk.db, client.code)
    assert client_files.open_by_code(on_disk, client.code, TODAY) is None


def test_the_copies_that_hold_an_erased_person_still_are_named(on_disk, tmp_path):
    client = a_file(on_disk)
    copy = back_up_locally(on_disk.db).folder
    assert hits(copy / "vault.db", KEY, [client.code]) > 0
    on_disk.db.execute("insert into backup values ('b', '2026-11-01', '/media/no-such-stick/copy', 1)")
    erased = client_files.erase_now(on_disk, client.id, SEVEN)
    assert erased.copies == (copy, Path("/media/no-such-stick/copy"))


def test_an_erasure_cut_short_reaches_the_disk_at_the_next_start(on_disk, monkeypatch):
    client = a_file(on_disk)
    a_life(on_disk, client)
    run = on_disk.db.execute

    def full_disk(sql, params=()):
        if sql == "VACUUM":
            raise NoRoom
        return run(sql, params)

    monkeypatch.setattr(on_disk.db, "execute", full_disk)
    with pytest.raises(NoRoom):
        client_files.erase_now(on_disk, client.id, SEVEN)
    assert client_files.open_file(on_disk, client.id, TODAY) is None
    due.look_after(on_disk, SEVEN)
    assert reaching.is_owed(on_disk.db), "a full disk keeps nobody from the desk"
    monkeypatch.undo()
    due.look_after(on_disk, SEVEN)
    assert not reaching.is_owed(on_disk.db)
    assert hits(at(on_disk), KEY, MARKERS) == 0


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
    evening.start(on_disk, SEVEN + MONTH)
    client_files.to_bin(on_disk, second.id, SEVEN + MONTH)
    due.look_after(on_disk, SEVEN + MONTH + MONTH)
    assert on_disk.db.execute("select count(*) from client").fetchone() == (0,)
    assert hits(at(on_disk), KEY, MARKERS) == 0


def test_what_a_letter_said_is_gone_from_the_pages_and_the_copies_after_its_fourteen_days(on_disk):
    on = evening.current(on_disk)
    talk = a_talk(on, letter={"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2]})
    case = papers.letter_case(on_disk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(on_disk, talk, case, SEVEN)
    talks.finish(on_disk, talk, SEVEN)
    assert hits(at(on_disk), KEY, MARKERS) > 0
    due.look_after(on_disk, SEVEN + timedelta(days=14))
    copy = back_up_locally(on_disk.db).folder
    assert [hits(store, KEY, MARKERS) for store in (at(on_disk), copy / "vault.db")] == [0, 0]


def test_a_file_that_was_made_and_undone_is_forgotten_after_thirty_days(on_disk):
    made = client_files.found(on_disk, "pl", SEVEN, tuple(Purpose), given=MARKERS[0], family=MARKERS[1])
    undo(on_disk.db, made.step)
    client_files.purge(on_disk, SEVEN + MONTH - timedelta(days=1))
    assert hits(at(on_disk), KEY, MARKERS) > 0
    assert client_files.purge(on_disk, SEVEN + MONTH) == 0
    assert hits(at(on_disk), KEY, [*MARKERS, made.client.code]) == 0
    assert store.code_is_taken(on_disk.db, made.client.code)


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
    desk.db.execute("update client set search = null")
    assert client_files.search(desk, "811", TODAY) == []
    due.look_after(desk, SEVEN)
    assert [hit.id for hit in client_files.search(desk, "811", TODAY)] == [client.id]
