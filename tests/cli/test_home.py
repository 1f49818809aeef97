# SPDX-License-Identifier: EUPL-1.2
"""From a folder to an open vault and back, also when it was cut short."""

import shutil

import pytest

from spreekuur.app import Founding, found_home, open_home, open_recovered
from spreekuur.errors.content import ContentError
from spreekuur.errors.vault import (
    AlreadyOpen,
    CloudFolder,
    DamagedStore,
    NoSuchSlot,
    NoVault,
    RecoveryRefused,
    SlotNameTaken,
    VaultExists,
    WrongPassphrase,
)
from spreekuur.letters.model import Sender
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.sealing import seal, unseal
from spreekuur.security.vault import NewSlot
from spreekuur.store import vault_settings

PHRASE, BOSS, NEW = (
    "molen kaars zomer brug appel rivier",
    "trein boter wolk hamer lepel groen",
    "een heel nieuwe zin",
)
SENDER = Sender("Punt", "Marktplein 4", "1234 AB", "Voorbeeldstad", "010 000 00 00")
PEOPLE = (NewSlot("Ana", PHRASE), NewSlot("Bo", BOSS, coordinator=True))
FOUNDING = Founding("Punt", SENDER, 4, PEOPLE, bytes(20))


def found(home, founding=FOUNDING):
    return found_home(home, founding, cost=Argon2Cost(16 * 1024, 1, 1))


@pytest.fixture
def home(tmp_path):
    found(tmp_path / "kluis").close()
    return tmp_path / "kluis"


def test_a_volunteers_vault_has_the_coordinators_slot_in_it_from_the_start(home):
    ana, bo = open_home(home, PHRASE), None
    assert (ana.slot_name, ana.coordinator, ana.db.author) == ("Ana", False, "Ana")
    public = bytes.fromhex(vault_settings.get(ana.db, "confidant_key"))
    sealed = seal(public, b"signals", b"talk")
    assert ana.unlocked.confidant_key is None
    ana.close()
    bo = open_home(home, BOSS, author="Cas")
    assert (bo.slot_name, bo.coordinator, bo.db.author) == ("Bo", True, "Cas")
    assert unseal(bo.unlocked.confidant_key, sealed, b"talk") == b"signals"
    bo.close()


def test_a_vault_is_open_once_and_free_after_closing(home):
    first = open_home(home, PHRASE)
    with pytest.raises(AlreadyOpen):
        open_home(home, PHRASE)
    first.close()
    open_home(home, PHRASE).close()


def test_a_failed_try_leaves_the_vault_free(home, tmp_path):
    with pytest.raises(WrongPassphrase):
        open_home(home, "nothing of the kind at all")
    with pytest.raises(ContentError):
        open_home(home, PHRASE, content=tmp_path / "no such pack")
    open_home(home, PHRASE).close()


def test_a_folder_without_a_vault_says_so_and_stays_untouched(tmp_path):
    with pytest.raises(NoVault):
        open_home(tmp_path / "nothing", PHRASE)
    assert not (tmp_path / "nothing").exists()


def test_the_recovery_sheet_gives_a_new_passphrase(home):
    app = open_recovered(home, bytes(20), "Ana", NEW)
    assert app.slot_name == "Ana"
    app.close()
    with pytest.raises(WrongPassphrase):
        open_home(home, PHRASE)
    with pytest.raises(RecoveryRefused):
        open_recovered(home, bytes(19) + b"x", "Ana", NEW)
    with pytest.raises(NoSuchSlot):
        open_recovered(home, bytes(20), "Eve", NEW)


def test_a_founding_cut_short_before_the_end_leaves_no_vault_and_can_be_done_again(home, tmp_path):
    other = tmp_path / "other"
    (other / "founding").mkdir(parents=True)
    shutil.copy(home / "vault.db", other / "founding" / "vault.db")
    with pytest.raises(NoVault):
        open_home(other, PHRASE)
    app = found(other)
    app.close()
    assert not (other / "founding").exists()


def test_a_founding_cut_short_between_its_last_two_steps_is_whole_at_the_next_start(home):
    (home / "founding").mkdir()
    (home / "keyslots.json").rename(home / "founding" / "keyslots.json")
    open_home(home, PHRASE).close()
    assert not (home / "founding").exists()


def test_two_people_of_one_name_make_no_vault(tmp_path):
    twice = Founding("Punt", SENDER, 0, (PEOPLE[0], NewSlot("Ana", BOSS)), bytes(20))
    with pytest.raises(SlotNameTaken):
        found(tmp_path / "kluis", twice)
    with pytest.raises(NoVault):
        open_home(tmp_path / "kluis", PHRASE)
    found(tmp_path / "kluis").close()


def test_no_vault_over_another_and_none_in_a_cloud_folder(home, tmp_path):
    with pytest.raises(VaultExists):
        found(home)
    with pytest.raises(CloudFolder):
        found(tmp_path / "Nextcloud" / "kluis")


def test_locks_and_store_of_two_vaults_do_not_go_together(home, tmp_path):
    found(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "vault.db", home / "vault.db")
    with pytest.raises(DamagedStore):
        open_home(home, PHRASE)
