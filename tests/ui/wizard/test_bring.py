# SPDX-License-Identifier: EUPL-1.2
"""A laptop that takes over from another: the copy on the stick becomes its vault, in the window."""

import pytest
from PySide6.QtCore import Qt

from builders import SENDER
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.errors import UserError
from spreekuur.errors.vault import WrongPassphrase
from spreekuur.security import recovery, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup
from spreekuur.store.writing import new_id, save
from spreekuur.ui.wizard.bring_form import SHEET
from spreekuur.ui.wizard.bring_view import BringView

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


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """A stick with two copies of the vault of a laptop that is gone; the second holds an evening more."""
    gone, stick = tmp_path_factory.mktemp("gone") / "kluis", tmp_path_factory.mktemp("stick")
    people = (NewSlot("Marta", MINE), NewSlot("Ewa", HERS, coordinator=True))
    made = app.found_home(gone, Founding("Punt", SENDER, 0, people, SECRET), cost=CHEAP)
    for _copy in range(2):
        backup.back_up(made.db, stick)
        row = {"id": new_id(), "held_on": "2026-11-04", "opened_at": "x", "closed_at": "x"}
        save(made.db, "evening", row)
    made.close()
    return stick


@pytest.fixture
def home(tmp_path):
    return tmp_path / "new laptop" / "kluis"


@pytest.fixture
def view(home, shown):
    page = BringView(home, _at_once, lambda word: word)
    shown(page)
    page.focus_first()
    return page


def choose(view, folder):
    view.form.folder.set_folder(folder)
    view.form.folder.changed.emit(str(folder))


def evenings(home, phrase):
    opened = app.open_home(home, phrase)
    try:
        return opened.db.execute("SELECT count(*) FROM evening").fetchone()[0]
    finally:
        opened.close()


def test_the_newest_copy_says_what_it_holds_before_anything_is_written(view, stick, home):
    choose(view, stick)
    said = view.form._held.words()
    assert "1 evening, 0 talks, 0 client files" in said
    assert "Nothing on this laptop is replaced" in said
    assert not home.exists()


def test_a_passphrase_of_that_day_brings_it(view, stick, home, qtbot):
    choose(view, stick)
    qtbot.keyClicks(view.form.passphrase.line, MINE)
    with qtbot.waitSignal(view.brought) as brought:
        qtbot.keyClick(view.form.passphrase.line, Qt.Key.Key_Return)
    assert brought.args == [MINE]
    assert evenings(home, HERS) == 1


def test_the_recovery_sheet_brings_it_with_a_new_passphrase(view, stick, home, qtbot):
    choose(view, stick)
    view.form.how.set_values([SHEET])
    view.form.how.changed.emit()
    form = view.form.sheet
    assert form.isVisible() and not view.form.passphrase.isVisible()
    qtbot.keyClicks(form.line(), " ".join(recovery.to_groups(SECRET)))
    form.name.set_value("Ewa")
    words = form.new.value()
    qtbot.keyClicks(form.new.typed.line, words)
    with qtbot.waitSignal(view.brought) as brought:
        view.button.click()
    assert brought.args == [words]
    assert vault.unlock(home, words).slot_name == "Ewa"
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, HERS)
    assert evenings(home, MINE) == 1


def test_a_wrong_passphrase_is_said_beside_its_field_and_nothing_is_written(view, stick, home, qtbot):
    choose(view, stick)
    qtbot.keyClicks(view.form.passphrase.line, "not this one")
    view.button.click()
    assert view.form.passphrase.error_line.words()
    assert not home.exists()


def test_the_sheet_of_another_vault_is_refused(view, stick, home, qtbot):
    choose(view, stick)
    view.form.how.set_values([SHEET])
    view.form.how.changed.emit()
    form = view.form.sheet
    qtbot.keyClicks(form.line(), " ".join(recovery.to_groups(recovery.new_secret())))
    qtbot.keyClicks(form.new.typed.line, form.new.value())
    view.button.click()
    assert "another vault" in form.groups.error()
    assert not home.exists()


def test_a_folder_without_a_copy_is_said(view, tmp_path):
    choose(view, tmp_path)
    view.button.click()
    assert "no whole copy" in view.form.folder.error()


def test_a_damaged_copy_is_not_offered(view, stick, tmp_path):
    import shutil

    damaged = shutil.copytree(backup_of(stick), tmp_path / "2026-11-04T200000")
    store = damaged / "vault.db"
    store.write_bytes(store.read_bytes()[:-4096])
    choose(view, damaged)
    assert not view.form.card.isVisible()


def backup_of(stick):
    return sorted(stick.iterdir())[-1]


def test_esc_goes_back_to_the_first_start(view, qtbot):
    with qtbot.waitSignal(view.retry):
        qtbot.keyClick(view.form.folder.line, Qt.Key.Key_Escape)
