# SPDX-License-Identifier: EUPL-1.2
"""One's own passphrase with the own one; all others' with the coordinator's, given a moment ago."""

from datetime import UTC, datetime, timedelta

import pytest

from builders import SENDER
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.desk import settings_people
from spreekuur.desk.leave import PERMIT_MINUTES
from spreekuur.errors.settings import NotCoordinator, NotYourPassphrase, OwnSlot, PermitOver
from spreekuur.errors.vault import DamagedKeyslots, RecoveryRefused, WeakPassphrase, WrongPassphrase
from spreekuur.security import recovery, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)
LATER = NOW + timedelta(minutes=PERMIT_MINUTES)
ANA, BO = "molen kaars zomer brug appel rivier", "trein boter wolk hamer lepel groen"
CAS = NewSlot("Cas", "kasteel vogel tafel lucht bakker zeil")
CHEAP = Argon2Cost(16 * 1024, 1, 1)


def a_home(folder, *people):
    sheet = recovery.new_secret()
    vault.found(folder, people, sheet, bytes(range(32)), cost=CHEAP)
    return folder, sheet


@pytest.fixture
def home(tmp_path):
    return a_home(tmp_path, NewSlot("Ana", ANA), NewSlot("Bo", BO, coordinator=True))[0]


@pytest.fixture
def opened(tmp_path):
    """A whole vault, opened by Ana."""
    people = (NewSlot("Ana", ANA), NewSlot("Bo", BO, coordinator=True), CAS)
    app.found_home(tmp_path / "kluis", Founding("Punt", SENDER, 3, people, bytes(20)), cost=CHEAP).close()
    found = app.open_home(tmp_path / "kluis", ANA)
    yield found
    found.close()


@pytest.fixture
def ana(home):
    return vault.unlock(home, ANA)


@pytest.fixture
def leave(home):
    return settings_people.permit(home, BO, NOW)


def test_everybody_sees_who_has_a_passphrase(home, ana):
    people = settings_people.look(home, ana)
    assert [(m.name, m.coordinator, m.manages, m.opened) for m in people.members] == [
        ("Ana", False, False, True),
        ("Bo", True, True, False),
    ]
    assert (people.managers(), people.free) == (("Bo",), 10)


def test_leave_is_given_by_the_coordinators_passphrase_alone(home):
    with pytest.raises(NotCoordinator):
        settings_people.permit(home, ANA, NOW)
    with pytest.raises(WrongPassphrase):
        settings_people.permit(home, CAS.passphrase, NOW)


def test_without_a_coordinator_who_made_the_vault_manages(tmp_path):
    home, sheet = a_home(tmp_path, NewSlot("Ana", ANA), CAS)
    assert settings_people.permit(home, ANA, NOW).opened.slot_name == "Ana"
    with pytest.raises(NotCoordinator):
        settings_people.permit(home, CAS.passphrase, NOW)
    # The sheet opens no signals, so after it nobody holds their key; somebody must be able to manage all the same.
    vault.change_passphrase(home, vault.unlock_by_recovery(home, sheet), "Ana", BO)
    assert settings_people.permit(home, CAS.passphrase, NOW).opened.slot_name == "Cas"


def test_with_leave_somebody_is_added_and_changed(home, leave):
    settings_people.add(home, leave, CAS, NOW)
    assert vault.unlock(home, CAS.passphrase).slot_name == "Cas"
    fresh = f"{CAS.passphrase} nieuw"
    settings_people.change_other(home, leave, "Cas", fresh, NOW)
    assert vault.unlock(home, fresh).slot_name == "Cas"
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, CAS.passphrase)


def test_who_is_removed_opens_nothing_and_all_others_go_on(opened):
    home, desk = opened.home, opened.desk
    leave = settings_people.permit(home, BO, NOW)
    renewed = settings_people.remove(desk, home, opened.unlocked, leave, "Cas", NOW)
    assert renewed.left == ()
    assert renewed.opened.db_key == renewed.leave.opened.db_key == desk.db.key != opened.unlocked.db_key
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, CAS.passphrase)
    # The leave that removed goes on managing, and the sheet that is made next counts for the new key.
    settings_people.add(home, renewed.leave, CAS, NOW)
    again = settings_people.new_sheet(desk, home, renewed.opened, renewed.leave, b"n" * 20, NOW)
    for key in (vault.unlock(home, phrase).db_key for phrase in (ANA, BO, CAS.passphrase)):
        assert key == again.opened.db_key
    assert vault.unlock_by_recovery(home, b"n" * 20).db_key == again.opened.db_key
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, bytes(20))


def test_a_leave_from_before_a_new_key_manages_nobody(opened):
    leave = settings_people.permit(opened.home, BO, NOW)
    settings_people.remove(opened.desk, opened.home, opened.unlocked, leave, "Cas", NOW)
    with pytest.raises(DamagedKeyslots):  # else Cas would get a passphrase for a key that opens nothing
        settings_people.add(opened.home, leave, CAS, NOW)


def test_leave_ends(desk, home, ana, leave):
    before = (home / "keyslots.json").read_bytes()
    for work in (
        lambda now: settings_people.add(home, leave, CAS, now),
        lambda now: settings_people.change_other(home, leave, "Ana", CAS.passphrase, now),
        lambda now: settings_people.remove(desk, home, vault.unlock(home, BO), leave, "Ana", now),
        lambda now: settings_people.rename(home, ana, leave, "Bo", "Bożena", now),
        lambda now: settings_people.new_sheet(desk, home, ana, leave, bytes(20), now),
    ):
        for moment in (LATER, NOW - timedelta(seconds=1)):
            with pytest.raises(PermitOver):
                work(moment)
    assert (home / "keyslots.json").read_bytes() == before


def test_ones_own_name_needs_no_leave_but_that_of_others_does(home, ana, leave):
    settings_people.rename(home, ana, None, "Ana", "Ania", NOW)
    assert vault.unlock(home, ANA).slot_name == "Ania"
    with pytest.raises(PermitOver):
        settings_people.rename(home, ana, None, "Bo", "Bożena", NOW)
    settings_people.rename(home, ana, leave, "Bo", "Bożena", NOW)
    assert vault.unlock(home, BO).slot_name == "Bożena"


def test_ones_own_passphrase_is_changed_with_the_own_one(home, ana, leave):
    with pytest.raises(NotYourPassphrase):
        settings_people.prove(home, ana, BO, NOW)
    with pytest.raises(NotYourPassphrase):
        settings_people.change_own(home, ana, leave, CAS.passphrase, NOW)
    proof = settings_people.prove(home, ana, ANA, NOW)
    settings_people.change_own(home, ana, proof, CAS.passphrase, NOW)
    assert vault.unlock(home, CAS.passphrase).slot_name == "Ana"
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, ANA)


def test_a_phrase_that_could_be_guessed_is_never_taken(home, ana, leave):
    proof = settings_people.prove(home, ana, ANA, NOW)
    for work in (
        lambda: settings_people.add(home, leave, NewSlot("Cas", "wachtwoord"), NOW),
        lambda: settings_people.change_other(home, leave, "Ana", "wachtwoord", NOW),
        lambda: settings_people.change_own(home, ana, proof, "wachtwoord", NOW),
    ):
        with pytest.raises(WeakPassphrase):
            work()
    assert vault.unlock(home, ANA).slot_name == "Ana"


def test_the_passphrase_that_opened_the_vault_is_not_removed_while_it_is_open(desk, home, ana, leave):
    with pytest.raises(OwnSlot):
        settings_people.remove(desk, home, ana, leave, "Ana", NOW)


def test_keys_stay_out_of_repr(leave):
    assert leave.opened.vault_key.hex() not in repr(leave)
    assert "Bo" not in repr(leave)
