# SPDX-License-Identifier: EUPL-1.2
"""The focus ring: one transparent part above the window; it costs no room and no neighbour cuts it."""

from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.scroll import while_it_stands

_GAP = 2
_WIDTH = 2
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ParentChange,
}


@runtime_checkable
class Ringed(Protocol):
    """A part that wants the ring around it: buttons and chips. Fields and lists show the focus themselves."""

    def focus_shape(self) -> tuple[QRect, float]:
        """The box in the part's own coordinates, and its corner radius."""


class FocusRing(QWidget):
    """Shows where the focus is in this window."""

    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self._whole = QRect()
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the part when it or what it stands in moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, of which only what the viewport shows is seen."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self._whole.translated(-self.pos()))
        painting.outline(painter, box, self._radius + _GAP + _WIDTH, theme.color("focus"), _WIDTH)

    @while_it_stands
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):  # a page that was left goes with all that is in it
                widget.removeEventFilter(self)
        self._watched = []
        ours = new is not None and isinstance(new, Ringed) and new.window() is self._window.window()
        self._target = new if ours else None
        part = self._target
        while part is not None and part is not self._window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target if shiboken6.isValid(self._target) else None
        if not isinstance(target, Ringed) or not isinstance(target, QWidget) or not target.isVisible():
            self.hide()
            return
        shape, self._radius = target.focus_shape()
        out = _GAP + _WIDTH
        box = QRect(target.mapTo(self._window, shape.topLeft()), shape.size()).adjusted(-out, -out, out, out)
        seen = self._seen(target, box)
        self.setVisible(not seen.isEmpty())
        self._whole = box
        self.setGeometry(seen)
        self.raise_()
        self.update()

    def _seen(self, target: QWidget, box: QRect) -> QRect:
        """The part of the box that the scroll areas around the target let through."""
        seen = box.intersected(self._window.rect())
        widget: QWidget | None = target.parentWidget()
        while widget is not None and widget is not self._window:
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
                seen = seen.intersected(QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size()))
            widget = parent
        return seen
