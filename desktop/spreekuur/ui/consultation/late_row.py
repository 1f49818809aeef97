# SPDX-License-Identifier: EUPL-1.2
"""The date and time of a talk that was noted on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.desk import late, typed
from spreekuur.language import _
from spreekuur.times import from_stamp, local
from spreekuur.ui import theme
from spreekuur.ui.widgets import Field, LineEdit


class LateRow(QWidget):
    """Shown for a talk entered afterwards only."""

    moved = Signal(object)  # datetime

    def __init__(self) -> None:
        super().__init__()
        self.day, self.time = LineEdit(name="late_day"), LineEdit(name="late_time")
        self._day, self._time = Field("", self.day, required=True), Field("", self.time, required=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._day)
        row.addWidget(self._time)
        row.addStretch(1)
        for field in (self.day, self.time):
            field.editingFinished.connect(self._on_typed)
        self.retranslate()
        self.restyle()
        self.hide()

    def show_talk(self, talk: Talk) -> None:
        """Show the moment of this talk, but never over what is being typed."""
        self.setVisible(talk.entered_afterwards)
        if not (self.day.hasFocus() or self.time.hasFocus()):
            moment = local(from_stamp(talk.started_at))
            self.day.setText(typed.as_day(moment.date()))
            self.time.setText(moment.strftime("%H:%M"))
            self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the date."""
        self._day.set_error(sentence)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._day.set_label(_("Date of the talk"))
        self._time.set_label(_("Time"))
        self.day.setPlaceholderText(_("day-month-year"))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.day.setMinimumWidth(theme.px(200))

    def _on_typed(self) -> None:
        day, clock = typed.day(self.day.text()), typed.clock(self.time.text())
        if day is None:
            self._day.set_error(_("Type a date as day-month-year, such as 3-9-2026."))
            return
        self._time.set_error(_("Type a time, such as 19:05.") if clock is None else "")
        if clock is not None:
            self._day.set_error("")
            self.moved.emit(late.moment(day, clock))
