# SPDX-License-Identifier: EUPL-1.2
"""The directory: what was found, one place, a missing one, what is to be called. Nobody in it exists."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.desk import directory_work
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory_work import Decider
from spreekuur.ui.main_window import MainWindow

MARTA = Decider("Marta")
TAALHUIS = {
    "name": "Taalhuis Aalsmeer",
    "phone": "0297-000000",
    "hours": "2 10:00-12:00; 4 18:30-20:30",
    "address": "Voorbeeldstraat 1, Aalsmeer",
    "cost": "€ 5",
    "languages": "nl pl",
}


def known_better(desk: Desk) -> str:
    """A place that was missing, a number that was reported and one that was confirmed; the id of the first."""
    org = directory_work.add(desk, "information", ("info.dutch",), TAALHUIS, stage.START).org
    directory_work.report(desk, "politie", "phone", "", stage.START)
    directory_work.report(desk, "ind", "phone", "088-0000000", stage.START)
    directory_work.settle(desk, MARTA, "cmi", "phone", "088-900 10 00", stage.START)
    return org


def at_directory(then: Callable[[MainWindow, str], object] = lambda _w, _org: None) -> QWidget:
    desk = stage.a_desk()
    org = known_better(desk)
    window = stage.a_window(desk)
    window.show_screen("directory")
    then(window, org)
    return window


def view(window: MainWindow):
    return window.screens()["directory"]


def nothing(window: MainWindow, _org: str) -> None:
    view(window).parts.search.field.setText("xqzw")


def opened(window: MainWindow, _org: str) -> None:
    view(window).open("cmi")


def local(window: MainWindow, org: str) -> None:
    view(window).open(org)


def adding(window: MainWindow, _org: str) -> None:
    view(window).open_add("Taalhuis")


def changing(window: MainWindow, _org: str) -> None:
    view(window).open("cmi")
    view(window).parts.entry.change.click()


def calling(window: MainWindow, _org: str) -> None:
    view(window).parts.search.calls.click()


def ending(window: MainWindow, org: str) -> None:
    view(window).open(org)
    view(window).parts.entry.more.click()


SCENES: dict[str, Callable[[], QWidget]] = {
    "directory": at_directory,
    "directory-nothing": lambda: at_directory(nothing),
    "directory-entry": lambda: at_directory(opened),
    "directory-local": lambda: at_directory(local),
    "directory-add": lambda: at_directory(adding),
    "directory-change": lambda: at_directory(changing),
    "directory-calls": lambda: at_directory(calling),
    "directory-ending": lambda: at_directory(ending),
}
