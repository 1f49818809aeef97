# SPDX-License-Identifier: EUPL-1.2
"""The big numbers for the room, over the window."""

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.desk import evening as evenings
from spreekuur.desk import queue


def room() -> QWidget:
    """One number is called, three wait."""
    desk = stage.a_desk()
    evening = evenings.current(desk)
    queue.call(desk, queue.waiting(desk, evening)[0].id, stage.NOW)
    return posed(stage.a_window(desk))


def room_nobody() -> QWidget:
    """The evening has begun; nobody waits."""
    return posed(stage.a_window(stage.an_empty_desk()))


def posed(window: QWidget) -> QWidget:
    """Pressed once the window is seen."""
    window.setProperty("pose", "room")
    return window


def change() -> QWidget:
    """What was noted of a number is changed."""
    window = stage.a_window()
    window.screens()["today"].parts.question.later.click()
    window.setProperty("pose", "change_number")
    return window


SCENES = {"room": room, "room-nobody": room_nobody, "today-change": change}
