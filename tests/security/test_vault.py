# SPDX-License-Identifier: EUPL-1.2
"""Who may open a vault, and what happens to all others."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spreekuur.errors.vault import (
    DamagedKeyslots,
    KeyslotsMissing,
    LastSlot,
    NoSuchSlot,
    NoVault,
    RecoveryRefused,
    SlotNameInvalid,
    SlotNameTaken,
    SlotsFull,
    VaultExists,
    WrongPassphrase,
)
from spreekuur.security import keyslots, vault
from spreekuur.security.vault import NewSlot

from .conftest import CHEAP, COORDINATOR, PHRASE, remove_slot, replace_recovery

CONFIDANT = bytes(range(32))
OTHER = "kasteel vogel tafel lucht bakker zeil"


def test_each_person_opens_the_same_vault_under_their_own_name(home):
    ana, bo = vault.unlock(home, PHRASE), vault.unlock(home, COORDINATOR)
    assert (ana.slot_name, ana.coordinator) == ("Ana", False)
    assert (bo.slot_name, bo.coordinator) == ("Bo", True)
    assert ana.db_key == bo.db_key
    assert len({ana.vault_key, ana.db_key, ana.backup_key, ana.settings_key}) == 4
    assert len(ana.db_key) == 32


def test_the_key_of_the_signals_is_the_coordinators_alone(home):
    assert vault.unlock(home, PHRASE).confidant_key is None
    assert len(vault.unlock(home, COORDINATOR).confidant_key) == 32


def test_the_recovery_sheet_opens_the_vault_but_no_signals(home, sheet):
    opened = vault.unlock_by_recovery(home, sheet)
    assert opened.db_key == vault.unlock(home, PHRASE).db_key
    assert (opened.by_recovery, opened.coordinator, opened.confidant_key) == (True, False, None)


def test_another_sheet_is_refused(home):
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, bytes(20))


def test_a_sheet_is_no_passphrase_and_a_passphrase_no_sheet(home, sheet):
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, sheet.decode("latin-1"))
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, PHRASE.encode())


@pytest.mark.parametrize(
    "typed", [f"  {PHRASE.upper()} ", PHRASE.replace(" ", "   "), PHRASE.replace(" ", "\t")]
)
def test_case_and_spacing_do_not_matter(home, typed):
    assert vault.unlock(home, typed).slot_name == "Ana"


def test_accents_typed_in_two_ways_are_the_same_passphrase(tmp_path, sheet):
    vault.found(
        tmp_path, [NewSlot("Ana", "cafe\u0301 mañana żółw ЖЕНЯ 47 huizen")], sheet, CONFIDANT, cost=CHEAP
    )
    assert vault.unlock(tmp_path, "café man\u0303ana ŻÓŁW женя 47 huizen").slot_name == "Ana"


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.text(max_size=60), st.permutations(PHRASE.split()).map(" ".join)))
def test_no_wrong_passphrase_opens_anything(home, typed):
    if " ".join(typed.casefold().split()) == PHRASE:
        return
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, typed)


@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_mutated_lock_file_opens_and_damage_is_told_from_a_wrong_passphrase(home, data):
    path = home / "keyslots.json"
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    piece = data.draw(
        st.one_of(st.binary(max_size=1), st.sampled_from([b" ", b"\n", b"0", b'"', b"true", b"9" * 30]))
    )
    cut = data.draw(st.integers(0, 40))
    mutated = good[:at] + piece + good[at + cut :]
    if mutated == good:
        return
    with pytest.raises(DamagedKeyslots):
        keyslots.from_bytes(mutated)
    path.write_bytes(mutated)
    try:
        with pytest.raises(DamagedKeyslots):
            vault.unlock(home, PHRASE)
    finally:
        path.write_bytes(good)


def test_a_lock_file_forged_with_its_checksum_still_opens_nothing(home):
    locks = keyslots.from_bytes((home / "keyslots.json").read_bytes())
    ana = locks.named("Ana")
    forgeries = [
        {"coordinator": True},
        {"name": "Eve"},
        {"public": locks.named("Bo").public},
        {"salt": bytes(16)},
        {"wrapped": bytes(60)},
        {"wrapped": locks.named("Bo").wrapped},
        {"wrapped": ana.wrapped[:-1] + bytes([ana.wrapped[-1] ^ 1])},
    ]
    for change in forgeries:
        forged = keyslots.replace(ana, **change)
        slots = tuple(forged if slot is ana else slot for slot in locks.slots)
        (home / "keyslots.json").write_bytes(keyslots.to_bytes(keyslots.replace(locks, slots=slots)))
        with pytest.raises(WrongPassphrase):
            vault.unlock(home, PHRASE)


def test_a_new_passphrase_takes_the_place_of_the_old_one(home):
    vault.change_passphrase(home, vault.unlock(home, PHRASE), "Ana", OTHER)
    assert vault.unlock(home, OTHER).slot_name == "Ana"
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, PHRASE)
    assert vault.unlock(home, COORDINATOR).slot_name == "Bo"


def test_a_coordinator_who_changes_the_passphrase_still_reads_signals(home):
    before = vault.unlock(home, COORDINATOR)
    vault.change_passphrase(home, before, "Bo", OTHER)
    assert vault.unlock(home, OTHER).confidant_key == before.confidant_key


def test_the_sheet_gives_somebody_a_new_passphrase(home, sheet):
    vault.change_passphrase(home, vault.unlock_by_recovery(home, sheet), "Ana", OTHER)
    assert vault.unlock(home, OTHER).slot_name == "Ana"


def test_a_person_can_be_added_and_taken_away(home):
    opened = vault.unlock(home, PHRASE)
    vault.add_slot(home, opened, NewSlot("Cas", OTHER))
    assert vault.unlock(home, OTHER).slot_name == "Cas"
    remove_slot(home, opened, "Cas")
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, OTHER)
    assert [slot.name for slot in vault.people(home)] == ["Ana", "Bo"]


def test_the_first_coordinator_takes_the_key_of_the_signals_over(tmp_path, sheet):
    first = vault.found(tmp_path, [NewSlot("Ana", PHRASE)], sheet, CONFIDANT, cost=CHEAP)
    assert vault.unlock(tmp_path, PHRASE).confidant_key == first.confidant_key is not None
    vault.add_slot(tmp_path, first, NewSlot("Bo", COORDINATOR, coordinator=True))
    assert vault.unlock(tmp_path, PHRASE).confidant_key is None
    assert vault.unlock(tmp_path, COORDINATOR).confidant_key == first.confidant_key


def test_what_may_not_be_done_to_slots(home):
    opened = vault.unlock(home, PHRASE)
    with pytest.raises(SlotNameTaken):
        vault.add_slot(home, opened, NewSlot("Bo", OTHER))
    for name in ("", " Ana", "x" * 41, "A\nB", "A\x00B"):
        with pytest.raises(SlotNameInvalid):
            vault.add_slot(home, opened, NewSlot(name, OTHER))
    with pytest.raises(NoSuchSlot):
        remove_slot(home, opened, "Eve")
    with pytest.raises(NoSuchSlot):
        vault.change_passphrase(home, opened, "Eve", OTHER)
    opened = remove_slot(home, opened, "Ana")
    with pytest.raises(LastSlot):
        remove_slot(home, opened, "Bo")


def test_twelve_people_fit_and_no_more(home):
    opened = vault.unlock(home, PHRASE)
    for number in range(10):
        vault.add_slot(home, opened, NewSlot(f"Person {number}", f"{OTHER} {number}"))
    with pytest.raises(SlotsFull):
        vault.add_slot(home, opened, NewSlot("One more", OTHER))
    assert vault.unlock(home, f"{OTHER} 9").slot_name == "Person 9"
    assert len((home / "keyslots.json").read_bytes()) < keyslots.BYTES_AT_MOST


def test_a_new_sheet_makes_the_old_one_worthless(home, sheet):
    replace_recovery(home, vault.unlock(home, PHRASE), bytes(20))
    assert vault.unlock_by_recovery(home, bytes(20)).by_recovery
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, sheet)


def test_the_file_from_before_stands_in_for_a_damaged_one_until_an_unlock_proves_the_new(home):
    vault.change_passphrase(home, vault.unlock(home, PHRASE), "Ana", OTHER)
    good = (home / "keyslots.json").read_bytes()
    assert (home / "keyslots.previous.json").exists()
    (home / "keyslots.json").write_bytes(b"{}")
    assert vault.unlock(home, PHRASE).slot_name == "Ana"  # the old passphrase, from the old file
    (home / "keyslots.json").write_bytes(good)
    vault.unlock(home, OTHER)
    assert not (home / "keyslots.previous.json").exists()


def test_missing_locks_and_no_vault_at_all_are_two_things(home, tmp_path_factory):
    (home / "keyslots.json").unlink()
    with pytest.raises(KeyslotsMissing):
        vault.unlock(home, PHRASE)
    with pytest.raises(NoVault):
        vault.unlock(tmp_path_factory.mktemp("empty"), PHRASE)


def test_a_vault_is_never_founded_over_another(home, sheet):
    with pytest.raises(VaultExists):
        vault.found(home, [NewSlot("Eve", OTHER)], sheet, CONFIDANT, cost=CHEAP)


def test_keys_and_passphrases_stay_out_of_repr(home):
    opened = vault.unlock(home, COORDINATOR)
    shown = repr(opened) + repr(NewSlot("Bo", COORDINATOR)) + repr(vault.people(home))
    for secret in (opened.vault_key, opened.db_key, opened.confidant_key):
        assert secret.hex() not in shown
        assert repr(secret) not in shown
    assert "trein" not in shown


def test_nothing_of_the_key_lies_in_the_home(home):
    opened = vault.unlock(home, COORDINATOR)
    everything = b"".join(path.read_bytes() for path in home.iterdir())
    for secret in (opened.vault_key, opened.db_key, opened.confidant_key):
        assert secret not in everything
        assert secret.hex().encode() not in everything


def test_a_change_cut_short_leaves_the_old_locks(home, monkeypatch):
    opened = vault.unlock(home, PHRASE)

    def power_cut(_self, _target):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(home), "replace", power_cut)
        with pytest.raises(KeyboardInterrupt):
            vault.change_passphrase(home, opened, "Ana", OTHER)
    assert vault.unlock(home, PHRASE).slot_name == "Ana"
    assert (home / "keyslots.json").exists()
