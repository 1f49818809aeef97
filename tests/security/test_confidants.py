# SPDX-License-Identifier: EUPL-1.2
"""Who opens what is sealed: whoever was named, and never nobody."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from spreekuur.errors.settings import ConfidantsFull, LastCoordinator, OnlyConfidant, SignalsNotYours
from spreekuur.errors.vault import DamagedKeyslots, LastSlot, WrongPassphrase
from spreekuur.messages import explain
from spreekuur.security import confidants, keyslots, lockfile, renewing, sealing, slots, vault
from spreekuur.security.vault import NewSlot

from .conftest import CHEAP, remove_slot

ANA, BO, CAS, DAN = (
    "molen kaars zomer brug appel rivier",
    "trein boter wolk hamer lepel groen",
    "kasteel vogel tafel lucht bakker zeil",
    "sneeuw gitaar oever koffie dak roos",
)
PHRASES = {"Ana": ANA, "Bo": BO, "Cas": CAS, "Dan": DAN}
KEY = sealing.new_key_pair()


@pytest.fixture
def home(tmp_path):
    """Bo coordinates; Ana, Cas and Dan help."""
    people = [NewSlot(name, phrase, coordinator=name == "Bo") for name, phrase in PHRASES.items()]
    vault.found(tmp_path, people, b"s" * 20, KEY.private, cost=CHEAP)
    (tmp_path / "vault.db").write_bytes(b"of no matter")
    return tmp_path


def readers(home):
    return [name for name, phrase in PHRASES.items() if _opens(home, phrase) == KEY.private]


def _opens(home, phrase):
    try:
        return vault.unlock_copy(home, phrase).confidant_key
    except WrongPassphrase:
        return None


def test_until_somebody_is_named_the_coordinator_reads(home):
    assert readers(home) == ["Bo"]


def test_the_first_confidant_takes_the_key_from_the_coordinator(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    assert readers(home) == ["Ana"]
    assert vault.unlock(home, ANA).confidant_key == KEY.private  # accepted: now under Ana's own passphrase
    slot = lockfile.read(home).named("Ana")
    assert (slot.named, bool(slot.confidant), slot.entrusted) == (True, True, b"")
    assert json.loads((home / "keyslots.json").read_bytes())["version"] == 3
    assert not (home / "keyslots.previous.json").exists()
    assert readers(home) == ["Ana"]


def test_a_coordinator_who_is_named_goes_on_reading(home):
    confidants.name(home, vault.unlock(home, BO), "Bo")
    confidants.name(home, vault.unlock(home, BO), "Dan")
    assert readers(home) == ["Bo", "Dan"]


def test_only_whoever_reads_can_name_another(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    with pytest.raises(SignalsNotYours):
        confidants.name(home, vault.unlock(home, BO), "Bo")
    confidants.name(home, vault.unlock(home, ANA), "Cas")
    assert readers(home) == ["Ana", "Cas"]


def test_there_are_two_at_most(home):
    for name in ("Ana", "Cas"):
        confidants.name(home, vault.unlock(home, BO if name == "Ana" else ANA), name)
    with pytest.raises(ConfidantsFull):
        confidants.name(home, vault.unlock(home, ANA), "Dan")


def test_the_sheet_never_reads(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    assert vault.unlock_by_recovery(home, b"s" * 20).confidant_key is None


def test_naming_is_taken_back(home):
    change = confidants.name(home, vault.unlock(home, BO), "Ana")
    slots.take_back(home, change)
    assert readers(home) == ["Bo"]


def test_the_last_confidant_gives_the_key_back_to_the_coordinator(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    with pytest.raises(SignalsNotYours):
        confidants.unname(home, vault.unlock(home, BO), "Ana")
    confidants.unname(home, vault.unlock(home, ANA), "Ana")
    assert readers(home) == ["Bo"]


def test_one_of_two_is_let_go_without_the_key(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    confidants.name(home, vault.unlock(home, ANA), "Cas")
    confidants.unname(home, vault.unlock(home, BO), "Ana")
    assert readers(home) == ["Cas"]


def test_the_only_confidant_is_not_removed_by_who_cannot_read(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    with pytest.raises(OnlyConfidant) as refused:
        renewing.without(home, vault.unlock(home, BO), "Ana")
    assert "Ana" in explain(refused.value)
    assert "Ana" not in repr(refused.value)
    remove_slot(home, vault.unlock(home, BO), "Cas")
    assert readers(home) == ["Ana"]


def test_removing_the_last_confidant_hands_the_key_to_the_coordinator_when_the_remover_reads(home):
    ana = confidants_of_two_then_one(home)
    remove_slot(home, ana, "Cas")
    assert readers(home) == ["Bo"]


def confidants_of_two_then_one(home):
    """Cas alone is named, and Ana, who read before, still has the key in an open vault."""
    confidants.name(home, vault.unlock(home, BO), "Ana")
    confidants.name(home, vault.unlock(home, ANA), "Cas")
    ana = vault.unlock(home, ANA)
    confidants.unname(home, ana, "Ana")
    return ana


def test_a_forgotten_passphrase_of_the_only_confidant_is_not_replaced_without_a_word(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    with pytest.raises(OnlyConfidant):
        slots.change_passphrase(home, vault.unlock(home, BO), "Ana", f"{ANA} nieuw")
    slots.change_passphrase(home, vault.unlock(home, ANA), "Ana", f"{ANA} nieuw")
    assert vault.unlock(home, f"{ANA} nieuw").confidant_key == KEY.private
    assert lockfile.read(home).named("Ana").named


def test_a_new_passphrase_from_who_cannot_read_ends_the_trust_and_leaves_it_to_the_other(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    confidants.name(home, vault.unlock(home, ANA), "Cas")
    slots.change_passphrase(home, vault.unlock(home, BO), "Ana", f"{ANA} nieuw")
    assert vault.unlock(home, f"{ANA} nieuw").confidant_key is None
    assert [slot.name for slot in confidants.by_name(lockfile.read(home))] == ["Cas"]


def test_a_new_coordinator_gets_no_key_when_confidants_are_named(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    slots.add_slot(home, vault.unlock(home, ANA), NewSlot("Eva", f"{DAN} eva", coordinator=True))
    assert vault.unlock(home, f"{DAN} eva").confidant_key is None
    assert readers(home) == ["Ana"]


def test_beginning_anew_gives_the_coordinator_another_key(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    fresh = sealing.new_key_pair()
    confidants.begin_anew(home, vault.unlock(home, BO), fresh.private)
    assert readers(home) == []
    assert vault.unlock(home, BO).confidant_key == fresh.private
    assert confidants.by_name(lockfile.read(home)) == ()


def test_a_key_that_was_handed_over_before_a_new_key_of_the_vault_still_arrives(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    remove_slot(home, vault.unlock(home, BO), "Dan")
    remove_slot(home, vault.unlock(home, BO), "Cas")
    assert vault.unlock(home, ANA).confidant_key == KEY.private
    assert vault.unlock(home, ANA).confidant_key == KEY.private


def test_a_name_given_or_a_key_slipped_in_by_who_has_no_key_opens_nothing(home):
    confidants.name(home, vault.unlock(home, BO), "Ana")
    locks = lockfile.read(home)
    ana, cas = locks.named("Ana"), locks.named("Cas")
    other = sealing.seal(ana.public, bytes(60), locks.header_of(ana), sealing.HANDED_CONFIDANT)
    for slot, phrase, change in (
        (cas, CAS, {"named": True}),
        (ana, ANA, {"named": False}),
        (ana, ANA, {"entrusted": other}),
        (cas, CAS, {"entrusted": ana.entrusted}),
    ):
        forged = replace(slot, **change)
        lockfile.write(home, replace(locks, slots=tuple(forged if s is slot else s for s in locks.slots)))
        with pytest.raises(DamagedKeyslots):
            vault.unlock(home, phrase)


def test_files_of_the_forms_before_are_read_and_written_as_they_were(home):
    second = (home / "keyslots.json").read_bytes()
    assert json.loads(second)["version"] == 2
    assert keyslots.to_bytes(keyslots.from_bytes(second)) == second
    first = (Path(__file__).parent.parent / "stores" / "keyslots-1.json").read_bytes()
    assert keyslots.to_bytes(keyslots.from_bytes(first)) == first


NAMES = st.sampled_from(sorted(PHRASES))
REFUSED = (SignalsNotYours, ConfidantsFull, OnlyConfidant, LastCoordinator, LastSlot)


class AnyOrder(RuleBasedStateMachine):
    """People are named, let go, removed and change their passphrase in any order, each by anybody's hand."""

    home: Path

    @initialize(leader=st.sampled_from(["Bo", ""]))
    def found(self, leader):
        self.home = Path(tempfile.mkdtemp())
        self.secrets = dict(PHRASES)
        people = [NewSlot(name, phrase, coordinator=name == leader) for name, phrase in PHRASES.items()]
        vault.found(self.home, people, b"s" * 20, KEY.private, cost=CHEAP)
        (self.home / "vault.db").write_bytes(b"of no matter")

    def by(self, hand):
        return vault.unlock(self.home, self.secrets[hand if hand in self.secrets else min(self.secrets)])

    def attempt(self, work):
        try:
            work()
        except REFUSED:
            return False
        return True

    @rule(hand=NAMES, who=NAMES)
    def name(self, hand, who):
        if who in self.secrets:
            self.attempt(lambda: confidants.name(self.home, self.by(hand), who))

    @rule(hand=NAMES, who=NAMES)
    def unname(self, hand, who):
        if who in self.secrets:
            self.attempt(lambda: confidants.unname(self.home, self.by(hand), who))

    @rule(hand=NAMES, who=NAMES)
    def remove(self, hand, who):
        opened = self.by(hand)
        if (
            who in self.secrets
            and who != opened.slot_name
            and self.attempt(lambda: remove_slot(self.home, opened, who))
        ):
            del self.secrets[who]

    @rule(hand=NAMES, who=NAMES)
    def change(self, hand, who):
        if who in self.secrets:
            new = self.secrets[who] + " nog"
            if self.attempt(lambda: slots.change_passphrase(self.home, self.by(hand), who, new)):
                self.secrets[who] = new

    @invariant()
    def somebody_reads_and_nobody_else_than_was_named(self):
        opened = {name: vault.unlock_copy(self.home, phrase) for name, phrase in self.secrets.items()}
        reading = {name for name, one in opened.items() if one.confidant_key is not None}
        assert {one.confidant_key for one in opened.values()} <= {None, KEY.private}
        assert reading
        named = {slot.name for slot in confidants.by_name(lockfile.read(self.home))}
        assert not named or reading == named

    def teardown(self):
        shutil.rmtree(self.home, ignore_errors=True)


AnyOrder.TestCase.settings = settings(max_examples=5, stateful_step_count=10, deadline=None, derandomize=True)
TestAnyOrder = AnyOrder.TestCase
