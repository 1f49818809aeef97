# SPDX-License-Identifier: EUPL-1.2
"""A person who was erased stands in no page of the store, whatever was saved, corrected and undone before."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from builders import SEVEN, a_talk
from client_lives import KEY, MARKERS, MONTH, TODAY, a_file, a_life, at, counts
from raw_pages import hits
from spreekuur.clients import store
from spreekuur.clients.model import Purpose
from spreekuur.consultations import store as consultations
from spreekuur.desk import client_files, due, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.errors.clients import NoSuchClient
from spreekuur.errors.vault import NoRoom, UndoOvertaken
from spreekuur.store import drafts, reaching
from spreekuur.store.backup import back_up_locally
from spreekuur.store.writing import undo


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
    assert hits(back_up_locally(on_disk.db).folder / "vault.db", KEY, [*MARKERS, client.code]) == 0
    assert counts(on_disk.db) == before, "the anonymous counts stay"
    assert all(consultations.get(on_disk.db, talk).client_id is None for talk in kept)


def test_an_open_form_of_an_erased_person_keeps_only_what_is_counted(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    drafts.keep(on_disk.db, "place", "", "place", json.dumps({"file": client.id}))
    client_files.erase_now(on_disk, client.id, SEVEN)
    assert {draft.kind for draft in drafts.open_drafts(on_disk.db)} == {"talk"}
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
    on_disk.db.execute("insert into backup values ('a', '2026-11-01', '/media/no-such-stick/older', 1)")
    client = a_file(on_disk)
    copy = back_up_locally(on_disk.db).folder
    assert hits(copy / "vault.db", KEY, [client.code]) > 0
    on_disk.db.execute("insert into backup values ('b', '2026-12-01', '/media/no-such-stick/copy', 1)")
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


def test_what_a_letter_said_is_gone_from_the_pages_and_the_copies_after_its_fourteen_days(on_disk):
    on = evenings.current(on_disk)
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
