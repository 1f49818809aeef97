# SPDX-License-Identifier: EUPL-1.2
"""The focus ring follows the focus, costs no room and never leaves its viewport."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui.widgets import Button, FocusRing, LineEdit, Scroll


@pytest.fixture
def window(shown, qapp):
    holder = QWidget()
    column = QVBoxLayout(holder)
    content = QWidget()
    inside = QVBoxLayout(content)
    holder.buttons = [Button(f"Knop {n}") for n in range(30)]
    for button in holder.buttons:
        inside.addWidget(button)
    holder.scroll = Scroll(content)
    holder.line = LineEdit()
    row = QHBoxLayout()
    row.addWidget(holder.line)
    column.addLayout(row)
    column.addWidget(holder.scroll)
    holder.ring = FocusRing(holder, qapp)
    return shown(holder, 400, 300)


def test_it_runs_around_the_button_with_the_focus(window):
    window.buttons[1].setFocus()
    place = window.buttons[1].mapTo(window, window.buttons[1].rect().topLeft())
    assert window.ring.isVisible()
    assert window.ring.geometry().topLeft() == place - QPoint(4, 4)


def test_a_field_shows_the_focus_itself(window):
    window.buttons[1].setFocus()
    window.line.setFocus()
    assert not window.ring.isVisible()


def test_it_moves_when_the_page_scrolls_and_is_cut_at_the_viewport(window, qapp):
    window.buttons[2].setFocus()
    before = window.ring.y()
    window.scroll.verticalScrollBar().setValue(40)
    qapp.processEvents()
    assert window.ring.y() != before
    window.scroll.verticalScrollBar().setValue(window.scroll.verticalScrollBar().maximum())
    qapp.processEvents()
    assert not window.ring.isVisible()


def test_it_goes_on_to_the_next_when_its_button_goes(window, qapp):
    window.buttons[1].setFocus()
    window.buttons[1].hide()
    qapp.processEvents()
    focused = qapp.focusWidget()
    assert window.ring.geometry().contains(focused.mapTo(window, focused.rect().center()))


def test_a_part_that_is_taken_apart_while_it_has_the_focus_is_no_mistake(window, qtbot, qapp):
    """Whatever goes first: the part in the ring, what it stands in, or the window with all that follow the focus."""
    with qtbot.captureExceptions() as bugs:
        window.buttons[1].setFocus()
        shiboken6.delete(window.buttons[1])
        window.buttons[2].setFocus()
        shiboken6.delete(window.scroll)
        window.line.setFocus()
        other = QWidget()
        button, scroll = Button("Knop"), Scroll(QWidget())
        QVBoxLayout(other).addWidget(button)
        other.layout().addWidget(scroll)
        FocusRing(other, qapp)
        qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        button.setFocus()
        shiboken6.delete(other)
        window.line.clearFocus()
    assert bugs == []
