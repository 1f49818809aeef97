# SPDX-License-Identifier: EUPL-1.2
"""Help: practise, what to do when something goes wrong, who to call, and what this program is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.help.cards import AboutCard, CallCard, KeysCard, WhatIfCard
from spreekuur.ui.help.drill_page import DrillCard, DrillPage
from spreekuur.ui.help.drills import FORGOTTEN
from spreekuur.ui.help.practice_card import PracticeCard
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.widgets import Scroll

if TYPE_CHECKING:
    from spreekuur.practice import Room

_GAP = 16


class HelpView(Screen):
    """Calm and short. `practice_wanted` begins a practice (True) or ends it; `today_wanted` goes on with it."""

    practice_wanted = Signal(bool)
    today_wanted = Signal()
    keys_wanted = Signal()
    caller_known = Signal(str, str)  # name and phone of who can help

    def __init__(self, jobs: AnyJobs, room: "Room | None" = None) -> None:
        super().__init__()
        self._jobs, self._room, self._asked = jobs, room, False
        self._opened_from = FORGOTTEN
        self.practice = PracticeCard(in_practice=room is not None)
        self.what_ifs, self.call = WhatIfCard(), CallCard()
        self.keys, self.about = KeysCard(), AboutCard()
        self.drills = DrillCard()
        self.page: DrillPage | None = None  # made when one is first opened
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        for parts, wide in (
            ((self.practice, self.what_ifs), 8),
            ((self.call, self.drills, self.keys, self.about), 5),
        ):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, wide)
        whole = self._whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._cards = Scroll(content)
        whole.addWidget(self._cards)
        self.drills.chosen.connect(self.open_page)
        self.practice.wanted.connect(self.practice_wanted)
        self.practice.going_on.connect(self.today_wanted)
        self.keys.button.clicked.connect(self.keys_wanted)

    def title(self) -> str:
        """The name of the screen."""
        return _("Help")

    def subtitle(self) -> str:
        """What it is for."""
        return _("Practise, or look up what to do")

    def commands(self) -> Mapping[str, Handler]:
        """Esc leaves a page."""
        return {"close": self.close_page}

    def open_page(self, name: str) -> None:
        """Show the steps for something that was lost."""
        if self.page is None:
            self.page = DrillPage()
            self.page.left.connect(self.close_page)
            self._whole.addWidget(self.page)
        self._opened_from = name
        self.page.show_drill(name)
        self._cards.hide()
        self.page.show()
        self.page.focus_first()

    def close_page(self) -> bool:
        """Go back to all of the help, if a page is open; says whether one was."""
        if self.page is None or self.page.isHidden():
            return False
        self.page.hide()
        self._cards.show()
        self.drills.buttons[self._opened_from].setFocus()
        return True

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Practise with invented people: six small tasks, as often as you like."),
            _("“What if …” says what to do at once."),
            _("Here stands who can help you, and what to do when something is lost."),
            _("Ctrl+/ lists every key, F1 explains the screen you are on."),
            _("Below stands which version this is, and how far the translations are checked."),
        )

    def showing(self) -> None:
        """Read who can be called, and what was practised."""
        if self._room is not None:
            self.practice.show_done(self._room.done())
        self._jobs.read(self, _sender, then=self._show_sender)

    def know_caller(self) -> None:
        """Read once who can be called, for the F1 panel of every screen."""
        if not self._asked:
            self._asked = True
            self._jobs.read(self, _sender, then=self._show_sender)

    def focus_first(self) -> None:
        """Put the focus on the filled button, or on the way back from a page."""
        if self.page is not None and not self.page.isHidden():
            self.page.focus_first()
        else:
            self.practice.button.setFocus()

    def set_compact(self, compact: bool) -> None:
        """One column where there is little room."""
        one, two = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(one if compact else two)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for part in (self.practice, self.what_ifs, self.call, self.drills, self.keys, self.about):
            part.retranslate()
        if self.page is not None:
            self.page.retranslate()

    def _show_sender(self, found: tuple[str, str]) -> None:
        self.call.show_caller(*found)
        self.caller_known.emit(*found)


def _sender(desk: Any) -> tuple[str, str]:
    return desk.sender.contact, desk.sender.phone
