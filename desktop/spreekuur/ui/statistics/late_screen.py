# SPDX-License-Identifier: EUPL-1.2
"""A screen of which nothing is built before it is first asked for: on most evenings nobody looks at figures."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from spreekuur.ui.screen import Screen


class LateScreen(Screen):
    """Its parts come from `build_parts`, and what asks the store from `build_work`, once each."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: Any = None
        self._work: Any = None
        self._compact = False

    @property
    def parts(self) -> Any:
        """What is seen of it."""
        if self._parts is None:
            self._parts = self.build_parts()
            self._parts.set_compact(self._compact)
        return self._parts

    @property
    def work(self) -> Any:
        """What asks the store, and makes what takes time."""
        if self._work is None:
            self._work = self.build_work()
        return self._work

    def build_parts(self) -> Any:
        """Build what is seen of it, and connect it."""
        raise AssertionError

    def build_work(self) -> Any:
        """Build what asks the store, and connect it."""
        raise AssertionError

    def stop_making(self) -> None:
        """Make no figures any more, because somebody pressed for it."""
        raise AssertionError

    def close_top(self) -> bool:
        """Stop what is made, close what is open, then the screen."""
        if not self.parts.progress.isHidden():
            self.stop_making()
        elif not self.parts.close_top():
            self.back_wanted.emit()
        return True

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        if self._parts is not None:
            self._parts.set_compact(compact)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.parts.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more: make nothing, and throw away what was not signed."""
        super().hideEvent(event)
        if self._work is not None:
            self._work.stop()
