# SPDX-License-Identifier: EUPL-1.2
"""Practice, and the Help screen, as they stand in the window."""

from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QWidget

from screenshots import stage
from spreekuur import language
from spreekuur.desk import practice
from spreekuur.desk.practice import Task
from spreekuur.practice import Room, new_room
from spreekuur.settings import Settings
from spreekuur.ui import theme
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.practice.mode import Practising
from spreekuur.ui.unlock.unlock_view import UnlockView


class Framed(QStackedWidget):
    """A window in a practice: the page inside the frame."""

    def __init__(self, page: QWidget, room: Room) -> None:
        super().__init__()
        self.page, self.mode = page, Practising(self, room)
        self.addWidget(page)
        self.destroyed.connect(room.clear)
        if isinstance(page, MainWindow):
            self.current = page.current
            self.mode.hear_desk(page, page.screens()["today"]._jobs)
            self.mode._go(page.current()[0])

    def focus_first(self) -> None:
        """As the page does."""
        self.current_page().focus_first()

    def retranslate(self) -> None:
        """As the program does."""
        self.mode.retranslate()
        self.page.retranslate()

    def current_page(self) -> QWidget:
        """What has the focus."""
        return self.page.current()[1] if isinstance(self.page, MainWindow) else self.page


def a_room(*done: Task) -> Room:
    room = new_room(language.current())
    room.clock = stage.clock
    room.note_done(*done)
    return room


def a_window(room: Room) -> MainWindow:
    desk = stage.a_fresh_desk()
    practice.furnish(desk, "Marta", stage.NOW)
    return stage.a_window(replace(desk, practice=True), room)


def today() -> QWidget:
    room = a_room()
    return Framed(a_window(room), room)


def talk() -> QWidget:
    room = a_room(Task.NUMBER)
    window = a_window(room)
    stage.call(window, 1)
    window.show_screen("consultation")
    return Framed(window, room)


def letter() -> QWidget:
    room = a_room(Task.NUMBER, Task.TALK)
    window = a_window(room)
    view = stage.call(window, 1)
    view.session.change(lambda talk: replace(talk, topics=("work.unpaid",), answers={"employment": "agency"}))
    view.session.toggle_route("juridisch_loket")
    window.do("print")
    return Framed(window, room)


def done() -> QWidget:
    room = a_room(*Task)
    window = a_window(room)
    window.show_screen("help")
    return Framed(window, room)


def unlock() -> QWidget:
    room = a_room(Task.NUMBER, Task.TALK, Task.LETTER, Task.HIDE)
    looks = Settings(language.current(), theme.percent(), "dark" if theme.is_dark() else "light")
    return Framed(UnlockView(looks, str, lambda *_job: None, str, phrase=room.phrase), room)


def help_screen() -> QWidget:
    window = stage.a_window()
    window.show_screen("help")
    return window


SCENES = {
    "help-screen": help_screen,
    "practice-today": today,
    "practice-talk": talk,
    "practice-letter": letter,
    "practice-unlock": unlock,
    "practice-done": done,
}
