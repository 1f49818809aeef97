# SPDX-License-Identifier: EUPL-1.2
"""Changing who may open a vault: each change holds, can be taken back, and never locks everybody out."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from spreekuur.errors.settings import LastCoordinator
from spreekuur.errors.vault import (
    DamagedKeyslots,
    LastSlot,
    NoSuchSlot,
    SlotNameInvalid,
    SlotNameTaken,
    SlotsFull,
    UndoOvertaken,
    WrongPassphrase,
)
from spreekuur.security import keyslots, lockfile, slots, vault
from spreekuur.security.vault import NewSlot

from .conftest import CHEAP, COORDINATOR, PHRASE, remove_slot, replace_recovery

OTHER = "kasteel vogel tafel lucht bakker zeil"
CONFIDANT = bytes(range(32))


def test_a_renamed_slot_opens_with_the_same_passphrase_under_its_new_name(home):
    before = vault.unlock(home, PHRASE)
    slots.rename_slot(home, before, "Ana", "Ania")
    after = vault.unlock(home, PHRASE)
    assert (after.slot_name, after.db_key) == ("Ania", before.db_key)
    assert [slot.name for slot in vault.people(home)] == ["Ania", "Bo"]


def test_a_coordinator_who_is_renamed_stays_one_and_reads_signals(home):
    before = vault.unlock(home, COORDINATOR)
    slots.rename_slot(home, before, "Bo", "Bożena")
    after = vault.unlock(home, COORDINATOR)
    assert (after.coordinator, after.confidant_key) == (True, before.confidant_key)


def test_a_name_given_by_who_has_no_key_opens_nothing(home):
    slots.rename_slot(home, vault.unlock(home, PHRASE), "Ana", "Ania")
    locks = lockfile.read(home)
    ana = locks.named("Ania")
    for change in ({"name": "Eve"}, {"seal": bytes(32)}, {"wrapped_as": "Eve"}, {"wrapped_as": "Bo"}):
        forged = keyslots.replace(ana, **change)
        lockfile.write(
            home, keyslots.replace(locks, slots=tuple(forged if s is ana else s for s in locks.slots))
        )
        with pytest.raises((WrongPassphrase, DamagedKeyslots)):
            vault.unlock(home, PHRASE)


def test_a_slot_gets_its_first_name_back_and_a_new_passphrase_settles_the_name(home):
    opened = vault.unlock(home, PHRASE)
    first = (home / "keyslots.json").read_bytes()
    slots.rename_slot(home, opened, "Ana", "Ania")
    slots.rename_slot(home, opened, "Ania", "Ana")
    assert (home / "keyslots.json").read_bytes() == first
    slots.rename_slot(home, opened, "Ana", "Ania")
    slots.change_passphrase(home, opened, "Ania", OTHER)
    assert lockfile.read(home).named("Ania").wrapped_as == ""
    assert vault.unlock(home, OTHER).slot_name == "Ania"


@pytest.mark.parametrize(
    ("name", "to", "refused"),
    [("Ana", "Bo", SlotNameTaken), ("Ana", "", SlotNameInvalid), ("Eve", "Ida", NoSuchSlot)],
)
def test_what_a_slot_may_not_be_called(home, name, to, refused):
    before = (home / "keyslots.json").read_bytes()
    with pytest.raises(refused):
        slots.rename_slot(home, vault.unlock(home, PHRASE), name, to)
    assert (home / "keyslots.json").read_bytes() == before


def test_each_change_is_taken_back_to_the_byte(home):
    opened = vault.unlock(home, COORDINATOR)
    before = (home / "keyslots.json").read_bytes()
    for change in (
        lambda: slots.rename_slot(home, opened, "Ana", "Ania"),
        lambda: slots.add_slot(home, opened, NewSlot("Cas", OTHER)),
        lambda: slots.change_passphrase(home, opened, "Ana", OTHER),
    ):
        slots.take_back(home, change())
        assert (home / "keyslots.json").read_bytes() == before


def test_taking_back_an_added_person_closes_the_door_behind_them(home):
    added = slots.add_slot(home, vault.unlock(home, COORDINATOR), NewSlot("Cas", OTHER))
    slots.take_back(home, added)
    assert not (home / "keyslots.previous.json").exists()
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, OTHER)


def test_a_change_that_another_one_followed_is_not_taken_back(home):
    opened = vault.unlock(home, PHRASE)
    renamed = slots.rename_slot(home, opened, "Ana", "Ania")
    slots.change_passphrase(home, opened, "Ania", OTHER)
    with pytest.raises(UndoOvertaken):
        slots.take_back(home, renamed)
    assert vault.unlock(home, OTHER).slot_name == "Ania"


def test_the_only_coordinator_is_never_taken_away(home):
    opened = vault.unlock(home, COORDINATOR)
    with pytest.raises(LastCoordinator):
        remove_slot(home, opened, "Bo")
    slots.add_slot(home, opened, NewSlot("Cas", OTHER, coordinator=True))
    remove_slot(home, opened, "Bo")
    assert vault.unlock(home, OTHER).confidant_key is not None


def test_who_alone_opens_signals_is_never_taken_away(tmp_path, sheet):
    people = [NewSlot("Ana", PHRASE), NewSlot("Cas", OTHER)]
    opened = vault.found(tmp_path, people, sheet, CONFIDANT, cost=CHEAP)
    with pytest.raises(LastCoordinator):
        remove_slot(tmp_path, opened, "Ana")
    remove_slot(tmp_path, opened, "Cas")


def test_a_key_of_another_vault_is_never_wrapped_into_these_locks(home, tmp_path_factory, sheet):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    stranger = vault.found(elsewhere, [NewSlot("Eve", OTHER)], sheet, CONFIDANT, cost=CHEAP)
    with pytest.raises(DamagedKeyslots):
        slots.add_slot(home, stranger, NewSlot("Eve", OTHER))


def test_damaged_locks_never_push_the_good_ones_from_before_out(home):
    opened = vault.unlock(home, PHRASE)
    slots.change_passphrase(home, opened, "Ana", OTHER)
    (home / "keyslots.json").write_bytes(b"{}")  # the disk went wrong while the program was on
    slots.add_slot(home, opened, NewSlot("Cas", f"{OTHER} twee"))
    previous = keyslots.from_bytes((home / "keyslots.previous.json").read_bytes())
    assert [slot.name for slot in previous.people()] == ["Ana", "Bo"]
    assert vault.unlock(home, f"{OTHER} twee").slot_name == "Cas"


def test_a_passphrase_that_was_taken_away_opens_no_copy_left_beside_the_locks(home):
    opened = vault.unlock(home, COORDINATOR)
    slots.change_passphrase(home, opened, "Ana", OTHER)
    remove_slot(home, opened, "Ana")
    (home / "keyslots.json").write_bytes(b"{}")
    with pytest.raises(DamagedKeyslots):
        vault.unlock(home, OTHER)


def test_the_old_sheet_opens_no_copy_left_beside_the_locks(home, sheet):
    replace_recovery(home, vault.unlock(home, PHRASE), bytes(20))
    (home / "keyslots.json").write_bytes(b"{}")
    with pytest.raises(DamagedKeyslots):
        vault.unlock_by_recovery(home, sheet)


NAMES = st.sampled_from(["Ana", "Bo", "Cas", "Dana", "Eva"])
REFUSALS = (SlotNameTaken, SlotsFull, NoSuchSlot, LastSlot, LastCoordinator, UndoOvertaken)


class AnyOrder(RuleBasedStateMachine):
    """Slots are added, renamed, changed, removed and taken back in any order."""

    home: Path
    number = 0

    @initialize(coordinator=st.booleans())
    def found(self, coordinator):
        self.home = Path(tempfile.mkdtemp())
        self.secrets = {"Ana": PHRASE}
        self.sheet, self.change, self.before = bytes(20), None, None
        people = [NewSlot("Ana", PHRASE, coordinator=coordinator)]
        self.opened = vault.found(self.home, people, self.sheet, CONFIDANT, cost=CHEAP)
        (self.home / "vault.db").write_bytes(b"of no matter")

    def fresh(self):
        self.number += 1
        return f"{OTHER} {self.number}"

    def attempt(self, work, secrets):
        try:
            self.change = work()
        except REFUSALS:
            return
        self.before, self.secrets = self.secrets, secrets

    def renew(self, work, secrets):
        """What gives the vault a new key, and cannot be taken back."""
        try:
            self.opened = work()
        except REFUSALS:
            return
        self.secrets, self.change = secrets, None

    @rule(name=NAMES, coordinator=st.booleans())
    def add(self, name, coordinator):
        phrase = self.fresh()
        person = NewSlot(name, phrase, coordinator)
        self.attempt(lambda: slots.add_slot(self.home, self.opened, person), self.secrets | {name: phrase})

    @rule(name=NAMES, to=NAMES)
    def rename(self, name, to):
        renamed = {to if key == name else key: phrase for key, phrase in self.secrets.items()}
        self.attempt(lambda: slots.rename_slot(self.home, self.opened, name, to), renamed)

    @rule(name=NAMES)
    def change_one(self, name):
        phrase = self.fresh()
        work = lambda: slots.change_passphrase(self.home, self.opened, name, phrase)  # noqa: E731
        self.attempt(work, self.secrets | {name: phrase})

    @rule(name=NAMES)
    def remove(self, name):
        left = {key: phrase for key, phrase in self.secrets.items() if key != name}
        self.renew(lambda: remove_slot(self.home, self.opened, name), left)

    @rule(last=st.integers(0, 255))
    def new_sheet(self, last):
        secret = bytes([*bytes(19), last])
        self.renew(lambda: replace_recovery(self.home, self.opened, secret), self.secrets)
        self.sheet = secret

    @rule()
    def take_back(self):
        if self.change is not None:
            with suppress(
                UndoOvertaken
            ):  # whoever unlocked since keeps the newest key under the own passphrase
                slots.take_back(self.home, self.change)
                self.secrets = self.before
            self.change = None

    @invariant()
    def everybody_opens_it(self):
        readers = []
        for name, phrase in self.secrets.items():
            opened = vault.unlock(self.home, phrase)
            assert (opened.slot_name, opened.vault_key) == (name, self.opened.vault_key)
            readers += [name] if opened.confidant_key else []
        assert vault.unlock_by_recovery(self.home, self.sheet).vault_key == self.opened.vault_key
        assert readers
        assert {slot.name for slot in vault.people(self.home)} == set(self.secrets)

    def teardown(self):
        shutil.rmtree(self.home, ignore_errors=True)


AnyOrder.TestCase.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, derandomize=True
)
TestAnyOrder = AnyOrder.TestCase
