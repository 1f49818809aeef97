# SPDX-License-Identifier: EUPL-1.2
"""A scrolling place that never scrolls sideways and keeps what has the focus in sight."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_MARGIN = 24
_Args = ParamSpec("_Args")
_Part = TypeVar("_Part", bound=QObject)


def while_it_stands(slot: Callable[Concatenate[_Part, _Args], Any]) -> Callable[..., None]:
    """For a slot that hears of the whole program, such as of every focus: a part that is being taken apart is told too.

    Its Python side has ended by then, and asking anything of it would be a mistake of the program.
    """

    @wraps(slot)
    def heard(part: _Part, *args: _Args.args, **named: _Args.kwargs) -> None:
        if shiboken6.isValid(part):
            slot(part, *args, **named)

    return heard


class Scroll(QScrollArea):
    """Shows `content` as wide as the place itself, scrolling down only."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # By number (1 is always off, 0 is no focus): naming Qt's enums costs time before the first paint.
        self.setProperty("horizontalScrollBarPolicy", 1)
        self.setProperty("focusPolicy", 0)
        self.setWidget(content)
        content.installEventFilter(self)
        self._soon = QTimer(self)  # the parts have their new places only after this event
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After a change of size, keep the part with the focus in sight."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().eventFilter(watched, event)

    @while_it_stands
    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        """What the keyboard reaches comes into sight; what the mouse presses stays below the mouse."""
        if not QApplication.mouseButtons():
            self._show_focus()

    def _show_focus(self) -> None:
        focused, content = QApplication.focusWidget(), self.widget()
        if focused is not None and content is not None and content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _MARGIN)
