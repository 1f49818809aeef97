# SPDX-License-Identifier: EUPL-1.2
"""A scene in its window, with what every check asks of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from screenshots.run import built, shown
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.content import pack
from spreekuur.content.pack import Content
from spreekuur.ui import theme
from spreekuur.ui.shell import Shell

WIDE = 1366, 768


@dataclass(frozen=True)
class Seen:
    """A scene that stands on the screen."""

    name: str
    app: QApplication
    shell: Shell
    part: QWidget
    focus: Callable[[], object]
    said: list[str]  # the language it speaks now
    content: Content  # all that its windows and desks know

    def settle(self) -> None:
        """Let everything that was asked for happen."""
        for _turn in range(3):
            self.app.processEvents()

    def say(self, code: str) -> None:
        """Say every word in a language, and put the focus where work begins."""
        language.use(code)
        if self.said[0] != code:
            self.said[0] = code
            self.part.retranslate()
            self.settle()
        self.focus()
        self.settle()

    def look(self, dark: bool) -> None:
        """Stand in this light."""
        if theme.is_dark() is not dark:
            theme.apply(self.app, theme="dark" if dark else "light", percent=100)
            self.settle()

    def grow(self, width: int, height: int, percent: int) -> None:
        """Stand in a window of this size with text of that, to the end of the scene."""
        theme.apply(self.app, theme="dark" if theme.is_dark() else "light", percent=percent)
        self.shell.resize(width, height)
        self.settle()

    def picture(self, box: QRect | None = None) -> QImage:
        """What a person sees, or a part of it."""
        pixels = self.shell.grab(box) if box is not None else self.shell.grab()
        return pixels.toImage().convertToFormat(QImage.Format.Format_RGB32)

    def box(self, part: QWidget) -> QRect:
        """Where a part stands in the window, as far as it is in sight."""
        seen = part.visibleRegion().boundingRect()
        return QRect(part.mapTo(self.shell, seen.topLeft()), seen.size())

    def is_on_top(self, part: QWidget, box: QRect) -> bool:
        """Whether nothing else lies over that box."""
        inside = box.adjusted(1, 1, -1, -1)
        corners = (inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight())
        return all(self._belongs(part, point) for point in (*corners, inside.center()))

    def _belongs(self, part: QWidget, point: QPoint) -> bool:
        found = self.shell.childAt(point)
        return found is not None and (found is part or part.isAncestorOf(found))


def show(app: QApplication, name: str) -> Seen:
    """Build a scene and show it, in Dutch, light, at its usual size."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    if theme.is_dark() or theme.percent() != 100 or not app.styleSheet():
        theme.apply(app, theme="light", percent=100)
    # As with a screen reader: only then are lists that changed read anew.
    QAccessible.setActive(True)
    language.use("nl")
    content = _read(pack.load).for_a_desk()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack, "load", lambda: content)
        part = built(app, SCENES[name])
    shell = shown(app, part, *WIDE)
    first = app.focusWidget()

    def focus() -> None:
        if first is not None and first.isVisible():
            first.setFocus()

    return Seen(name, app, shell, part, focus, ["nl"], content)


@cache
def _read(load: Callable[[], Content]) -> Content:
    """The content that is loaded now, which another test may have put there: parsed once."""
    return load()
