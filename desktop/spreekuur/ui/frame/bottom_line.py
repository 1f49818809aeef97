# SPDX-License-Identifier: EUPL-1.2
"""The line below every screen: when it was saved, that it works without internet, and the way back."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, IconLabel, Label, announce, painting

HEIGHT = 36


class BottomLine(QWidget):
    """Calm facts at the left; at the right what was just done, with its undo, until the next action."""

    undo_pressed = Signal()
    figures_pressed = Signal()  # which periods the municipality has not yet

    def __init__(self) -> None:
        super().__init__()
        self._saved_at = ""
        self._figures = ("", "")
        self._compact = self._refused = self._reading = False
        self._saved = _Fact("circle-check", "ok")
        self._offline = _Fact("wifi-off", "muted")
        self._more = _Fact("send", "muted")
        self.figures = Button(kind="link", height=32)
        self.figures.set_role("hint_strong", 16)
        self.figures.clicked.connect(self.figures_pressed)
        self._done = Label(role="hint", tone="muted")
        self.undo = Button(kind="link", icon="undo-2", keys="Ctrl+Z", height=32)
        self.undo.set_role("hint_strong", 16)
        self.undo.clicked.connect(self.undo_pressed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(24)
        for fact in (self._saved, self._offline, self._more, self.figures):
            self._row.addWidget(fact)
        self._row.addStretch(1)
        done = QHBoxLayout()
        done.setSpacing(8)
        done.addWidget(self._done)
        done.addWidget(self.undo)
        self._row.addLayout(done)
        self.retranslate()
        self.set_saved("")
        self.set_done("")
        self.set_more("", "")
        self.set_figures("", "")
        self.set_compact(False)

    def set_saved(self, time: str) -> None:
        """Say when the last change was kept, such as 19:42; empty says nothing yet."""
        self._saved_at, self._refused = time, False
        if self._reading:
            self.set_reading()
            return
        self._saved.set_words(_("Saved {time}").format(time=time) if time else "", "circle-check", "ok")

    def set_unsaved(self) -> None:
        """Say that the disk refuses what is on the screen: it stands nowhere else."""
        if self._reading:
            return
        if not self._refused:
            announce(self, _("Not saved yet"))
        self._refused = True
        self._saved.set_words(_("Not saved yet"), "triangle-alert", "warn")

    def set_reading(self) -> None:
        """Say that nothing is kept here at all: the vault is open for reading only."""
        self._reading = True
        self._saved.set_words(_("For reading only"), "triangle-alert", "warn")

    def set_more(self, icon: str, words: str) -> None:
        """One more fact, such as how much is to be sent; empty hides it."""
        self._more.set_words(words, icon)
        self._more.setVisible(bool(words) and not self._compact)

    def set_figures(self, words: str, short: str, *, needs_you: bool = False) -> None:
        """Say how many periods wait to be sent, and in `short` where there is little room; empty says nothing."""
        self._figures = (words, short)
        self.figures.set_icon(*(("triangle-alert", "warn") if needs_you else ("send", "")))
        self.figures.set_word(short if self._compact else words)
        self.figures.setVisible(bool(words))
        self._settle()

    def set_done(self, sentence: str, *, can_undo: bool = True) -> None:
        """Say what was just done, and offer to undo it; empty takes both away."""
        self._done.setText(sentence)
        self._done.setVisible(bool(sentence) and not self._compact)
        self.undo.setVisible(bool(sentence) and can_undo)
        self._settle()
        announce(self, sentence)

    def _settle(self) -> None:
        """What was just done needs the room of a fact that is always true, where figures wait as well."""
        self._offline.setVisible(not (self._done.text() and self._figures[0]))

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: what was done is said by the undo button alone."""
        self._compact = compact
        self._row.setContentsMargins(*((12, 0, 8, 0) if compact else (24, 0, 12, 0)))
        self._done.setVisible(bool(self._done.text()) and not compact)
        self._more.setVisible(bool(self._more.words()) and not compact)
        self.figures.set_word(self._figures[1] if compact else self._figures[0])
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setFixedHeight(theme.height(HEIGHT))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._offline.set_words(_("Works without internet"))
        self._settle()
        self.undo.set_word(_("Undo"))
        (self.set_unsaved if self._refused else lambda: self.set_saved(self._saved_at))()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above it."""
        painting.fill(QPainter(self), QRectF(0, 0, self.width(), 1), 0, theme.color("line"))


class _Fact(QWidget):
    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._icon = IconLabel(icon, tone=tone, size=16)
        self._words = Label(role="hint", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words)

    def set_words(self, words: str, icon: str = "", tone: str = "") -> None:
        """Say something else; empty hides it."""
        self._words.setText(words)
        if icon:
            self._icon.set_icon(icon, tone or self._tone)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What it says."""
        return self._words.text()
