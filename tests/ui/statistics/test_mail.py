# SPDX-License-Identifier: EUPL-1.2
"""Signed figures saved for a mail by keys: five files, and a text to copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur.desk import figures_waiting
from spreekuur.statistics.periods import Period
from ui.statistics.conftest import ALT, CONTROL

Q1 = Period(2026, 1)


def test_files_for_a_mail_are_saved_by_keys_and_its_text_is_copied(asking, tmp_path):
    card = asking.check.parts.mail
    asking.press(Qt.Key.Key_M, ALT)
    assert asking.check.parts.give.folder.error() and card.isHidden(), "a folder comes first"
    asking.write(str(tmp_path))
    asking.press(Qt.Key.Key_M, ALT)
    (folder, text) = sorted(tmp_path.iterdir())
    assert card.isVisible() and len(list(folder.iterdir())) == 5
    assert card._title.text() == "Saved for a mail on 15-4-2026"
    assert folder.name in card._lead.words() and text.name in card._lead.words()
    assert " kB" in card._lead.words()
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert QApplication.clipboard().text() == card._saved.mail.body
    card.subject.click()
    assert QApplication.clipboard().text().startswith("Cijfers van het spreekuur")
    (one,) = figures_waiting.packages(asking.desk)
    assert one.by_hand and not one.waits
    asking.press(Qt.Key.Key_Escape)
    assert card.isHidden() and asking.at == "figures_check"


def test_a_folder_that_is_not_there_is_told_beside_the_field(asking, tmp_path):
    asking.write(str(tmp_path / "gone"))
    asking.press(Qt.Key.Key_M, ALT)
    assert asking.check.parts.mail.isHidden()
    assert asking.check.parts.give.folder.error()
    assert not figures_waiting.packages(asking.desk)[0].by_hand
