# SPDX-License-Identifier: EUPL-1.2
"""Ctrl+M: from wherever one is to the form of a task for just that, and back."""

from PySide6.QtCore import QObject

from spreekuur.desk import tasks
from spreekuur.desk.tasks import TaskLine
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.tasks.work import About
from spreekuur.ui.way_back import WayBack

_HERE = "tasks"


class TaskWays(QObject):
    """Remembers where one was when a task was to be noted."""

    def __init__(self, window: MainWindow, screens: Screens, way_back: WayBack) -> None:
        super().__init__(window)
        self._window, self._screens, self._from = window, screens, ""
        view = screens.tasks
        window.on("task", self.note)
        screens.talk.page.form.card.task.clicked.connect(self.note)
        screens.clients.parts.file.task.clicked.connect(self.note)
        screens.today.tasks_wanted.connect(lambda: window.show_screen(_HERE))
        view.work.begun.connect(lambda *_begun: self._show())
        view.work.not_begun.connect(window.notices.tell)
        view.work.too_late.connect(window.notices.tell)
        view.undo_offered.connect(way_back.offer_on_desk)
        view.form_left.connect(self._back)
        view.back_wanted.connect(lambda: window.show_screen("today"))
        view.subject_wanted.connect(self._open)

    def note(self) -> None:
        """Ask for a task for the talk, the letter or the file that is in sight."""
        where = self._window.current()[0]
        self._from = "" if where == _HERE else where
        self._screens.tasks.work.begin(self._about(where))

    def _about(self, where: str) -> About | None:
        screens = self._screens
        talk, letter = screens.talk.session.talk, screens.follow_up.parts.referral.shown()
        file = screens.clients.parts.file.file()
        if where in ("consultation", "letter", "signal_card") and talk is not None:
            return lambda desk, today: tasks.for_talk(desk, talk, today)
        if where == "follow_up" and letter is not None:
            return lambda desk, today: tasks.for_referral(desk, letter.referral, today)
        if where == "clients" and file is not None:
            return lambda desk, today: tasks.for_client(desk, file.client.id, today)
        return None

    def _show(self) -> None:
        if self._window.current()[0] != _HERE:
            self._window.show_screen(_HERE)

    def _back(self) -> None:
        """To where the task was noted; a screen that was shown by itself stays."""
        where, self._from = self._from, ""
        if where:
            self._window.show_screen(where)

    def _open(self, line: TaskLine) -> None:
        window, screens = self._window, self._screens
        if line.task.client_id:
            window.show_screen("clients")
            screens.clients.open(line.task.client_id)
        else:
            window.show_screen("follow_up")
            screens.follow_up.work.find(line.label)
