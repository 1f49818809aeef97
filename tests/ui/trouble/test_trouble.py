# SPDX-License-Identifier: EUPL-1.2
"""Real damage to a real vault, and the way out of it by keys."""

import pytest
from PySide6.QtCore import Qt

from builders import SENDER
from spreekuur import app, rescue
from spreekuur.app import Founding
from spreekuur.errors import UserError
from spreekuur.errors import vault as errors
from spreekuur.security import recovery, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, vault_settings
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.trouble.words import trouble

CHEAP = Argon2Cost(memory_kib=16 * 1024, passes=1, lanes=1)
MINE, HERS = "een twee drie vier vijf zes", "zeven acht negen tien elf twaalf"
SECRET = recovery.new_secret()


def _at_once(_owner, work, then=None, failed=None):
    try:
        result = work()
    except UserError as error:
        failed(error)
    else:
        then(result)


@pytest.fixture
def home(tmp_path):
    """A vault with a copy beside it, and something that was entered after the copy."""
    people = (NewSlot("Marta", MINE), NewSlot("Ewa", HERS, coordinator=True))
    made = app.found_home(tmp_path / "kluis", Founding("Spreekuur", SENDER, 0, people, SECRET), cost=CHEAP)
    vault_settings.put(made.db, "mark", "before")
    backup.back_up_locally(made.db)
    vault_settings.put(made.db, "mark", "after")
    made.close()
    return tmp_path / "kluis"


@pytest.fixture
def opened(home, shown):
    def open_it(error):
        view = TroubleView(home, error, _at_once, lambda word: word)
        shown(view)
        view.focus_first()
        return view

    return open_it


def _damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :: 97] = b"x" * len(content[len(content) // 2 :: 97])
    path.write_bytes(content)


def _mark(home):
    again = app.open_home(home, MINE)
    mark = vault_settings.get(again.db, "mark", "")
    again.close()
    return mark


def _repair(view, qtbot, phrase=MINE):
    qtbot.keyClicks(view.repair.passphrase.line, phrase)
    qtbot.keyClick(view.repair.passphrase.line, Qt.Key.Key_Return)


def test_a_damaged_store_is_put_back_from_the_copy_and_kept_aside(opened, home, qtbot):
    _damage(home / "vault.db")
    view = opened(errors.DamagedStore())
    assert "may be missing" in view.repair._missing.words()
    with qtbot.waitSignal(view.recovered) as recovered:
        _repair(view, qtbot)
    assert recovered.args == [MINE]
    assert _mark(home) == "before"
    (aside,) = home.glob("replaced-by-*")
    assert (aside / "vault.db").exists()


def test_of_damaged_locks_only_the_locks_are_put_back(opened, home, qtbot):
    (home / "keyslots.json").write_text("{}")
    (home / "keyslots.previous.json").unlink(missing_ok=True)
    view = opened(errors.DamagedKeyslots())
    with qtbot.waitSignal(view.recovered):
        _repair(view, qtbot)
    assert _mark(home) == "after"


def test_missing_locks_come_back_too(opened, home, qtbot):
    (home / "keyslots.json").unlink()
    (home / "keyslots.previous.json").unlink(missing_ok=True)
    view = opened(errors.KeyslotsMissing())
    with qtbot.waitSignal(view.recovered):
        _repair(view, qtbot)
    assert _mark(home) == "after"


def test_a_copy_that_is_damaged_itself_is_not_offered(opened, home):
    for copy in backup.local_copies(home):
        _damage(copy / "vault.db")
    view = opened(errors.DamagedStore())
    assert rescue.copies(home) == []
    view.go_on()
    assert "Choose the folder of a copy" in view.repair.folder.error()


def test_a_copy_on_a_stick_can_be_chosen(opened, home, qtbot, tmp_path):
    stick = tmp_path / "stick"
    (home / "backups").rename(stick)
    _damage(home / "vault.db")
    view = opened(errors.DamagedStore())
    view.repair.folder.set_folder(stick)
    view.repair._on_folder()
    with qtbot.waitSignal(view.recovered):
        _repair(view, qtbot)
    assert _mark(home) == "before"


def test_a_wrong_passphrase_is_said_beside_its_field_and_nothing_is_moved(opened, home, qtbot):
    _damage(home / "vault.db")
    view = opened(errors.DamagedStore())
    _repair(view, qtbot, "not this one")
    assert view.repair.passphrase.error_line.words()
    assert list(home.glob("replaced-by-*")) == []


def test_the_recovery_sheet_gives_a_forgetful_person_a_new_passphrase(opened, home, qtbot):
    view = opened(None)
    qtbot.keyClicks(view.recovery.line(), " ".join(recovery.to_groups(SECRET)))
    assert [view.recovery.name.itemText(n) for n in range(2)] == ["Marta", "Ewa"]
    words = view.recovery.new.value()
    qtbot.keyClicks(view.recovery.new.typed.line, words)
    with qtbot.waitSignal(view.recovered) as recovered:
        qtbot.keyClick(view.recovery.new.typed.line, Qt.Key.Key_Return)
    assert recovered.args == [words]
    assert vault.unlock(home, words).slot_name == "Marta"
    with pytest.raises(errors.WrongPassphrase):
        vault.unlock(home, MINE)


def test_the_sheet_of_another_vault_is_refused(opened, qtbot):
    view = opened(None)
    qtbot.keyClicks(view.recovery.line(), " ".join(recovery.to_groups(recovery.new_secret())))
    qtbot.keyClicks(view.recovery.new.typed.line, view.recovery.new.value())
    view.go_on()
    assert "another vault" in view.recovery.groups.error()


def test_a_mistyped_group_is_named(opened, qtbot):
    view = opened(None)
    qtbot.keyClicks(view.recovery.line(), "A" * 40)
    view.go_on()
    assert "Group 1" in view.recovery.groups.error()


@pytest.mark.parametrize(
    "error",
    [
        errors.NoRoom(),
        errors.ReadOnlyHome(),
        errors.NewerSchema(),
        errors.AlreadyOpen(),
        errors.StoreFaulty(),
    ],
)
def test_other_troubles_can_be_tried_again(opened, qtbot, error):
    view = opened(error)
    assert view.repair.isHidden() and view.recovery.isHidden()
    with qtbot.waitSignal(view.retry):
        qtbot.keyClick(view.button, Qt.Key.Key_Return)


def test_a_cloud_folder_is_a_warning_when_the_vault_is_there_already(opened, qtbot):
    view = opened(errors.CloudFolder("OneDrive"))
    assert "OneDrive" in view._sentence.words()
    with qtbot.waitSignal(view.open_anyway):
        view.button.click()


def test_every_trouble_has_a_heading_of_its_own():
    every = [
        errors.DamagedStore(),
        errors.StoreMissing(),
        errors.DamagedKeyslots(),
        errors.KeyslotsMissing(),
        errors.NoRoom(),
        errors.ReadOnlyHome(),
        errors.NewerSchema(),
        errors.AlreadyOpen(),
        errors.CloudFolder("x"),
        errors.StoreFaulty(),
    ]
    assert len({trouble(error).heading for error in every}) == len(every)
