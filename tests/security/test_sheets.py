# SPDX-License-Identifier: EUPL-1.2
"""Three sheets: any two open the vault, one tells nothing, and a slip or a sheet of another set is told."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.settings import KeyNotYetTheirs
from spreekuur.errors.vault import (
    DamagedKeyslots,
    RecoveryMistyped,
    RecoveryRefused,
    SheetsOfTwoSets,
    SheetsThere,
    SheetTwice,
    WrongPassphrase,
)
from spreekuur.messages import explain
from spreekuur.security import keyslots, lockfile, recovery, renewing, sheets, slots, vault
from spreekuur.security.keyslots import RECOVERY, SHEETS

from .conftest import COORDINATOR, PHRASE, put, replace_recovery

relaxed = settings(deadline=None, derandomize=True)
PAIRS = list(permutations(range(3), 2))


@pytest.fixture
def three():
    return sheets.new_set()


@pytest.fixture
def bo(home):
    return vault.unlock(home, COORDINATOR)


@pytest.fixture
def with_three(home, bo, three):
    slots.add_sheets(home, bo, three.secret)
    return home


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_open_the_vault_but_no_signals(with_three, three, bo, one, other):
    secret = sheets.joined(three.sheets[one], three.sheets[other])
    opened = vault.unlock_by_recovery(with_three, secret)
    assert (opened.vault_key, opened.by_recovery, opened.confidant_key) == (bo.vault_key, True, None)


def test_no_single_sheet_opens_it_whatever_part_of_it_is_tried(with_three, three):
    for sheet in three.sheets:
        one, other = sheet[:20], sheet[20:]
        mixed = bytes(a ^ b for a, b in zip(one, other, strict=True))
        for secret in (one, other, mixed, sheet, bytes(20)):
            with pytest.raises(RecoveryRefused):
                vault.unlock_by_recovery(with_three, secret)
        with pytest.raises(WrongPassphrase):
            vault.unlock(with_three, " ".join(sheets.to_groups(sheet)))


def test_what_opened_the_vault_before_goes_on_doing_so(with_three, sheet, bo):
    assert vault.unlock_by_recovery(with_three, sheet).vault_key == bo.vault_key
    assert vault.unlock(with_three, PHRASE).vault_key == bo.vault_key
    assert [slot.kind for slot in lockfile.read(with_three).slots if slot.kind != "passphrase"] == [
        RECOVERY,
        SHEETS,
    ]


def test_the_locks_are_of_a_newer_form_only_where_there_are_three(home, with_three):
    locks = lockfile.read(with_three)
    assert b'"version": 4' in keyslots.to_bytes(locks)
    twice = keyslots.to_bytes(keyslots.replace(locks, slots=(*locks.slots, locks.slots[-1])))
    with pytest.raises(DamagedKeyslots):
        keyslots.from_bytes(twice)


def test_new_ones_end_the_old_ones_and_a_new_recovery_sheet_leaves_them(with_three, three, bo, sheet):
    with pytest.raises(SheetsThere):
        slots.add_sheets(with_three, bo, bytes(20))
    bo = replace_recovery(with_three, bo, bytes(20))
    assert vault.unlock_by_recovery(with_three, three.secret).vault_key == bo.vault_key
    new = sheets.new_set()
    bo = put(with_three, renewing.with_sheets(with_three, bo, new.secret))
    for secret in (new.secret, bytes(20)):
        assert vault.unlock_by_recovery(with_three, secret).vault_key == bo.vault_key
    for secret in (three.secret, sheet):
        with pytest.raises(RecoveryRefused):
            vault.unlock_by_recovery(with_three, secret)


def test_alone_they_end_the_recovery_sheet(home, bo, three, sheet):
    bo = put(home, renewing.with_sheets(home, bo, three.secret, alone=True))
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, sheet)
    opened = vault.unlock_by_recovery(home, three.secret)
    vault.change_passphrase(home, opened, "Ana", f"{PHRASE} nieuw")
    assert vault.unlock(home, f"{PHRASE} nieuw").vault_key == bo.vault_key


def test_who_cannot_be_handed_a_new_key_keeps_the_sheets_from_being_ended(with_three, bo, three):
    for _time in range(keyslots.HANDED_AT_MOST):
        bo = replace_recovery(with_three, vault.unlock(with_three, COORDINATOR), recovery.new_secret())
        vault.unlock(with_three, PHRASE)
    with pytest.raises(KeyNotYetTheirs) as refused:
        replace_recovery(with_three, vault.unlock(with_three, COORDINATOR), recovery.new_secret())
    assert refused.value.sheet
    assert vault.unlock_by_recovery(with_three, three.secret).vault_key == bo.vault_key


def test_sheets_of_another_vault_or_another_set_open_nothing(with_three, three):
    foreign = sheets.new_set()
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(with_three, sheets.joined(*foreign.sheets[:2]))
    for mine in three.sheets:
        for other in foreign.sheets:
            with pytest.raises(SheetsOfTwoSets):
                sheets.joined(mine, other)
        with pytest.raises(SheetTwice):
            sheets.joined(mine, mine)


def test_nothing_of_a_set_is_shown_by_accident(three):
    assert repr(three) == "Set()"
    assert len(set(three.sheets)) == 3


@relaxed
@given(st.binary(min_size=40, max_size=40))
def test_what_is_printed_can_be_typed_back(sheet):
    groups = sheets.to_groups(sheet)
    assert [len(group) for group in groups] == [5] * 16
    assert sheets.from_groups("-".join(groups).lower().replace("0", "o").replace("1", "l")) == sheet


@relaxed
@given(st.integers(0, 79), st.sampled_from(recovery._ALPHABET), st.integers(0, 2))
def test_each_single_wrong_letter_is_found_with_its_group(at, letter, second):
    three = sheets.new_set()
    typed = "".join(sheets.to_groups(three.sheets[0]))
    if typed[at] == letter:
        return
    wrong = typed[:at] + letter + typed[at + 1 :]
    with pytest.raises(RecoveryMistyped) as mistyped:
        sheets.from_groups(wrong)
    assert mistyped.value.group == at // 5 + 1
    other = "".join(sheets.to_groups(three.sheets[second]))
    with pytest.raises(RecoveryMistyped) as mistyped:
        sheets.secret_of(other + wrong)
    assert mistyped.value.group == at // 5 + 17


def test_one_field_takes_a_recovery_sheet_or_two_of_three():
    three, secret = sheets.new_set(), recovery.new_secret()
    assert sheets.secret_of(" ".join(recovery.to_groups(secret))) == secret
    for one, other in combinations(three.sheets, 2):
        typed = " ".join([*sheets.to_groups(one), *sheets.to_groups(other)])
        assert sheets.secret_of(f"{typed}\n") == three.secret


@pytest.mark.parametrize("length", [0, 1, 39, 41, 79, 80, 81, 159, 161, 500])
def test_how_many_groups_it_takes_is_said(length):
    typed = "".join(sheets.to_groups(bytes(40)))[:length].ljust(length, "0")
    with pytest.raises(RecoveryMistyped) as mistyped:
        sheets.secret_of(typed)
    assert mistyped.value.group == 0
    assert ("second" in explain(mistyped.value)) == (length == 80)
