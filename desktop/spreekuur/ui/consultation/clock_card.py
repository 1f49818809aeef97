# SPDX-License-Identifier: EUPL-1.2
"""What the stays come down to: the class of housing and the registration clock, side by side."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk import clock_words
from spreekuur.desk.clock import Counted
from spreekuur.language import _
from spreekuur.referral.clock_model import Code, Status
from spreekuur.ui import theme
from spreekuur.ui.consultation.clock_line import ClockLine
from spreekuur.ui.widgets import Badge, Card, FlowLayout, Label, NoteLine, Paragraph

_SIDE_BY_SIDE = 480
_LOOKS = {
    Status.NOT_DUE: ("clock", "info"),
    Status.DUE_SOON: ("calendar-clock", "warn"),
    Status.DUE_NOW: ("triangle-alert", "warn"),
    Status.OVERDUE: ("triangle-alert", "danger"),
    Status.REGISTERED: ("circle-check", "ok"),
    Status.UNKNOWN: ("circle-question-mark", "info"),
}


class ClockCard(Card):
    """Shows what was counted and changes nothing; without stays it is not there."""

    def __init__(self) -> None:
        super().__init__(dense=True)
        self._counted: Counted | None = None
        self._titles = [Label(role="label"), Label(role="label")]
        self.classes, self._classes = _flow()
        self.length = Paragraph(role="card", tone="muted")
        self.status, self._status = _flow()
        self.sentence, self.report = Paragraph(role="card"), Paragraph(role="card")
        self.line = ClockLine()
        self.days = Paragraph(role="hint", tone="muted")
        self.questions = [NoteLine("circle-question-mark", "info") for _n in range(4)]
        self.notes = Paragraph(role="hint", tone="muted")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(_column(self._titles[0], self.classes, self.length), 2)
        self._row.addLayout(_column(self._titles[1], self.status, self.sentence, self.report), 3)
        self.box.addLayout(self._row)
        for part in (*self.questions, self.line, self.days, self.notes):
            self.box.addWidget(part)
        self.retranslate()

    def show_counted(self, counted: Counted | None) -> None:
        """Show this; None hides the card."""
        self._counted = counted
        self.setVisible(counted is not None)
        if counted is None:
            return
        found, registration = counted.found, counted.found.registration
        _refill(self._classes, [Badge(name, "house", "info") for name in clock_words.classes(found.housing)])
        self.classes.setVisible(bool(found.housing.classes))
        icon, tone = _LOOKS[registration.status]
        _refill(self._status, [Badge(clock_words.status(registration), icon, tone)])
        self._say(self.length, clock_words.length(found.housing) or _("The length is not known yet."))
        self._say(self.sentence, clock_words.registration(registration))
        self._say(self.report, clock_words.report(registration, counted.limits.report_days))
        self._say(self.days, clock_words.counted(registration))
        self.line.show_counted(counted)
        questions = clock_words.questions(found)
        for place, part in enumerate(self.questions):
            part.set_words(questions[place] if place < len(questions) else "")
        hidden = {Code.REGISTRATION_UNKNOWN}
        self._say(self.notes, " ".join(clock_words.notes(found)) if set(found.codes) - hidden else "")
        self.setAccessibleName(" ".join([_("Registration clock"), *self.said()]))

    def said(self) -> list[str]:
        """Everything it says, in the order in which it is read."""
        if self._counted is None:
            return []
        found = self._counted.found
        told = [part.words() for part in (self.length, self.sentence, self.report) if not part.isHidden()]
        asked = [part.words() for part in self.questions if not part.isHidden()]
        rest = [part.words() for part in (self.days, self.notes) if not part.isHidden()]
        status = clock_words.status(found.registration)
        return [*clock_words.classes(found.housing), status, *told, *asked, *rest]

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._titles[0].setText(_("Stay, for housing"))
        self._titles[1].setText(_("Registration clock"))
        self.show_counted(self._counted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _say(self, part: Paragraph, words: str) -> None:
        part.set_words(words)
        part.setVisible(bool(words))


def _flow() -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    return holder, FlowLayout(holder, gap=8, line_gap=4)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


def _refill(layout: FlowLayout, parts: list[Badge]) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        layout.addWidget(part)
        part.show()
