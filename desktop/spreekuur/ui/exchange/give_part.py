# SPDX-License-Identifier: EUPL-1.2
"""Giving to the coordinator: where, one button, and what became of it. On its own screen and in the closing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.exchange_standing import Standing
from spreekuur.desk.exchange_steps import Round
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.exchange import words
from spreekuur.ui.exchange.place_field import MAIL, PlaceField
from spreekuur.ui.widgets import Button, NoteLine, announce

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "muted": "clock"}


class GivePart(QWidget):
    """Nothing is lost when it fails: what was not given goes with the next bundle."""

    wanted = Signal(str)  # the place
    file_wanted = Signal(str)  # a folder for a file that is mailed

    def __init__(self, name: str) -> None:
        super().__init__()
        self._round: tuple[Round, bool] | None = None
        self._error: UserError | None = None
        self._busy = self._mail = False
        self.standing = Standing()
        self.where = PlaceField(name, mail=True)
        self.give = Button(kind="primary", icon="send", keys="Enter")
        self.said, self.open = NoteLine("info", "muted"), NoteLine("clock", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.open)
        column.addWidget(self.where)
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.give.clicked.connect(self.ask)
        self.where.entered.connect(self.ask)
        self.where.folder.list.closed.connect(self.focus_first)
        self.where.changed.connect(self._on_changed)
        self.retranslate()

    def show_standing(self, standing: Standing) -> None:
        """Show what is still to be given, and where to."""
        self.standing = standing
        self.where.show_place(standing.folder, standing.address)
        self._say()

    def is_busy(self) -> bool:
        """Whether it is being given."""
        return self._busy

    def was_done(self) -> bool:
        """Whether all was given in this sitting."""
        return self._round is not None and self._round[0].not_sent is None

    def ask(self) -> None:
        """Give it now; without a place say that one is needed."""
        place = self.where.place()
        if self._busy:
            return
        if not place:
            self.where.refuse(_("Choose a folder first, for instance on the stick."))
            self.where.folder.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._busy, self._mail = True, self.where.chosen() == MAIL
        self._round = self._error = None
        self._say()
        (self.file_wanted if self._mail else self.wanted).emit(place)

    def show_round(self, done: Round) -> None:
        """What became of it."""
        self._busy, self._round = False, (done, self._mail)
        self._say(aloud=True)

    def show_error(self, error: UserError) -> None:
        """Why nothing was given."""
        self._busy, self._error = False, error
        self._say(aloud=True)

    def focus_first(self) -> None:
        """Put the focus on the button; without a place on the field."""
        target = self.give if self.where.place() else self.where.folder.line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.where.retranslate()
        self._say()

    def _on_changed(self) -> None:
        self._error = None
        self._say()

    def _say(self, *, aloud: bool = False) -> None:
        mail = self.where.chosen() == MAIL
        open_words = words.to_give(self.standing)
        self.open.set_words(open_words and open_words + ".")
        word = _("Make the file") if mail else _("Give it now")
        self.give.set_word(_("One moment …") if self._busy else word)
        tone, sentence = self._result()
        self.said.set_look(_ICONS[tone], tone)
        self.said.set_words(sentence)
        if aloud:
            announce(self, sentence, assertive=tone == "warn")

    def _result(self) -> tuple[str, str]:
        if self._busy:
            return "muted", _("It is being sealed and put in its place …")
        if self._error is not None:
            return "warn", explain(self._error)
        if self._round is None:
            return "ok", words.received(self.standing)
        return words.given(self._round[0], mail=self._round[1])
