# SPDX-License-Identifier: EUPL-1.2
"""What every screen is to the frame around it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

Handler = Callable[[], object]


class Panel(NamedTuple):
    """A part of a screen that F6 goes to: what it holds, and what brings the focus there."""

    part: QWidget
    enter: Handler


class Kept(QWidget):
    """What outlives a lock: the program ends with it, and comes back to the same field."""

    def keep_draft(self) -> None:
        """Write what is open here to the vault now: the program is about to lock or to end."""

    def place(self) -> Mapping[str, object]:
        """Where one is on this screen, so that a lock can give it back: plain values, kept in the vault."""
        return {}

    def restore(self, place: Mapping[str, object]) -> None:
        """Go back to such a place."""


class Screen(Kept):
    """A place in the window. Override what differs; the defaults do nothing.

    `commands` maps names of `spreekuur.ui.keys` (such as `save`) or plain keys (such as `Alt+1`) to what they
    do while this screen is shown; a handler that returns False lets the key go on to the field.
    """

    header_changed = Signal()  # title or subtitle must be read again

    def title(self) -> str:
        """The name above the screen; never a client's."""
        return ""

    def subtitle(self) -> str:
        """The small line under the title; not shown where there is little room."""
        return ""

    def header_parts(self) -> list[QWidget]:
        """Parts that stand beside the title, made once."""
        return []

    def commands(self) -> Mapping[str, Handler]:
        """The keys that mean something here."""
        return {}

    def panels(self) -> Sequence[Panel]:
        """The parts that F6 walks through after the rail, in the order in which they stand."""
        return (Panel(self, self.focus_first),)

    def help_lines(self) -> tuple[str, ...]:
        """The short help that F1 shows: about five lines, in the language in use."""
        return ()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""

    def retranslate(self) -> None:
        """Say every word anew in the language in use."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def showing(self) -> None:
        """The screen comes into sight; refresh what may be old."""
