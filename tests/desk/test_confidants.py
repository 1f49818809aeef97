# SPDX-License-Identifier: EUPL-1.2
"""Reading what is sealed in a real vault: by whoever was named, noted without a word, and closed for all others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import SENDER, a_talk, an_evening
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.clients import seen
from spreekuur.clients.seen import How
from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.desk import client_files_log, settings_confidants, settings_people, signal_reading, talks
from spreekuur.errors.settings import PermitOver, SignalsNotYours
from spreekuur.errors.vault import WrongPassphrase
from spreekuur.security import confidants, lockfile
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import vault_settings

ANA, BO = "molen kaars zomer brug appel rivier", "trein boter wolk hamer lepel groen"
NOW = datetime(2026, 11, 11, 19, 0, tzinfo=UTC)
CARD = (Entry("domestic_violence", Ground.SEEN, "blauwe deur"), Entry("", Ground.SOURCE, "zij zelf"))


@pytest.fixture
def sheet():
    return bytes(20)


@pytest.fixture
def opened(tmp_path, sheet):
    """A whole vault, opened by Ana; Bo coordinates."""
    people = (NewSlot("Ana", ANA), NewSlot("Bo", BO, coordinator=True))
    home, cheap = tmp_path / "kluis", Argon2Cost(16 * 1024, 1, 1)
    app.found_home(home, Founding("Punt", SENDER, 3, people, sheet), cost=cheap).close()
    found = app.open_home(home, ANA)
    yield found
    found.close()


@pytest.fixture
def noted(opened):
    """A vault with one talk: two signals on its form and a card."""
    talk = a_talk(an_evening(opened.desk), card=CARD, signals=("domestic_violence", "acute_danger"))
    talks.finish(opened.desk, talk, NOW)
    return opened


def test_the_coordinator_reads_until_a_confidant_is_named(noted):
    leave = settings_confidants.permit(noted.home, BO, NOW)
    reading = signal_reading.read(noted.desk, leave, NOW)
    assert {note.signals for note in reading.notes} == {
        ("domestic_violence",),
        ("acute_danger", "domestic_violence"),
    }
    assert [note.card for note in reading.notes if note.card] == [CARD]
    settings_confidants.name(noted.home, leave, "Ana", NOW)
    with pytest.raises(SignalsNotYours):
        settings_confidants.permit(noted.home, BO, NOW)
    ana = settings_confidants.permit(noted.home, ANA, NOW)
    assert signal_reading.read(noted.desk, ana, NOW) == reading


def test_what_was_written_stands_in_no_repr(noted):
    leave = settings_confidants.permit(noted.home, BO, NOW)
    told = repr(signal_reading.read(noted.desk, leave, NOW))
    assert "blauwe" not in told
    assert "domestic" not in told


def test_reading_is_noted_with_who_and_when_and_nothing_else(noted):
    leave = settings_confidants.permit(noted.home, BO, NOW)
    signal_reading.read(noted.desk, leave, NOW)
    signal_reading.read(noted.desk, leave, NOW + timedelta(minutes=1))
    lines = client_files_log.look(noted.desk, settings_people.permit(noted.home, BO, NOW), NOW)
    assert [(line.slot, line.how, line.code) for line in lines] == [("Bo", How.SIGNALS, "")] * 2
    assert seen.drop_due(noted.db, NOW.date()) == 0


def test_leave_to_read_ends_and_a_wrong_passphrase_gives_none(noted):
    leave = settings_confidants.permit(noted.home, BO, NOW)
    with pytest.raises(PermitOver):
        signal_reading.read(noted.desk, leave, NOW + timedelta(minutes=11))
    with pytest.raises(WrongPassphrase):
        settings_confidants.permit(noted.home, "een heel andere zin van zes", NOW)


def test_a_new_key_opens_what_comes_and_not_what_was(noted):
    settings_confidants.name(noted.home, settings_confidants.permit(noted.home, BO, NOW), "Ana", NOW)
    leave = settings_people.permit(noted.home, BO, NOW)
    settings_confidants.begin_anew(noted.desk, noted.home, leave, NOW)
    talks.finish(noted.desk, a_talk(an_evening(noted.desk), card=CARD), NOW)
    bo = settings_confidants.permit(noted.home, BO, NOW)
    reading = signal_reading.read(noted.desk, bo, NOW)
    assert ([note.card for note in reading.notes], reading.closed) == ([CARD], 2)
    with pytest.raises(SignalsNotYours):
        settings_confidants.permit(noted.home, ANA, NOW)


def test_a_new_key_that_was_cut_short_is_finished_by_whoever_holds_it(noted):
    home, leave = noted.home, settings_people.permit(noted.home, BO, NOW)
    before = vault_settings.get(noted.db, "confidant_key")
    settings_confidants.begin_anew(noted.desk, home, leave, NOW)
    vault_settings.put(noted.db, "confidant_key", before)  # as a kill between the two leaves it
    noted.close()
    again = app.open_home(home, BO)
    assert vault_settings.get(again.db, "confidant_key") != before
    talks.finish(again.desk, a_talk(an_evening(again.desk), card=CARD), NOW)
    reading = signal_reading.read(again.desk, settings_confidants.permit(home, BO, NOW), NOW)
    assert [note.card for note in reading.notes] == [CARD]
    again.close()


def test_after_the_sheet_gave_the_only_reader_a_new_passphrase_a_new_key_begins_by_itself(noted, sheet):
    home = noted.home
    noted.close()
    again = app.open_recovered(home, sheet, "Bo", f"{BO} nieuw")
    assert confidants.by_name(lockfile.read(home)) == ()
    leave = settings_confidants.permit(home, f"{BO} nieuw", NOW)
    assert signal_reading.read(again.desk, leave, NOW).closed == 2
    talks.finish(again.desk, a_talk(an_evening(again.desk), card=CARD), NOW)
    assert [note.card for note in signal_reading.read(again.desk, leave, NOW).notes] == [CARD]
    again.close()


def test_a_day_is_all_that_leads_from_a_note_to_a_talk(noted):
    leave = settings_confidants.permit(noted.home, BO, NOW)
    note = signal_reading.read(noted.desk, leave, NOW).notes[0]
    talk = noted.db.execute("select id, evening_id from consultation").fetchone()
    assert not set(talk) & set(map(str, replace(note, signals=()).__slots__))
    assert note.id not in talk
