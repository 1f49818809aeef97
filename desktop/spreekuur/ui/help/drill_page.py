# SPDX-License-Identifier: EUPL-1.2
"""When something is lost: the card that names the four pages, and one page at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.help.drills import ALL, Drill, drill
from spreekuur.ui.widgets import Button, Card, Label, Paragraph, Scroll
from spreekuur.ui.widgets.field import IconLabel

_MOST = 7
_PAGES = {0x01000016: -1, 0x01000017: 1}  # Page Up, Page Down, by number (see painting.py)


class DrillCard(Card):
    """A button for each page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = Label(role="section"), Paragraph(role="card")
        self.buttons = {name: Button(kind="quiet", icon=drill(name).icon, height=36) for name in ALL}
        self.box.addWidget(self._title)
        self.box.addWidget(self._words)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self.box.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("When something is lost"))
        self._words.set_words(_("Follow the steps in peace. Each was tried out."))
        for name, button in self.buttons.items():
            button.set_word(drill(name).title)


class DrillPage(QWidget):
    """One page of numbered steps, and the way back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ALL[0]
        self._icon, self._title, self._lead = IconLabel("info", size=28), Label(role="section"), Paragraph()
        self._steps = [(Label(role="strong"), Paragraph(role="card")) for _step in range(_MOST)]
        self.back = Button(icon="arrow-left", keys="Esc", height=36)
        self.back.clicked.connect(self.left)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        card.box.addWidget(self.back)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        card.box.addLayout(head)
        card.box.addWidget(self._lead)
        for number, step in self._steps:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(step, 1)
            card.box.addLayout(row)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(inside)
        whole.addWidget(self._scroll)

    def show_drill(self, name: str) -> None:
        """Show this page, from its first step."""
        self._name = name
        self._scroll.verticalScrollBar().setValue(0)
        self.retranslate()

    def words(self) -> tuple[str, ...]:
        """The steps as they are shown."""
        return tuple(step.words() for number, step in self._steps if number.isVisibleTo(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down read on: no step takes the focus."""
        bar = self._scroll.verticalScrollBar()
        if event.key() in _PAGES:
            bar.setValue(bar.value() + _PAGES[event.key()] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the focus on the way back; the steps are read."""
        self.back.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        told: Drill = drill(self._name)
        self._icon.set_icon(told.icon, "accent")
        self._title.setText(told.title)
        self._lead.set_words(told.lead)
        for place, (number, step) in enumerate(self._steps):
            there = place < len(told.steps)
            number.setText(f"{place + 1}." if there else "")
            step.set_words(told.steps[place] if there else "")
            number.setVisible(there)
            step.setVisible(there)
        self.back.set_word(_("Back"))
