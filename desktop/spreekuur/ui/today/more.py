# SPDX-License-Identifier: EUPL-1.2
"""What is seldom needed during an evening, behind one quiet button."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from spreekuur.evenings.model import Ticket
from spreekuur.language import _
from spreekuur.ui.widgets import Button


class MoreButton(Button):
    """A talk noted on paper, who did not come, and papers for the evening."""

    late_talk = Signal()
    no_show = Signal(object)  # the called Ticket, or None for an appointment
    paper_wanted = Signal(str)  # "form" or "tickets"
    seen_from_afar = Signal(bool)

    def __init__(self, *, hides_from_pictures: bool = sys.platform == "win32") -> None:
        super().__init__(kind="quiet", icon="chevron-up", height=48)
        self._hides, self._seen = hides_from_pictures, False
        self._called: tuple[Ticket, ...] = ()
        self.menu = QMenu(self)
        self.clicked.connect(self.open)
        self.retranslate()

    def set_called(self, called: Sequence[Ticket]) -> None:
        """Offer to note that one of these did not come to the desk."""
        if self._called != tuple(called):
            self._called = tuple(called)
            self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.set_word(_("More"))
        self.menu.clear()
        self._add(_("Talk noted on paper") + "\tCtrl+Shift+N", self.late_talk.emit)
        for ticket in self._called:
            words = _("Number {number} did not come").format(number=ticket.number)
            self._add(words, lambda ticket=ticket: self.no_show.emit(ticket))  # type: ignore[misc]
        self._add(_("An appointment did not come"), lambda: self.no_show.emit(None))
        self.menu.addSeparator()
        self._add(_("Print an empty form"), lambda: self.paper_wanted.emit("form"))
        self._add(_("Print numbers for the door"), lambda: self.paper_wanted.emit("tickets"))
        self._add(_("Print a paper again"), lambda: self.paper_wanted.emit("again"))

        if self._hides:
            # A shared screen would show a black window, so who asks for help from afar can let it be seen.
            words = (
                _("Hide from the helper at a distance")
                if self._seen
                else _("Let a helper at a distance see this")
            )
            self._add(words, self._let_be_seen)

    def open(self) -> None:
        """Open the menu above the button, its first row chosen."""
        self.menu.popup(self.mapToGlobal(QPoint(0, -self.menu.sizeHint().height() - 4)))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _let_be_seen(self) -> None:
        self._seen = not self._seen
        self.seen_from_afar.emit(self._seen)
        self.retranslate()

    def _add(self, words: str, do: Callable[[], object]) -> None:
        self.menu.addAction(words).triggered.connect(lambda _on=False: do())
