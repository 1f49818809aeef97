# SPDX-License-Identifier: EUPL-1.2
"""The unlock screen: one card, one action. Nothing of the vault is loaded before it is seen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _, ngettext
from spreekuur.settings import Settings
from spreekuur.times import utc_now
from spreekuur.ui import theme
from spreekuur.ui.frame.bottom_line import BottomLine
from spreekuur.ui.names import hour
from spreekuur.ui.unlock.attempts import Attempts
from spreekuur.ui.unlock.choices import Choices
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.unlock.typing import Complete, tried
from spreekuur.ui.widgets.button import Button, spread
from spreekuur.ui.widgets.card import Card
from spreekuur.ui.widgets.field import NoteLine
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.scroll import Scroll
from spreekuur.ui.widgets.small import Mark

_CARD = 560
_BIG = 48
_LOW, _HIGH = 640, 760


class Aside(Protocol):
    """Does something long beside the window (`spreekuur.ui.jobs`)."""

    def __call__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Do `work` on another thread; `then` or `failed` on this one."""


class UnlockView(QWidget):
    """Asks for the passphrase until `check` takes it, and says what `check` gave.

    `check` runs on another thread; it raises a UserError for a wrong passphrase or a damaged vault.
    """

    unlocked = Signal(object)
    settings_changed = Signal(object)  # Settings
    help_requested = Signal()
    forgotten = Signal()  # the way in with the recovery sheet is wanted
    shut = Signal(object)  # a UserError that no other passphrase would help
    practice_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        check: Callable[[str], Any],
        aside: Aside,
        complete: Complete,
        clock: Callable[[], datetime] = utc_now,
        *,
        phrase: str = "",
    ) -> None:
        """In practice the `phrase` that opens it is shown."""
        super().__init__()
        self._phrase = phrase
        self._check, self._aside, self._complete, self._clock = check, aside, complete, clock
        self._attempts = Attempts()
        self._busy = False
        self._name = Label(role="display")
        self._greeting = Paragraph(tone="muted")
        self._shown_phrase = NoteLine("key-round", "text", role="body")
        self.practice_button = Button(kind="quiet", icon="square-check-big")
        self.field = PassphraseField(complete)
        self.button = Button(kind="primary", icon="lock-open", keys="Enter", height=_BIG)
        self.button.set_role("row_strong")
        self.forgotten_button = Button(kind="link", height=36)
        self.help_button = Button(kind="quiet", icon="circle-question-mark", keys="F1")
        self.choices = Choices(settings)
        self._mark, self._bottom = Mark(72), BottomLine()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self.field.entered.connect(self.try_now)
        self.button.clicked.connect(self.try_now)
        self.help_button.clicked.connect(self.help_requested)
        self.forgotten_button.clicked.connect(self.forgotten)
        self.practice_button.clicked.connect(self.practice_wanted)
        self.choices.changed.connect(self.settings_changed)
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._name.setText(hour())
        self._greeting.set_words(_("Welcome! What is on this laptop is encrypted."))
        self._shown_phrase.set_words(
            _("In practice the passphrase is: {words}").format(words=self._phrase) if self._phrase else ""
        )
        self.forgotten_button.set_word(_("Forgotten your passphrase?"))
        self.practice_button.set_word(_("New here? Practise first"))
        self.help_button.set_word(_("Help"))
        self.button.set_word(_("One moment …") if self._busy else _("Unlock"))
        self.field.retranslate()
        self.choices.retranslate()
        self._bottom.retranslate()

    def help_lines(self) -> tuple[str, ...]:
        """The short help of this screen."""
        return (
            _("Type the six words with a space between them. Four letters of a word are enough."),
            _("Press Show to see what you type. A space then completes the word."),
            _("Look at Caps Lock and at the language of the keyboard."),
            _("Forgotten? The coordinator can open the vault with a passphrase of their own."),
            _("If nobody can: the recovery sheet opens it, and gives you a new passphrase."),
            _("In an emergency: hold Ctrl+Shift+Delete for two seconds to destroy the vault."),
        )

    def focus_first(self) -> None:
        """Put the focus in the field."""
        self.field.line.setFocus()

    def try_now(self) -> None:
        """Try what was typed; while a pause runs or a try is under way, nothing happens."""
        typed = self.field.line.text()
        if self._busy or self._attempts.seconds_left(self._clock()):
            return
        if not typed.strip():
            self.field.say_wrong(_("Type your passphrase first."))
            return
        self._set_busy(True)
        self._aside(
            self, lambda: tried(typed, self._complete, self._check), self._on_opened, self._on_refused
        )

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        narrow, low = (
            self.width() < theme.px(_CARD) + 64,
            self.height() < theme.px(_HIGH if self._phrase else _LOW),
        )
        self._card.setFixedWidth(max(self.width() - 48, 320) if narrow else theme.px(_CARD))
        self._mark.setVisible(not low)
        self._greeting.setVisible(not low)
        self._card.box.setSpacing(12 if low else 24)
        self._card.box.setContentsMargins(*((24, 16, 24, 16) if low else (40, 32, 40, 32)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the ornament where there is little room."""
        super().resizeEvent(event)
        self.restyle()

    def _on_opened(self, opened: Any) -> None:
        self.unlocked.emit(opened)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, with what was typed selected, and take another try."""
        self._set_busy(False)
        self.field.say_wrong(sentence)

    def _on_refused(self, error: UserError) -> None:
        from spreekuur.errors.vault import WrongPassphrase
        from spreekuur.messages import explain

        self.refuse(explain(error))
        if not isinstance(error, WrongPassphrase):
            self.shut.emit(error)
            return
        self._attempts.failed(self._clock())
        if self._attempts.seconds_left(self._clock()):
            self._timer.start()
            self._count_down()

    def _count_down(self) -> None:
        left = self._attempts.seconds_left(self._clock())
        if not left:
            self._timer.stop()
            self.retranslate()
            return
        wait = ngettext("Wait {n} second", "Wait {n} seconds", left).format(n=left)
        self.button.set_word(wait)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.field.line.setReadOnly(busy)
        self.retranslate()

    def _build(self) -> None:
        self._card = Card()
        self._card.box.addWidget(self._shown_phrase)
        self._card.box.addWidget(self.field)
        self._card.box.addWidget(spread(self.button))
        row = QHBoxLayout()
        row.addWidget(self.forgotten_button)
        row.addStretch(1)
        row.addWidget(self.help_button)
        self._card.box.addLayout(row)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 16, 8)
        column.addStretch(3)
        for part, gap in (
            (self._mark, 16),
            (self._name, 4),
            (self._greeting, 24),
            (self._card, 24),
            (self.choices, 16),
            (self.practice_button, 0),
        ):
            column.addLayout(_centred(part))
            column.addSpacing(gap)
        column.addStretch(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(self._bottom)
        self.practice_button.setVisible(not self._phrase)
        self.forgotten_button.setVisible(not self._phrase)
        self.restyle()


def _centred(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(part)
    row.addStretch(1)
    return row
