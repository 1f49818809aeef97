# SPDX-License-Identifier: EUPL-1.2
"""Before the evening: what day it is, who is here, who sits at this desk, and the one button that starts."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from spreekuur.desk.today import Today
from spreekuur.language import _
from spreekuur.times import local_date
from spreekuur.ui.today.words import clock, day_in_words
from spreekuur.ui.widgets import (
    Button,
    Card,
    ChipRow,
    Field,
    FlowLayout,
    Label,
    LineEdit,
    MessageBar,
    Paragraph,
)

_MOST_NAMES = 12


class StartCard(Card):
    """Shown while no evening is on."""

    started = Signal(tuple)  # roster, who sits here first

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self._now: datetime | None = None
        self.warning = MessageBar("warn")
        self.left_open = MessageBar("info")
        self._day = Label(role="display")
        self._time = Label(role="body", tone="muted")
        self.names = LineEdit(name="roster")
        self._names_field = Field("", self.names)
        self.seat = ChipRow()
        self.start = Button(kind="primary", keys="Enter", height=48)
        self._promise = Paragraph(role="card", tone="muted")
        self._build()
        self.names.textChanged.connect(lambda _text: self._show_seats())
        self.start.clicked.connect(self._start)
        self.retranslate()

    def show_today(self, today: Today, now: datetime) -> None:
        """Show the day and who was here last time."""
        first = self._today is None
        self._today, self._now = today, now
        if first and not self.names.text():
            self.names.setText(", ".join(today.roster))
        self.retranslate()

    def roster(self) -> tuple[str, ...]:
        """The names that stand in the field, who sits here first."""
        typed = (name.strip() for name in self.names.text().replace(";", ",").split(","))
        names = list(dict.fromkeys(name for name in typed if name))[:_MOST_NAMES]
        seated = [name for name in self.seat.values() if name in names]
        return tuple(dict.fromkeys([*seated, *names]))

    def focus_first(self) -> None:
        """Put the focus on the start; with nobody named yet, on the names."""
        (self.start if self.names.text() else self.names).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field starts, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._names_field.set_label(
            _("Who is here tonight?"), _("first names or initials, with a comma between")
        )
        self.seat.set_label(_("Who sits here?"))
        self.start.set_word(_("Start the evening"))
        self._promise.set_words(_("The queue opens. You can change who is here at any time."))
        if self._today is None or self._now is None:
            return
        today = local_date(self._now)
        self._day.setText(day_in_words(today, year=True))
        self._time.setText(_("It is {time}. Is this right?").format(time=clock(self._now)))
        self._warn(self._today)
        self._show_seats()

    def _warn(self, today: Today) -> None:
        self.warning.setVisible(today.clock_is_wrong)
        if today.clock_is_wrong:
            self.warning.say(
                "warn",
                _(
                    "The laptop's date is wrong ({day}). Set it right, or the figures will not be right."
                ).format(day=self._day.text()),
            )
        self.left_open.setVisible(today.left_open is not None)
        if today.left_open is not None:
            self.left_open.say(
                "info",
                _("The evening of {day} was not closed. Nothing is lost; starting closes it.").format(
                    day=day_in_words(today.left_open.held_on)
                ),
            )

    def _show_seats(self) -> None:
        names = self.roster()
        chosen = self.seat.values()
        self.seat.set_choices([(name, name) for name in sorted(names, key=self.names.text().find)])
        self.seat.setVisible(len(names) > 1)
        if not [name for name in chosen if name in names] and self.seat.chips:
            self.seat.chips[0].setChecked(True)

    def _start(self) -> None:
        self.started.emit(self.roster())

    def _build(self) -> None:
        self.box.setContentsMargins(24, 24, 24, 24)
        self.box.setSpacing(16)
        self.box.addWidget(self._day)
        self.box.addWidget(self._time)
        self.box.addSpacing(8)
        self.box.addWidget(self._names_field)
        self.box.addWidget(self.seat)
        self.box.addWidget(self.left_open)
        self.box.addWidget(self.warning)
        self.box.addSpacing(8)
        foot = FlowLayout(gap=16)
        foot.addWidget(self.start)
        foot.addWidget(self._promise)
        self.box.addLayout(foot)
        self.box.addStretch(1)
        self.warning.hide()
        self.left_open.hide()
