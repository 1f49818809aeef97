# SPDX-License-Identifier: EUPL-1.2
"""Three sheets count once two were typed back, are tried again each year, and open the vault and its copies."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from builders import SENDER
from spreekuur import app, rescue
from spreekuur.app import Founding
from spreekuur.desk import settings_people, shared_sheets
from spreekuur.desk import today as todays
from spreekuur.errors.settings import NotCoordinator, PermitOver
from spreekuur.errors.vault import RecoveryRefused, SheetsOfTwoSets
from spreekuur.security import recovery, sheets, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup

NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)
ANA, BO = "molen kaars zomer brug appel rivier", "trein boter wolk hamer lepel groen"
NEW = "kasteel vogel tafel lucht bakker zeil"
CHEAP = Argon2Cost(16 * 1024, 1, 1)
RECOVERY_SECRET = bytes(range(20))


@pytest.fixture
def bo(tmp_path):
    """A whole vault, opened by Bo who coordinates."""
    people = (NewSlot("Bo", BO, coordinator=True), NewSlot("Ana", ANA))
    founding = Founding("Punt", SENDER, 3, people, RECOVERY_SECRET)
    app.found_home(tmp_path / "kluis", founding, cost=CHEAP).close()
    found = app.open_home(tmp_path / "kluis", BO)
    yield found
    found.close()


def groups(made, *numbers):
    return [" ".join(sheets.to_groups(made.sheets[number])) for number in numbers]


def counted(bo, made, **more):
    leave = settings_people.permit(bo.home, BO, NOW)
    return shared_sheets.let_count(bo.desk, bo.unlocked, leave, made.secret, NOW, **more)


def test_two_that_were_typed_from_paper_prove_the_set(bo):
    made, other = shared_sheets.new_set(), shared_sheets.new_set()
    for pair in combinations(range(3), 2):
        assert shared_sheets.proves(made, *groups(made, *pair))
        assert not shared_sheets.proves(made, *groups(other, *pair))
    with pytest.raises(SheetsOfTwoSets):
        shared_sheets.proves(made, *groups(made, 0), *groups(other, 1))


def test_the_first_three_come_beside_what_opens_the_vault_already(bo):
    assert shared_sheets.look(bo.desk) == shared_sheets.Standing(False, False, "", "")
    made = shared_sheets.new_set()
    done = counted(bo, made)
    assert (done.opened, done.left) == (bo.unlocked, ())
    standing = shared_sheets.look(bo.desk)
    assert (standing.there, standing.alone, standing.made_at[:10]) == (True, False, "2026-12-09")
    for secret in (made.secret, RECOVERY_SECRET):
        assert vault.unlock_copy_by_recovery(bo.home, secret).vault_key == bo.unlocked.vault_key


def test_new_ones_alone_end_the_others_and_the_recovery_sheet(bo):
    first, second = shared_sheets.new_set(), shared_sheets.new_set()
    counted(bo, first)
    done = counted(bo, second, alone=True)
    assert shared_sheets.look(bo.desk).alone
    assert vault.unlock_copy_by_recovery(bo.home, second.secret).vault_key == done.opened.vault_key
    for secret in (first.secret, RECOVERY_SECRET):
        with pytest.raises(RecoveryRefused):
            vault.unlock_copy_by_recovery(bo.home, secret)


def test_a_coordinator_makes_them_and_not_long_after_the_passphrase(bo):
    with pytest.raises(NotCoordinator):
        settings_people.permit(bo.home, ANA, NOW)
    leave = settings_people.permit(bo.home, BO, NOW - timedelta(hours=1))
    with pytest.raises(PermitOver):
        shared_sheets.let_count(bo.desk, bo.unlocked, leave, bytes(20), NOW)
    assert not shared_sheets.look(bo.desk).there


def test_a_year_later_the_drill_is_due_until_two_sheets_were_tried(bo):
    today = NOW.date()
    assert not shared_sheets.drill_due(bo.desk, today)
    made = shared_sheets.new_set()
    counted(bo, made)
    assert not shared_sheets.drill_due(bo.desk, today + timedelta(days=364))
    later = NOW + timedelta(days=365)
    assert shared_sheets.drill_due(bo.desk, later.date())
    before = (bo.home / "keyslots.json").read_bytes()
    other = shared_sheets.new_set()
    with pytest.raises(RecoveryRefused):
        shared_sheets.try_out(bo.desk, *groups(other, 0, 1), later)
    assert shared_sheets.drill_due(bo.desk, later.date())
    shared_sheets.try_out(bo.desk, *groups(made, 2, 0), later)
    assert not shared_sheets.drill_due(bo.desk, later.date())
    assert (bo.home / "keyslots.json").read_bytes() == before


def test_locks_that_cannot_be_read_do_not_hide_today(bo):
    counted(bo, shared_sheets.new_set())
    (bo.home / "keyslots.json").write_bytes(b"{")
    assert not shared_sheets.drill_due(bo.desk, NOW.date() + timedelta(days=365))
    assert todays.look(bo.desk, NOW).sheets_due is False


@pytest.mark.parametrize("pair", list(combinations(range(3), 2)))
def test_any_two_bring_a_copy_to_an_empty_laptop_with_a_new_passphrase(bo, tmp_path, pair):
    made = shared_sheets.new_set()
    counted(bo, made)
    folder = backup.back_up(bo.db, tmp_path / "stick").folder
    secret = sheets.joined(*(made.sheets[number] for number in pair))
    rescue.bring_by_sheet(tmp_path / "new", rescue.read_copy(folder), secret, "Bo", NEW)
    opened = app.open_home(tmp_path / "new", NEW)
    assert (opened.db.origin, opened.coordinator) == (bo.db.origin, True)
    opened.close()
    for single in made.sheets:
        for part in (single[:20], single[20:]):
            with pytest.raises(RecoveryRefused):
                rescue.bring_by_sheet(tmp_path / "no", rescue.read_copy(folder), part, "Bo", NEW)
    assert not (tmp_path / "no").exists()


def test_a_forgotten_passphrase_is_replaced_with_two_of_them(bo):
    made = shared_sheets.new_set()
    counted(bo, made)
    bo.close()
    again = app.open_recovered(bo.home, sheets.secret_of(" ".join(groups(made, 1, 2))), "Ana", NEW)
    assert again.slot_name == "Ana"
    again.close()
    with pytest.raises(RecoveryRefused):
        app.open_recovered(bo.home, recovery.new_secret(), "Ana", NEW)
