# SPDX-License-Identifier: EUPL-1.2
"""The last step on a coordinator's laptop: signed figures that were never sent. Asked once an evening."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.sending.outbox import OPEN
from spreekuur.ui.closing.step import Step
from spreekuur.ui.widgets import Button, Divider, FlowLayout, NoteLine, Paragraph, announce

if TYPE_CHECKING:
    from spreekuur.desk.figures_waiting import Sendable


class FiguresStep(Step):
    """Hidden, and done, where nothing waits to be sent. It blocks nothing: the end may come while figures are sent.

    `is_busy` says that they are, because of this step; `was_tried` that what became of it is to stay in sight.
    """

    send_wanted = Signal()
    later = Signal()
    look_wanted = Signal()  # at the list of signed figures

    def __init__(self) -> None:
        super().__init__()
        self._unsent = 0
        self._is_answered = self.is_busy = self.was_tried = False
        self._words, self.said = Paragraph(role="card", tone="muted"), NoteLine("info", "muted")
        self.send = Button(kind="primary", icon="send", keys="Enter")
        self.not_now, self.look = Button(), Button(icon="eye")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.send, self.not_now, self.look):
            buttons.addWidget(button)
        for part in (self._words, self.said, foot):
            self.box.addWidget(part)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, Divider())
        self.send.clicked.connect(self._send)
        self.not_now.clicked.connect(self.later)
        self.look.clicked.connect(self.look_wanted)
        self.look.hide()
        self.hide()
        self.retranslate()

    def begin(self) -> None:
        """Forget what was said here before; what is being sent goes on."""
        self._is_answered = self.was_tried = self.is_busy
        if not self.is_busy:
            self.said.set_words("")
            self.look.hide()

    def leave(self) -> None:
        """It was answered: it is not asked again this evening."""
        self._is_answered = True
        self.say()

    def show_unsent(self, unsent: int, *, is_answered: bool) -> None:
        """Show how many periods were never sent; what was answered this evening is not asked again."""
        self._unsent, self._is_answered = unsent, is_answered or self._is_answered
        self.setVisible(bool(unsent) or self.was_tried)
        self.say()

    def is_done(self) -> bool:
        """Whether nothing is asked any more."""
        return self.isHidden() or self._is_answered or not self._unsent

    def wait(self) -> None:
        """Say that the evening ends when they are sent, and how it ends at once."""
        said = _(
            "It closes by itself when they are sent. Press once more to close now: the rest goes next time."
        )
        _tell(self, "clock", said)

    def show_end(self, every: "Sequence[Sendable]") -> None:
        """Say what came of it; what others sent in the meantime is not told here."""
        if self.is_busy:
            waits = any(one.note.stage in OPEN for one in every)
            self._end(_("Not everything is there yet. Each period says why, and what happens next."), waits)

    def show_error(self, error: UserError) -> None:
        """Say why nothing was sent."""
        if self.is_busy:
            self._end(explain(error), True)

    def focus_first(self) -> None:
        """Put the focus on sending, or on what became of it."""
        first = next((one for one in (self.send, self.look) if not one.isHidden()), self.head)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _(
                "Signed figures were not sent yet. Later is fine too: they stay here, and the line below says so."
            )
        )
        self.send.set_word(_("Send now"))
        self.not_now.set_word(_("Later, it stays here"))
        self.look.set_word(_("Look at it"))
        self.say()

    def say(self) -> None:
        """Say in the line how it stands."""
        unsent = ngettext("{n} to send", "{n} to send", self._unsent).format(n=self._unsent)
        if self.is_busy:
            standing, state = _("being sent"), "part"
        elif not self._unsent:
            standing, state = _("done"), "done"
        else:
            standing, state = unsent, "part" if self._is_answered else "open"
        self.head.set_words(_("Figures for the municipality"), standing, state)
        for button in (self.send, self.not_now):
            button.setVisible(not self.is_busy and bool(self._unsent))
        self.not_now.setVisible(not self.not_now.isHidden() and not self._is_answered)
        self._words.setVisible(not self.was_tried)

    def _send(self) -> None:
        self.is_busy = self._is_answered = self.was_tried = True
        _tell(self, "clock", _("You may close now: what is not sent yet goes on next time."))
        self.look.hide()
        self.say()
        self.send_wanted.emit()

    def _end(self, trouble: str, is_left: bool) -> None:
        self.is_busy = False
        self.look.setVisible(is_left)
        good = _("Everything that was signed lies with the municipality, as far as is known.")
        _tell(self, *(("triangle-alert", trouble) if is_left else ("circle-check", good)))
        self.say()


def _tell(step: FiguresStep, icon: str, sentence: str) -> None:
    """What became of it, with an icon in its tone."""
    step.said.set_look(icon, {"circle-check": "ok", "triangle-alert": "warn"}.get(icon, "muted"))
    step.said.set_words(sentence)
    announce(step.said, sentence)
