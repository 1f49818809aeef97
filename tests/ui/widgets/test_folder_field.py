# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import QSettings, Qt

from spreekuur.ui.widgets import FolderField
from spreekuur.ui.widgets.places import sticks, subfolders


@pytest.fixture
def field(qtbot, tmp_path):
    for name in ("Zaken", "avonden", ".verborgen", "avonden/2026"):
        (tmp_path / name).mkdir()
    made = FolderField("Folder")
    qtbot.addWidget(made)
    made.set_folder(tmp_path)
    made.show()
    return made


def _names(field):
    return [field.list.rows.item(row).text() for row in range(field.list.rows.count())][1:]


def _press(qtbot, field, *keys):
    for key in keys:
        qtbot.keyClick(field.list.rows, key)


def test_a_folder_is_found_by_keys_alone(qtbot, field, tmp_path):
    field.button.click()
    assert _names(field) == ["avonden", "Zaken"]
    _press(qtbot, field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    _press(qtbot, field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert field.folder() == tmp_path / "avonden" / "2026"
    _press(qtbot, field, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
    assert field.folder() == tmp_path / "avonden"
    assert field.list.isHidden()


def test_typing_says_changed_and_takes_the_error_away(qtbot, field):
    field.set_error("Choose another folder.")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.line, "x")
    assert field.error() == ""


def test_a_folder_that_is_gone_opens_at_the_nearest_one(field, tmp_path):
    field.set_folder(tmp_path / "weg" / "nog verder")
    field.button.click()
    assert field.folder() == tmp_path


def test_only_what_was_put_in_counts_as_a_stick():
    volumes = [
        ("/", ""),
        ("/home", ""),
        ("/media/anna/STICK", "STICK"),
        ("/run/media/anna/x", ""),
        ("/boot", ""),
    ]
    assert [(place.kind, place.name) for place in sticks(volumes)] == [("stick", "STICK"), ("stick", "x")]


def test_a_folder_that_cannot_be_read_has_no_folders(tmp_path):
    assert subfolders(tmp_path / "none") is None


def test_nothing_is_written_down_about_where_one_was(field):
    before = QSettings("QtProject").value("FileDialog/lastVisited")
    field.button.click()
    assert QSettings("QtProject").value("FileDialog/lastVisited") == before
