# SPDX-License-Identifier: EUPL-1.2
"""A new key for everybody who stays: handed to their slots, and to nobody's who only changed a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from spreekuur.errors.settings import KeyNotYetTheirs
from spreekuur.errors.vault import DamagedKeyslots, RecoveryRefused, SealNotYours, WrongPassphrase
from spreekuur.messages import explain
from spreekuur.security import keyslots, lockfile, renewing, sealing, slots, vault, wrapping
from spreekuur.security.vault import NewSlot

from .conftest import COORDINATOR, PHRASE, put, remove_slot, replace_recovery

MARTA, EWA, JAN = PHRASE, COORDINATOR, "kasteel vogel tafel lucht bakker zeil"
FIRST = Path(__file__).parent.parent / "stores" / "keyslots-1.json"
FIRST_KEY = "f7b85468f3c390b8b6b1c2baee1cf67a91511c904f12a96fe80df135e046c7a6"
SHEET = b"s" * 20


@pytest.fixture
def first(tmp_path):
    """Locks as the first version wrote them: Marta, Ewa who coordinates, and Jan who is called Janek since."""
    (tmp_path / "keyslots.json").write_bytes(FIRST.read_bytes())
    return tmp_path


def version(home):
    return json.loads((home / "keyslots.json").read_bytes())["version"]


def changed(home, name, **change):
    """Write other values into a person's slot, as somebody does who has the file and no key."""
    locks = lockfile.read(home)
    old = locks.named(name)
    new = tuple(replace(slot, **change) if slot is old else slot for slot in locks.slots)
    lockfile.write(home, replace(locks, slots=new), keep_before=False)


def test_locks_of_the_first_version_open_and_take_a_pair_at_the_next_unlock(first):
    assert version(first) == 1
    for phrase, name in ((MARTA, "Marta"), (EWA, "Ewa"), (JAN, "Janek")):
        opened = vault.unlock(first, phrase)
        assert (opened.slot_name, opened.vault_key.hex()) == (name, FIRST_KEY)
        assert lockfile.read(first).named(name).can_be_handed()
        assert vault.unlock(first, phrase) == opened
    assert version(first) == 2
    assert vault.unlock(first, EWA).confidant_key == bytes(range(32))
    assert vault.unlock_by_recovery(first, SHEET).vault_key.hex() == FIRST_KEY


def test_a_copy_is_never_written_to_by_opening_it(first):
    before = (first / "keyslots.json").read_bytes()
    assert vault.unlock_copy(first, MARTA).vault_key.hex() == FIRST_KEY
    with pytest.raises(WrongPassphrase):
        vault.unlock_copy(first, "een heel andere zin van zes")
    assert (first / "keyslots.json").read_bytes() == before


def test_who_has_no_pair_yet_is_named_before_anything_is_changed(first):
    ewa = vault.unlock(first, EWA)
    before = (first / "keyslots.json").read_bytes()
    with pytest.raises(KeyNotYetTheirs) as refused:
        renewing.without(first, ewa, "Janek")
    assert (refused.value.names, refused.value.sheet) == (("Marta",), True)
    assert "Marta" in explain(refused.value)
    assert "Marta" not in str(refused.value) + repr(refused.value)
    slots.change_passphrase(first, ewa, "Marta", f"{MARTA} nieuw")
    with pytest.raises(KeyNotYetTheirs) as refused:
        renewing.without(first, ewa, "Janek")
    assert refused.value.names == ()
    assert "recovery sheet" in explain(refused.value)
    assert (first / "keyslots.json").read_bytes() != before
    vault.unlock(first, JAN)
    ewa = replace_recovery(first, ewa, bytes(20))
    remove_slot(first, ewa, "Janek")
    assert vault.unlock(first, f"{MARTA} nieuw").vault_key == vault.unlock(first, EWA).vault_key
    for phrase, refused in ((JAN, WrongPassphrase), (MARTA, WrongPassphrase)):
        with pytest.raises(refused):
            vault.unlock(first, phrase)
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(first, SHEET)


def test_many_keys_one_after_the_other_reach_who_never_unlocked_in_between(home):
    bo = vault.unlock(home, COORDINATOR)
    for number in range(keyslots.HANDED_AT_MOST):
        slots.add_slot(home, bo, NewSlot("Cas", f"{JAN} {number}"))
        bo = remove_slot(home, bo, "Cas")
        vault.unlock(home, COORDINATOR)
    with pytest.raises(KeyNotYetTheirs) as full:
        renewing.without(home, bo, "Ana")
    assert full.value.sheet
    assert len((home / "keyslots.json").read_bytes()) < keyslots.BYTES_AT_MOST
    assert vault.unlock(home, PHRASE).vault_key == bo.vault_key
    assert lockfile.read(home).named("Ana").handed == ()


def test_a_key_made_by_who_never_had_the_vaults_is_not_taken(home):
    """Else a vault of the thief's own could be slipped under somebody's passphrase."""
    vault.unlock(home, PHRASE)
    locks = lockfile.read(home)
    bo = locks.named("Bo")
    thiefs = wrapping.handed(
        locks, replace(bo, seal=wrapping._seal(locks, bo, bytes(32))), bytes(32), b"t" * 32
    )
    changed(home, "Bo", handed=thiefs.handed, seal=thiefs.seal)
    with pytest.raises(DamagedKeyslots):
        vault.unlock(home, COORDINATOR)


def test_no_key_is_handed_to_a_pair_that_was_put_in_from_outside(home):
    bo = vault.unlock(home, COORDINATOR)
    slots.add_slot(home, bo, NewSlot("Cas", JAN))
    changed(home, "Cas", public=sealing.new_key_pair().public)
    with pytest.raises(DamagedKeyslots):
        renewing.without(home, bo, "Ana")


def test_a_key_handed_to_one_slot_opens_nothing_in_another(home):
    bo = vault.unlock(home, COORDINATOR)
    slots.add_slot(home, bo, NewSlot("Cas", JAN))
    put(home, renewing.without(home, bo, "Cas"))
    changed(home, "Bo", handed=lockfile.read(home).named("Ana").handed)
    with pytest.raises(DamagedKeyslots):
        vault.unlock(home, COORDINATOR)


def test_who_kept_the_old_key_cannot_read_the_new_one_from_the_locks(home):
    bo = vault.unlock(home, COORDINATOR)
    new = put(home, renewing.without(home, bo, "Ana")).vault_key
    locks = lockfile.read(home)
    assert new not in (home / "keyslots.json").read_bytes()
    (sealed,) = locks.named("Bo").handed
    with pytest.raises(SealNotYours):
        mine = sealing.new_key_pair().private
        sealing.unseal(mine, sealed, locks.header_of(locks.named("Bo")), sealing.HANDED_KEY)
    assert vault.unlock(home, COORDINATOR).vault_key == new


def test_a_change_made_while_a_passphrase_is_tried_is_not_lost(home, monkeypatch):
    opened, stretch = vault.unlock(home, PHRASE), wrapping.argon.stretch
    remove_key_pair_of_bo(home)

    def meanwhile(*arguments):
        stretched = stretch(*arguments)
        slots.rename_slot(home, opened, "Ana", "Ania")
        return stretched

    monkeypatch.setattr(vault.argon, "stretch", meanwhile)
    vault.unlock(home, COORDINATOR)
    monkeypatch.undo()
    assert [slot.name for slot in vault.people(home)] == ["Ania", "Bo"]


def remove_key_pair_of_bo(home):
    from first_slots import a_first_slot

    locks = lockfile.read(home)
    bo = a_first_slot(locks, locks.named("Bo"), COORDINATOR, vault.unlock(home, COORDINATOR))
    kept = tuple(bo if slot.name == "Bo" else slot for slot in locks.slots)
    lockfile.write(home, replace(locks, slots=kept), keep_before=False)
