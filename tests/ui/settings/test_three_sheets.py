# SPDX-License-Identifier: EUPL-1.2
"""Three sheets from the screen, on real locks: made, typed back, tried, and used when every passphrase is forgotten."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.desk import shared_sheets
from spreekuur.errors.vault import RecoveryRefused
from spreekuur.security import sheets, vault
from spreekuur.ui.trouble.recovery_form import RecoveryForm

from .conftest import SHEET, give_leave, press


@pytest.fixture
def section(parts):
    parts.list.choose("sheet")
    return parts.sections["sheet"]


def groups(made, number):
    return " ".join(sheets.to_groups(made.sheets[number])).lower()


def type_two(fields, one, other):
    for field, text in ((fields.one, one), (fields.other, other)):
        field.editor.setText(text)


def make(section, *numbers):
    section.three.make.click()
    if not hasattr(section.panel, "sheets"):
        give_leave(section)
    made = section.panel.sheets.made
    type_two(section.panel.sheets.typed, *(groups(made, number) for number in numbers))
    return made


def test_any_two_open_the_vault_once_two_were_typed_back(section, home):
    made = make(section, 0, 2)
    assert "none yet" in section.three.stands.words()
    section.panel.accept.click()
    assert section.panel is None
    assert "2026" in section.three.stands.words()
    secret = sheets.joined(made.sheets[1], made.sheets[2])
    assert vault.unlock_by_recovery(home, secret).by_recovery
    assert vault.unlock_by_recovery(home, SHEET).by_recovery


def test_the_recovery_sheet_ends_when_that_is_chosen(section, home):
    made = make(section, 0, 1)
    section.panel.opens.set_values(["alone"])
    section.panel.accept.click()
    assert section.panel is None
    assert vault.unlock_by_recovery(home, made.secret).by_recovery
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, SHEET)


def test_what_was_typed_wrong_is_said_beside_its_field_and_nothing_counts(section, home):
    made = make(section, 0, 0)
    section.panel.accept.click()
    assert section.panel.sheets.typed.other.error()
    type_two(section.panel.sheets.typed, groups(made, 0)[:-1], groups(made, 1))
    section.panel.accept.click()
    assert section.panel.sheets.typed.one.error()
    other = shared_sheets.new_set()
    type_two(section.panel.sheets.typed, groups(other, 0), groups(other, 1))
    section.panel.accept.click()
    assert "not sheets of this set" in section.panel.sheets.typed.other.error()
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, made.secret)


def test_each_sheet_is_saved_apart_and_never_over_another(section, tmp_path):
    make(section, 0, 1)
    panel = section.panel.sheets
    panel.save.click()
    assert panel.folder.error()
    panel.folder.set_folder(tmp_path)
    panel.save.click()
    panel.save.click()
    names = sorted(file.name for file in tmp_path.glob("spreekuur-sheet-*.pdf"))
    assert len(names) == 6
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in names)


def test_the_yearly_try_says_that_they_open(section, watch):
    made = make(section, 0, 1)
    section.panel.accept.click()
    watch.go(days=400)
    section.three.test.click()
    type_two(section.panel.typed, groups(made, 2), groups(made, 1))
    press(Qt.Key.Key_Return)
    assert section.panel is None
    assert "in a year" in section.done.words()
    assert "2028" in section.three.stands.words()


def test_a_forgotten_passphrase_takes_two_sheets(shown, qtbot):
    made = shared_sheets.new_set()
    form = shown(RecoveryForm())
    wanted = []
    form.wanted.connect(lambda secret, _name, _phrase: wanted.append(secret))
    form.line().setFocus()
    press(groups(made, 0))
    assert form.other.isVisible()
    form.accept()
    assert form.other.error()
    form.other_line().setText(groups(made, 0))
    form.accept()
    assert "same" in form.other.error()
    form.other_line().setText(groups(made, 2))
    form.new.typed.line.setText(form.new.value())
    form.accept()
    assert wanted == [made.secret]
