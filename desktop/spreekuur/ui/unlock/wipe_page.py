# SPDX-License-Identifier: EUPL-1.2
"""The emergency wipe from the locked screen: a combination that is held, and then one typed word.

No passphrase is asked, because who must do this may have no time, or may not want to say it. Neither step happens by
accident: keys that are leaned on type no word.
"""

from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.messages.wiping import told
from spreekuur.security import wiping
from spreekuur.security.wiping import Wiped
from spreekuur.ui.unlock.unlock_view import Aside
from spreekuur.ui.widgets import Button, Card, Field, Label, LineEdit, NoteLine, Paragraph, Scroll

HELD_MS = 2000
_ALWAYS = "destroy"  # also where the keyboard has other letters than the language of the screen
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Control, Qt.Key.Key_Shift}
_LEFT = {QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate}


class HeldKeys(QObject):
    """Says `held` when Ctrl+Shift+Delete was held for two seconds without letting go of any of them."""

    held = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HELD_MS)
        self._timer.timeout.connect(self.held)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys, keep none."""
        kind = event.type()
        if kind in _LEFT:
            self._timer.stop()
        elif isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if kind == QEvent.Type.KeyRelease and event.key() in _KEYS:
                self._timer.stop()
            elif kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
                if event.modifiers() & _HELD == _HELD and not self._timer.isActive():
                    self._timer.start()
            elif kind == QEvent.Type.KeyPress:
                self._timer.stop()
        return False


class WipePage(QWidget):
    """Destroys the vault in `home` when the word is typed; says what is left; `back` and `done` lead away."""

    back = Signal()
    done = Signal()

    def __init__(self, home: Path, aside: Aside, *, practice: bool) -> None:
        super().__init__()
        self._home, self._aside, self._practice = home, aside, practice
        self._wiped: Wiped | None = None
        self._busy = False
        self._title, self._words = Label(role="title"), Paragraph()
        self._only_practice = NoteLine("circle-alert", "text", role="body")
        self.line = LineEdit(name="wipe-word")
        self._field = Field("", self.line)
        self.error = NoteLine("circle-alert", "danger", role="body")
        self.button, self.leave = Button(kind="normal", icon="trash-2"), Button(kind="quiet", keys="Esc")
        self.line.returnPressed.connect(self._try)
        self.button.clicked.connect(self._try)
        self.leave.clicked.connect(lambda: (self.back if self._wiped is None else self.done).emit())
        card = Card()
        for part in (self._title, self._words, self._only_practice, self._field, self.error):
            card.box.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.leave)
        card.box.addLayout(row)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addStretch(1)
        inside.addWidget(card)
        inside.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(content))
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        wiped = self._wiped
        self._title.setText(_("Destroy the vault"))
        self._words.set_words(
            _(
                "Everything that this laptop keeps about people becomes unreadable, for good. No passphrase and no "
                "recovery sheet brings it back."
            )
            if wiped is None
            else "\n".join(told(asdict(wiped)))
        )
        self._only_practice.set_words(
            _("This is practice: only the invented people go.") if self._practice else ""
        )
        self._field.set_label(_("Type the word {word} and press Enter").format(word=_("DESTROY")), "")
        self.button.set_word(_("One moment …") if self._busy else _("Destroy it now"))
        going = _("Go on") if self._practice else _("Close the program")
        self.leave.set_word(_("Back") if wiped is None else going)
        self._field.setVisible(wiped is None)
        self.button.setVisible(wiped is None)

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Type the word that is shown and press Enter: the vault on this laptop is destroyed."),
            _("Esc goes back; nothing is destroyed then."),
        )

    def focus_first(self) -> None:
        """Put the focus in the field, or on the way out."""
        (self.line if self._wiped is None else self.leave).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was destroyed."""
        self._busy = False
        self.error.set_words(sentence)
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads away, unless it is being done."""
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _try(self) -> None:
        if self._busy or self._wiped is not None:
            return
        if self.line.text().strip().casefold() not in (_("DESTROY").casefold(), _ALWAYS):
            self.refuse(_("That is not the word. Nothing was destroyed."))
            self.line.selectAll()
            self.line.setFocus()
            return
        self._busy = True
        self.error.set_words("")
        self.retranslate()
        self._aside(self, lambda: wiping.wipe(self._home), self._on_wiped, self._on_failed)

    def _on_wiped(self, wiped: Wiped) -> None:
        self._busy = False
        self._wiped = None if wiped.locks else wiped
        if wiped.locks:  # it can be tried again
            self.error.set_words("\n".join(told(asdict(wiped))))
        self.retranslate()
        self.focus_first()

    def _on_failed(self, error: UserError) -> None:
        self.refuse(explain(error))
