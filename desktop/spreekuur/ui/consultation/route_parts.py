# SPDX-License-Identifier: EUPL-1.2
"""What the card of a route is made of, from its badge down to its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui.widgets import Badge, Button, Card, FlowLayout, IconLabel, Label, Paragraph

_COST_LINES = 2


class Meta(QWidget):
    """A small icon with a word or two."""

    def __init__(self, icon: str, *, tone: str = "muted", role: str = "card") -> None:
        super().__init__()
        self._icon = IconLabel(icon, tone=tone, size=16)
        self._words = Label(role=role, tone="text" if role != "card" else "muted")
        _side_by_side(self, self._icon, self._words)

    def set_words(self, said: str, icon: str = "", tone: str = "") -> None:
        """Say something else; empty hides it."""
        self._words.setText(said)
        if icon:
            self._icon.set_icon(icon, tone or "accent")
        self.setVisible(bool(said))

    def set_role(self, role: str) -> None:
        """Write in another size."""
        self._words.set_role(role)


class Cost(QWidget):
    """What it costs, which some places tell at length: two lines at most, or all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(role="card", tone="muted", max_lines=_COST_LINES)
        icon = IconLabel("wallet", size=16)
        _side_by_side(self, icon, self._words).setAlignment(icon, Qt.AlignmentFlag.AlignTop)

    def set_words(self, said: str, *, whole: bool) -> None:
        """Say something else; empty hides it."""
        self._words.set_most(0 if whole else _COST_LINES)
        self._words.set_words(said)
        self.setVisible(bool(said))


def _side_by_side(holder: QWidget, icon: IconLabel, said: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(icon)
    row.addWidget(said)
    return row


class RouteParts(Card):
    """The parts in their places, empty still."""

    def __init__(self) -> None:
        super().__init__(dense=True)
        self.choose = Button(height=36)
        self.letter = Button(icon="file-text", height=36)
        self.decide = Button(kind="quiet", icon="clock", height=24)
        self.more = Button(kind="quiet", icon="chevron-down", height=24)
        self._build()

    def _build(self) -> None:
        self.badge = Badge("", "triangle-alert", "warn")
        self.phone = Meta("phone", tone="accent", role="strong")
        self.name = Paragraph(role="strong", max_lines=3)
        self.about = Paragraph(role="card", tone="muted", max_lines=2)
        self.why, self.first, self.bring = (Paragraph(role="card") for _n in range(3))
        self.dutch = Paragraph(role="card", tone="danger")
        self.reach = Meta("circle-question-mark")
        self._reach_words = Paragraph(role="card", tone="muted")
        self.when, self.cost, self.languages = Meta("clock"), Cost(), Meta("languages")
        self._checked = Paragraph(role="hint", tone="muted")
        self.box.addLayout(self._top())
        for part in (
            self._name_row(),
            self.about,
            self._reach_words,
            self.why,
            self.first,
            self.dutch,
            self.bring,
        ):
            self.box.addWidget(part)
        self.box.addLayout(self._bottom())
        self.box.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)

    def _top(self) -> QHBoxLayout:
        self._badge_row = QWidget()
        flow = FlowLayout(self._badge_row, gap=8, line_gap=4)
        flow.addWidget(self.badge)
        self._top_cost, self._top_languages = Cost(), Meta("languages")
        flow.addWidget(self._top_cost)
        flow.addWidget(self._top_languages)
        row = QHBoxLayout()
        row.addWidget(self._badge_row, 1)
        return row

    def _name_row(self) -> QWidget:
        holder = QWidget()
        row = self._named = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name, 1)
        row.addWidget(self.phone)
        return holder

    def _bottom(self) -> QHBoxLayout:
        self._facts = QWidget()
        flow = FlowLayout(self._facts, gap=12, line_gap=2)
        for part in (self.when, self.cost, self.languages):
            flow.addWidget(part)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addStretch(1)
        left.addWidget(self._facts)
        below = self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(4)
        left.addLayout(below)
        below.addStretch(0)
        below.addWidget(self._checked)
        below.addWidget(self.more)
        below.addStretch(1)
        left.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.choose)
        self._buttons.addWidget(self.letter)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addLayout(self._buttons)
        return row
