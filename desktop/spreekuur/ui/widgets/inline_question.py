# SPDX-License-Identifier: EUPL-1.2
"""A question on the screen itself: what would happen, and two buttons that carry the verb. The safe one comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.card import Card
from spreekuur.ui.widgets.field import IconLabel, NoteLine
from spreekuur.ui.widgets.flow import FlowLayout
from spreekuur.ui.widgets.label import Paragraph
from spreekuur.ui.widgets.say import announce

_ICONS = {"warn": "triangle-alert", "info": "circle-question-mark"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its two answers, the safe one first; `lines` say what it means, `extra` is a part to fill in."""

    words: str = field(repr=False)
    no: str
    yes: str
    lines: Sequence[str] = field(default=(), repr=False)
    tone: str = "warn"
    extra: QWidget | None = None


class InlineQuestion(Card):
    """Hidden until `ask`; the focus goes to the safe answer, and back to where it was when that is given."""

    asked = Signal()
    answered = Signal(bool)  # yes, or no

    def __init__(self) -> None:
        super().__init__(tone="warn_tint", dense=True)
        self._do: Callable[[], object] | None = None
        self._back: QWidget | None = None
        self._extra: QWidget | None = None
        self._icon = IconLabel(_ICONS["warn"], tone="warn")
        self._words = Paragraph()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.no, self.yes = Button(), Button()
        self.no.clicked.connect(self.leave)
        self.yes.clicked.connect(self._on_yes)
        self._build()
        self.hide()

    def ask(self, asked: Asked, do: Callable[[], object], *, focus: bool = True) -> None:
        """Ask this; the answer yes does it.

        With `focus` the focus goes to the safe answer; without it nobody is stopped in what they type.
        """
        self._do = do
        if self.isHidden():
            self._back = self.window().focusWidget()
        self.set_tone(f"{asked.tone}_tint")
        self._icon.set_icon(_ICONS[asked.tone], asked.tone)
        self._words.set_words("", lead=asked.words)
        self._show_lines(asked.lines)
        self._show_extra(asked.extra)
        self.no.set_word(asked.no)
        self.yes.set_word(asked.yes)
        self.setAccessibleName(" ".join([asked.words, *asked.lines]))
        self.show()
        announce(self, self.accessibleName(), assertive=True)
        self.asked.emit()
        if focus:
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Answer no; False when nothing is asked."""
        if self.isHidden():
            return False
        self._close()
        self.answered.emit(False)
        return True

    def sentence(self) -> str:
        """All that is asked now."""
        return "" if self.isHidden() else self.accessibleName()

    def _on_yes(self) -> None:
        do = self._do
        if do is not None and do() is not False:
            self._close()
            self.answered.emit(True)

    def _close(self) -> None:
        back, self._back, self._do = self._back, None, None
        had_focus = self.isAncestorOf(focused) if (focused := self.window().focusWidget()) else False
        self.hide()
        self._show_extra(None)
        # A list that was filled anew in the meantime has other buttons now.
        if had_focus and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self, lines: Sequence[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(NoteLine("arrow-right", "text", line))

    def _show_extra(self, extra: QWidget | None) -> None:
        if self._extra is not None and self._extra is not extra:
            self._extra.hide()
            self._extra.setParent(None)
        self._extra = extra
        if extra is not None:
            self._column.insertWidget(2, extra)
            extra.show()

    def _build(self) -> None:
        self.box.setContentsMargins(16, 12, 16, 12)
        row = QHBoxLayout()
        row.setSpacing(12)
        top = QVBoxLayout()
        top.addWidget(self._icon)
        top.addStretch(1)
        row.addLayout(top)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addWidget(self._words)
        self._column.addLayout(self._lines)
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self._column.addWidget(foot)
        row.addLayout(self._column, 1)
        self.box.addLayout(row)
