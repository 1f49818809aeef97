# SPDX-License-Identifier: EUPL-1.2
"""All parts in all their states on one sheet: for the pictures, and for looking."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    Field,
    Label,
    LineEdit,
    MessageBar,
    TopicChip,
)

STATES = ("rust", "muis erboven", "focus", "ingedrukt", "uit")


def _chosen() -> Chip:
    chip = Chip("Via bureau")
    chip.setChecked(True)
    return chip


KINDS = {
    "Hoofdknop": lambda: Button("Opslaan", kind="primary", keys="Ctrl+S"),
    "Knop": lambda: Button("Bewaar", keys="Ctrl+S"),
    "Stille knop": lambda: Button("Verberg", kind="quiet", icon="eye-off", keys="F9"),
    "Keuze": lambda: Chip("Via bureau"),
    "Keuze, gekozen": _chosen,
    "Onderwerp": lambda: TopicChip("Loon niet betaald", "work.wages", "L4_work"),
}


class Gallery(QWidget):
    """The sheet of parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Spreekuur")
        self.focused: QAbstractButton | None = None
        self._over: list[QAbstractButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 32)
        column.setSpacing(12)
        column.addWidget(Label("Onderdelen en standen", role="title"))
        column.addWidget(self._states())
        column.addWidget(self._fields())
        column.addLayout(self._bars())
        card = Card()
        card.box.setContentsMargins(0, 0, 0, 0)
        button = Button("Nummer", icon="plus", keys="F2")
        card.box.addWidget(EmptyState("Nog niemand wacht.", "Druk op F2 als iemand binnenkomt.", button))
        column.addWidget(card)
        column.addStretch(1)

    def pose(self) -> None:
        """Put the parts in the states that only mouse and keyboard bring."""
        for part in self._over:
            point = QPointF(5, 5)
            QApplication.sendEvent(part, QEnterEvent(point, point, point))
            part.update()

    def _states(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, state in enumerate(STATES, 1):
            grid.addWidget(Label(state, role="card", tone="muted"), 0, column)
            grid.setColumnStretch(column, 1)
        for row, (name, make) in enumerate(KINDS.items(), 1):
            grid.addWidget(Label(name, role="label"), row, 0)
            for column, state in enumerate(STATES, 1):
                grid.addWidget(self._part(make(), state), row, column)
        card.box.setContentsMargins(20, 10, 20, 10)
        card.box.addLayout(grid)
        return card

    def _part(self, part: QAbstractButton, state: str) -> QWidget:
        part.setDown(state == "ingedrukt")
        part.setEnabled(state != "uit")
        if state == "muis erboven":
            self._over.append(part)
        if state == "focus" and self.focused is None:
            self.focused = part
        return part

    def _fields(self) -> Card:
        card = Card()
        card.box.setContentsMargins(24, 12, 24, 12)
        row = QHBoxLayout()
        row.setSpacing(24)
        for label, words, required in (
            ("Veld", "huur", True),
            ("Waar gaat het over?", "", True),
            ("Uit", "huur", False),
        ):
            editor = LineEdit()
            editor.setText(words)
            editor.setEnabled(label != "Uit")
            field = Field(label, editor, required=required)
            if not words:
                field.set_error("Kies waar het over gaat.")
            row.addWidget(field)
        for index in range(row.count()):
            row.setStretch(index, 1)
        card.box.addLayout(row)
        return card

    def _bars(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        bars = (
            ("danger", "Direct gevaar: bel 112. Blijf bij de cliënt.", "Toon stappen", ""),
            ("warn", "Brief van nummer 11 is niet afgedrukt.", "Afdrukken", ""),
            ("ok", "Gesprek 14 bewaard.", "Ongedaan maken", "Ctrl+Z"),
            ("info", "Dit lijkt op een BSN. Dat bewaren wij niet.", "Weghalen", ""),
        )
        for index, (tone, sentence, word, keys) in enumerate(bars):
            bar = MessageBar(tone, sentence)
            bar.add_button(word, keys=keys)
            grid.addWidget(bar, index // 2, index % 2)
        return grid


def leave(part: QWidget) -> None:
    """Take the mouse away from a part."""
    QApplication.sendEvent(part, QEvent(QEvent.Type.Leave))
