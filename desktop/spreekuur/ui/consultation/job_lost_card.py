# SPDX-License-Identifier: EUPL-1.2
"""Work lost: three clocks side by side, each with its place, its day, what to bring, and a button to choose it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.desk import typed
from spreekuur.desk.job_loss import Running
from spreekuur.language import _, current
from spreekuur.letters import formats
from spreekuur.ui import theme
from spreekuur.ui.widgets import (
    Button,
    Card,
    Field,
    FlowLayout,
    IconLabel,
    Label,
    LineEdit,
    NoteLine,
    Paragraph,
)

_ICONS = {"bed": "house", "insurance": "heart", "income": "wallet"}


class JobLostCard(Card):
    """`chosen` names the clock whose route is wanted or not after all; `papers_wanted`: a paper for each."""

    chosen = Signal(str)
    papers_wanted = Signal()
    last_day_typed = Signal(object)  # date or None

    def __init__(self) -> None:
        super().__init__(dense=True)
        self._clocks: tuple[Running, ...] = ()
        self._open = False
        self._title = Label(role="label")
        self.last_day = LineEdit(name="last_day")
        self._last_day = Field("", self.last_day)
        self._wrong = NoteLine("circle-alert", "danger")
        self._wrong.hide()
        self.rows = [ClockRow() for _n in range(3)]
        self.papers = Button(icon="file-text", height=36)
        self.more = Button(kind="quiet", icon="chevron-down", height=36)
        self._after = Paragraph(role="hint", tone="muted")
        holder = QWidget()
        head = FlowLayout(holder, gap=8, line_gap=4)
        head.addWidget(self._title)
        head.addWidget(self.papers)
        head.addWidget(self.more)
        for part in (holder, self._after, self._last_day, self._wrong, *self.rows):
            self.box.addWidget(part)
        self.more.clicked.connect(lambda: self.set_open(not self._open))
        self.box.setSpacing(8)
        for row in self.rows:
            row.chosen.connect(self.chosen)
        self.last_day.editingFinished.connect(self._on_last_day)
        self.papers.clicked.connect(self.papers_wanted)
        self.restyle()
        self.retranslate()

    def show_clocks(self, clocks: tuple[Running, ...], last_day: date | None) -> None:
        """Show these; without any the card is not there."""
        self._clocks = clocks
        self.setVisible(bool(clocks))
        self._open = self._open and bool(clocks)
        if not self.last_day.hasFocus():
            self.last_day.setText(typed.as_day(last_day))
        for place, row in enumerate(self.rows):
            row.show_clock(clocks[place] if place < len(clocks) else None)
        self._show_parts()

    def set_open(self, opened: bool) -> None:
        """Show each clock, or only that they run."""
        self._open = opened
        self._show_parts()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Work lost: what runs now"))
        self.setAccessibleName(self._title.text())
        self._last_day.set_label(_("Last working day"), _("if it is known"))
        self.last_day.setPlaceholderText(_("day-month-year"))
        self.papers.set_word(_("All on paper"))
        self.show_clocks(self._clocks, typed.day(self.last_day.text()))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.last_day.setMaximumWidth(theme.px(200))

    def _show_parts(self) -> None:
        self._last_day.setVisible(self._open)
        for place, row in enumerate(self.rows):
            row.setVisible(self._open and place < len(self._clocks))
        runs = ", ".join(title(clock.id) for clock in self._clocks)
        told = _("Chooses these places and makes a letter without a name for each.")
        self._after.set_words(told, f"{runs}." if runs else "")
        self.more.set_word(_("Less") if self._open else _("Days and papers"))
        self.more.set_icon("chevron-up" if self._open else "chevron-down")

    def _on_last_day(self) -> None:
        text = self.last_day.text().strip()
        day = typed.day(text)
        wrong = bool(text) and (day is None or not 1900 <= day.year <= 2100)
        self._wrong.set_words(_("Type a date as day-month-year, such as 3-9-2026.") if wrong else "")
        if not wrong:
            self.last_day_typed.emit(day)


class ClockRow(QWidget):
    """One clock: what runs, where to go, by when, and what to bring."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._icon = IconLabel("house", tone="accent")
        self.name = Paragraph(role="strong")
        self.by, self.bring = Paragraph(role="card"), Paragraph(role="card", tone="muted")
        self.choose = Button(height=36)
        self.choose.clicked.connect(lambda: self.chosen.emit(self._id))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        self._card = Card(tone="alt", dense=True)
        self._card.box.addLayout(head)
        for part in (self.by, self.bring):
            self._card.box.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._card)

    def show_clock(self, clock: Running | None) -> None:
        """Show this clock; None hides the row."""
        if clock is None:
            return
        self._id = clock.id
        self._icon.set_icon(_ICONS.get(clock.id, "clock"), "accent")
        place = " · ".join(part for part in (clock.name, clock.reach) if part)
        self.name.set_words(place, f"{title(clock.id)}:")
        self.by.set_words(clock.term, _("By {date}.").format(date=_day(clock.by)) if clock.by else "")
        self.bring.set_words(", ".join(clock.bring), _("Bring along:"))
        self.bring.setVisible(bool(clock.bring))
        self.choose.set_word(_("Chosen") if clock.chosen else _("Choose"))
        self.choose.set_icon("check" if clock.chosen else "")
        self.choose.setAccessibleName(f"{self.choose.text()}: {title(clock.id)}, {clock.name}")


def title(clock: str) -> str:
    """What runs."""
    return {
        "bed": _("Bed"),
        "insurance": _("Health insurance"),
        "income": _("Income"),
    }.get(clock, clock)


def _day(day: date) -> str:
    return formats.day(day, current())
