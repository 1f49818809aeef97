# SPDX-License-Identifier: EUPL-1.2
"""One key deeper: the exact number of months, and stays as dates of arrival and departure."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.consultations.model import Stay
from spreekuur.consultations.talk import Talk
from spreekuur.desk import typed
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, Field, LineEdit, NoteLine

_MOST = 6


class StaysRows(QWidget):
    """Typed dates are taken when the field is left; what is no date is said beside it and not taken."""

    months_typed = Signal(object)  # int or None
    stays_typed = Signal(object)  # tuple of Stay

    def __init__(self) -> None:
        super().__init__()
        self.judge: Callable[[tuple[Stay, ...]], tuple[str, bool]] = lambda _stays: ("", False)
        """What there is to say of stays, and whether they cannot be."""
        self.months = LineEdit(name="months")
        self._months = Field("", self.months)
        self.dates: list[tuple[LineEdit, LineEdit]] = []
        self._fields: list[tuple[Field, Field]] = []
        self._wrong = NoteLine("circle-alert", "danger")
        self._wrong.hide()
        self.add = Button(kind="quiet", icon="plus", height=36)
        self.add.set_role("hint")
        self.add.clicked.connect(self._on_add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._months)
        column.addLayout(self._lines)
        column.addWidget(self._wrong)
        column.addWidget(self.add)
        self.months.editingFinished.connect(self._on_months)
        self._add_line()
        self.retranslate()

    def show_talk(self, talk: Talk) -> None:
        """Show the months and stays of this talk, but never over what is being typed."""
        months = talk.answers.get("expected_months")
        if not self.months.hasFocus():
            self.months.setText(f"{months:g}" if isinstance(months, int | float) else "")
        if any(field.hasFocus() for pair in self.dates for field in pair):
            return
        if len(self.dates) < len(talk.stays):
            while len(self.dates) < len(talk.stays):
                self._add_line()
            self.retranslate()
        for index, (arrival, departure) in enumerate(self.dates):
            stay = talk.stays[index] if index < len(talk.stays) else Stay(None, None)
            arrival.setText(typed.as_day(stay.arrival))
            departure.setText(typed.as_day(stay.departure))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._months.set_label(_("Exact number of months"))
        for number, (arrival, departure) in enumerate(self._fields, 1):
            # A second one has its number: alike in name, a screen reader could not tell them apart.
            arrival.set_label(_("Arrival {n}").format(n=number) if number > 1 else _("Arrival"))
            left = _("Departure {n}").format(n=number) if number > 1 else _("Departure")
            departure.set_label(left, _("empty: still here"))
        for pair in self.dates:
            for field in pair:
                field.setPlaceholderText(_("day-month-year"))
        self.add.set_word(_("One more stay"))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.months.setMaximumWidth(theme.px(120))

    def _add_line(self) -> None:
        pair = (LineEdit(), LineEdit())
        fields = (Field("", pair[0]), Field("", pair[1]))
        line = QHBoxLayout()
        line.setSpacing(16)
        for field, box in zip(pair, fields, strict=True):
            line.addWidget(box, 1)
            field.editingFinished.connect(self._on_dates)
        self.dates.append(pair)
        self._fields.append(fields)
        self._lines.addLayout(line)
        self.add.setVisible(len(self.dates) < _MOST)
        self.restyle()

    def _on_add(self) -> None:
        self._add_line()
        self.retranslate()
        self.dates[-1][0].setFocus()

    def _on_months(self) -> None:
        text = self.months.text().strip()
        months = typed.months(text)
        self._say(_("Type a number, such as 5.") if text and months is None else "")
        if not text or months is not None:
            self.months_typed.emit(months)

    def _on_dates(self) -> None:
        stays: list[Stay] = []
        for arrival, departure in self.dates:
            begin, end = typed.day(arrival.text()), typed.day(departure.text())
            if (arrival.text().strip() and begin is None) or (departure.text().strip() and end is None):
                self._wrong.set_look("circle-alert", "danger")
                self._say(_("Type a date as day-month-year, such as 3-9-2026."))
                return
            if begin or end:
                stays.append(Stay(begin, end))
        sentence, refused = self.judge(tuple(stays))
        self._wrong.set_look(*(("circle-alert", "danger") if refused else ("info", "muted")))
        self._say(sentence)
        if not refused:
            self.stays_typed.emit(tuple(stays))

    def _say(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
