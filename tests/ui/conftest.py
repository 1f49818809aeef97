# SPDX-License-Identifier: EUPL-1.2
"""What every test of a screen may ask for. There is no screen here, so Qt draws off screen."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur import language
from spreekuur.ui import theme
from spreekuur.ui.jobs import InlineJobs
from ui.inline import jobs_of


@pytest.fixture(autouse=True)
def theme_on(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %, English: what every test begins with, and leaves behind."""
    if qapp.style().objectName() != "fusion":
        qapp.setStyle("Fusion")
    if theme.is_dark() or theme.percent() != 100 or not qapp.styleSheet():
        theme.apply(qapp, theme="light", percent=100)
    language.use("en")
    before = {shiboken6.getCppPointer(window) for window in qapp.topLevelWidgets()}
    yield
    for window in qapp.topLevelWidgets():
        if (
            shiboken6.getCppPointer(window) not in before
        ):  # also the parts of a window that were never placed in it
            window.deleteLater()
    # No event loop runs between two tests, so what a test threw away would stay: a new style sheet would then
    # reach for widgets that are half gone.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if theme.is_dark() or theme.percent() != 100:
        theme.apply(qapp, theme="light", percent=100)


@pytest.fixture
def jobs(db) -> Iterator[InlineJobs]:
    """Jobs that are done at once, over an empty store in memory."""
    yield from jobs_of(db)


@pytest.fixture
def undressed(theme_on: None, qapp: QApplication) -> None:
    """Without the style sheet, until a test applies a theme: for what is done in a whole window.

    The sheet gives fields, lists and scroll bars their colours and edges; to dress each part of a window takes three
    times as long as to build it. What it does is seen in the scenes (tests/ui/accessibility), in tests/screenshots
    and in the tests of room. A file about room in one of these folders says so with an `undressed` of its own.
    """
    qapp.setStyleSheet("")


@pytest.fixture
def shown(qtbot) -> Callable[..., QWidget]:
    """`shown(widget, width, height)`: the widget, on the screen and active, closed after the test."""

    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 1366, height: int = 768) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        with qtbot.waitActive(widget):
            widget.activateWindow()
        return widget

    return show


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@pytest.fixture
def watch() -> Watch:
    """A clock that stands still until the test moves it."""
    return Watch()
