# SPDX-License-Identifier: EUPL-1.2
"""A bug is noted by type and place, never with a value, and said."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from spreekuur.ui.crash import CrashHook, note
from spreekuur.ui.crash_dialog import CrashDialog


def a_bug():
    name = "Kowalska"
    try:
        raise ValueError(f"{name} has no phone")
    except ValueError:
        return sys.exc_info()


def test_the_note_holds_type_and_place_and_no_value(tmp_path):
    kind, _bug, trace = a_bug()
    log = tmp_path / "log" / "problems.txt"
    note(log, kind, trace)
    written = log.read_text("utf-8")
    assert "ValueError at test_crash.py:" in written
    assert "Kowalska" not in written
    note(log, kind, trace)
    assert len(log.read_text("utf-8").splitlines()) == 2


def test_the_dialog_says_so_and_keeps_the_work_before_it_quits(qtbot, tmp_path):
    kept = []
    hook = CrashHook(tmp_path / "problems.txt", lambda: kept.append("kept"), kept.append)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        hook(*a_bug())  # a second bug meanwhile opens no second dialog
        dialog.quit.click()

    QTimer.singleShot(0, answer)
    hook(*a_bug())
    assert kept == ["kept", 1]
