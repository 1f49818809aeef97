# SPDX-License-Identifier: EUPL-1.2
"""The red flags: asked when somebody must go first or a topic is about safety, and folded when answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.asking import LEVELS, grouped_signals
from spreekuur.language import _, current
from spreekuur.ui import words
from spreekuur.ui.widgets import Button, Card, ChipRow, IconLabel, Paragraph

NONE = "none"


class SignalsBlock(Card):
    """All signals as chips by level, with "none of these"; one line once there is an answer."""

    answered = Signal(object)  # tuple of signals; empty: none of these

    def __init__(self, content: Content) -> None:
        super().__init__(tone="info_tint")
        self._content = content
        self._chosen: tuple[str, ...] | None = ()
        self._needed = False
        self._open = False
        self.box.setContentsMargins(12, 8, 12, 12)
        self._question = Paragraph(role="strong")
        self.toggle = Button(kind="quiet", height=36)
        self.toggle.clicked.connect(self._on_toggle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("shield", tone="info"))
        head.addWidget(self._question, 1)
        head.addWidget(self.toggle)
        self.box.addLayout(head)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(8)
        self.none = ChipRow(single=False)
        self.rows = {level: ChipRow(single=False) for level in LEVELS}
        column.addWidget(self.none)
        for row in self.rows.values():
            column.addWidget(row)
            row.changed.connect(self._on_changed)
        self.none.changed.connect(self._on_none)
        self.box.addWidget(self._body)
        self.hide()

    def show_signals(self, chosen: tuple[str, ...] | None, needed: bool) -> None:
        """Show what was answered; None asks. Without a reason to ask and without signals nothing is shown."""
        if chosen is None and self._chosen is not None:
            self._open = True
        self._chosen, self._needed = chosen, needed
        shown = needed or chosen is None or bool(chosen)
        if shown and not self.none.chips:
            self._fill()
        for row in self.rows.values():
            row.set_values(chosen or ())
        self.none.set_values((NONE,) if chosen == () else ())
        self.setVisible(shown)
        self._show_state()

    def focus_first(self) -> bool:
        """Put the focus on the first chip; False if nothing is asked."""
        if self.isHidden() or self._body.isHidden():
            return False
        self.none.focus_first()
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self.none.chips:
            self._fill()
        self._show_state()

    def _fill(self) -> None:
        self.none.set_choices([(NONE, _("None of these"))])
        for level, signals in grouped_signals(self._content, current()):
            self.rows[level].set_label(words.signal_level(level))
            self.rows[level].set_choices(signals)

    def _show_state(self) -> None:
        folded = not self._open and self._chosen is not None
        self._body.setVisible(not folded)
        self.toggle.setVisible(self._chosen is not None)
        self.toggle.set_word(_("Change") if folded else _("Ready"))
        self.toggle.set_icon("chevron-down" if folded else "chevron-up")
        if not folded:
            self._question.set_words(_("Ask now: {question}").format(question=words.question("signals")))
            return
        labels = [
            self._content.signals[s].label[current()]
            for s in self._chosen or ()
            if s in self._content.signals
        ]
        self._question.set_words(", ".join(labels) or _("None of these"), lead=_("Signals:"))

    def _on_toggle(self) -> None:
        self._open = not self._open
        self._show_state()
        self.focus_first()

    def _on_none(self) -> None:
        self._open = False
        self.answered.emit(())

    def _on_changed(self) -> None:
        chosen = tuple(value for row in self.rows.values() for value in row.values())
        self.answered.emit(chosen or None)
