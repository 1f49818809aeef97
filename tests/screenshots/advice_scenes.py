# SPDX-License-Identifier: EUPL-1.2
"""A talk in which somebody asks why, goes another way than the advice, or finds no answer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.consultations.talk import Talk
from spreekuur.ui.main_window import MainWindow

GIVEN = {"employment": "agency", "registration": "rni", "expected_months": 5}


def told(talk: Talk) -> Talk:
    """What somebody told: unpaid wages and a bad room."""
    return replace(talk, topics=("work.unpaid", "housing.quality"), answers=GIVEN)


def talk(posed: str) -> Callable[[], QWidget]:
    """The talk with number 14, in this pose once it is seen."""

    def made() -> QWidget:
        window = stage.a_window()
        stage.call(window, 14).session.change(told)
        window.setProperty("pose", posed)
        return window

    return made


def pose(window: MainWindow, what: str) -> bool:
    """What can only be done once the window is seen; False when it is not ours."""
    if not what.startswith("advice-"):
        return False
    panel = window.screens()["consultation"].page
    if what == "advice-explained":
        window.do("Alt+Down")
        return True
    panel.open_panel()
    other = panel.suggestions.other
    other.open()
    other.field.setText("biblio")
    if what == "advice-reason":
        other.list.taken.emit("bibliotheek_ido")
    return True


SCENES: dict[str, Callable[[], QWidget]] = {
    "consultation-explained": talk("advice-explained"),
    "consultation-elsewhere": talk("advice-elsewhere"),
    "consultation-reason": talk("advice-reason"),
}
