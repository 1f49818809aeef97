# SPDX-License-Identifier: EUPL-1.2
"""F9: everything is covered at once, dialogs too, and comes back as it was."""

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from spreekuur.ui.hide import LOCK_AFTER, WAITING, Hider
from spreekuur.ui.widgets import ComboBox, LineEdit


@pytest.fixture
def window(shown, qapp, watch):
    window = QWidget()
    column = QVBoxLayout(window)
    window.line, window.box = LineEdit(name="name"), ComboBox([("a", "Alfa")])
    column.addWidget(window.line)
    column.addWidget(window.box)
    window.locked = []
    window.hider = Hider(window, qapp, watch, lambda: window.locked.append(True))
    shown(window)
    window.line.setFocus()
    return window


def test_it_covers_the_whole_window_within_a_tenth_of_a_second(window, qapp):
    begun = time.process_time()
    window.hider.hide_now()
    qapp.processEvents()
    assert time.process_time() - begun < 0.1
    assert window.hider.cover.isVisible()
    assert window.hider.cover.geometry() == window.rect()
    assert window.childAt(window.rect().center()) in {window.hider.cover, *window.hider.cover.children()}


def test_it_looks_like_waiting_in_all_languages_with_the_time(window):
    window.hider.hide_now()
    said = " ".join(label.text() for label in window.hider.cover.findChildren(QLabel))
    assert "19:42" in said
    assert all(words in said for words in WAITING)


def test_the_focus_and_the_words_come_back(window, qtbot):
    window.line.setText("huur")
    window.hider.toggle()
    assert QApplication.focusWidget() is not window.line
    window.hider.toggle()
    assert QApplication.focusWidget() is window.line
    assert window.line.text() == "huur"
    assert not window.hider.is_hidden()


def test_enter_on_the_cover_goes_on(window, qtbot):
    window.hider.hide_now()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not window.hider.is_hidden()
    assert QApplication.focusWidget() is window.line


def test_dialogs_are_covered_and_go_on_afterwards(window, qapp):
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLabel("Kowalska"))
    seen = []

    def press() -> None:
        window.hider.toggle()
        qapp.processEvents()
        point = dialog.rect().center()
        seen.append(type(dialog.childAt(point)).__name__)
        window.hider.toggle()
        seen.append(dialog.isVisible())
        dialog.accept()

    QTimer.singleShot(0, press)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    assert seen == ["Cover", True]


def test_an_open_list_closes(window):
    window.box.showPopup()
    window.hider.hide_now()
    assert QApplication.activePopupWidget() is None


def test_after_three_minutes_it_locks(window):
    window.hider.hide_now()
    assert window.hider._lock_timer.interval() == LOCK_AFTER * 1000 == 180_000
    window.hider._lock_timer.timeout.emit()
    assert window.locked == [True]
    window.hider.show_again()
    assert not window.hider._lock_timer.isActive()


def test_it_follows_the_size_of_the_window(window):
    window.hider.hide_now()
    window.resize(900, 500)
    window.hider.restyle()
    assert window.hider.cover.size() == window.size()
