# SPDX-License-Identifier: EUPL-1.2
"""What is asked only if it helps: a chip row for each of the engine's keys, folded to what was answered."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.desk import fields
from spreekuur.language import _
from spreekuur.ui import words
from spreekuur.ui.consultation.clock_card import ClockCard
from spreekuur.ui.consultation.persons_row import PersonsRow
from spreekuur.ui.consultation.stays_rows import StaysRows
from spreekuur.ui.widgets import Button, ChipRow, Label, NoteLine, Paragraph

_LABEL = 124
_STAYS = "stays"
_BELOW = ("persons", "here_since")
_SURE = ("help_first", "kind", "persons", "key_person")


class OptionalBlock(QWidget):
    """Folded it shows the rows that have an answer; open all rows, and the rest one key deeper."""

    answered = Signal(str, object)  # key, value or None
    fold_changed = Signal(bool)  # open

    def __init__(self, towns: Mapping[str, str]) -> None:
        """`towns` are the places that the content names."""
        super().__init__()
        self._towns = towns
        self._talk: Talk | None = None
        self._open = self._deep = self._counting = False
        self._unsaid: set[str] = set()
        self._title = Label(role="label")
        self._hint = Label(role="hint", tone="muted")
        self.toggle = Button(kind="quiet", height=28)
        self.toggle.set_role("hint")
        self.deeper = Button(kind="quiet", height=28)
        self.deeper.set_role("hint")
        self.toggle.clicked.connect(self._on_toggle)
        self.deeper.clicked.connect(self._on_deeper)
        self._means = Paragraph(role="hint", tone="muted")
        self.stays, self.people = StaysRows(), PersonsRow()
        self.wrong = NoteLine("circle-alert", "danger")
        self.clock = ClockCard()
        self.lost = ChipRow(beside=_LABEL)
        self.lost.setObjectName("job_lost")
        self.rows = {key: self._row(key) for key in (*fields.ENGINE, *fields.CONTACT, *fields.BANDS)}
        self._build()
        self.retranslate()

    def show_talk(self, talk: Talk) -> None:
        """Show the answers of this talk."""
        self._counting = self._counting and self._talk is not None and self._talk.id == talk.id
        self._talk = talk
        for key, row in self.rows.items():
            row.set_values((fields.value(talk, key),))
        self.stays.show_talk(talk)
        self._means.set_words(words.consent_means(talk.consent))
        self._show_rows()

    def count_persons(self) -> None:
        """Bring the number of persons into sight, with the focus on it, whatever else is folded."""
        self._counting = True
        self._show_rows()
        self.rows["persons"].focus_first()

    def set_open(self, opened: bool) -> None:
        """Open or fold the block."""
        self._open = opened
        self._show_rows()
        self._name_toggles()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Only if it helps"))
        self._hint.setText(_("not required"))
        self._unsaid = {*self.rows, _STAYS}
        self.people.retranslate()
        self.clock.retranslate()
        self.lost.set_label(_("Work lost"))
        self.lost.set_choices([("yes", _("Yes: bed, insurance, income"))])
        self._show_rows()
        self._name_toggles()
        if self._talk is not None:
            self._means.set_words(words.consent_means(self._talk.consent))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._title, self._hint):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for key in fields.ENGINE:
            column.addWidget(self.rows[key])
            if key == "employment":
                column.addWidget(self.lost)
        column.addWidget(self._means)
        column.addWidget(self.deeper)
        column.addWidget(self.stays)
        column.addWidget(self.clock)
        for key in (*fields.CONTACT, *fields.BANDS):
            column.addWidget(self.rows[key])
            if key in _BELOW:
                column.addWidget({"persons": self.people, "here_since": self.wrong}[key])

    def _row(self, key: str) -> ChipRow:
        row = ChipRow(words.label(key), beside=_LABEL)
        row.setObjectName(key)
        row.changed.connect(lambda: self.answered.emit(key, row.value()))
        return row

    def _say_row(self, key: str) -> None:
        """Say a row that comes into sight; folded ones would take most of a change of language."""
        self._unsaid.discard(key)
        row = self.rows[key]
        row.set_label(words.label(key))
        row.set_choices(words.sure_choices(key) if key in _SURE else words.choices(key, self._towns))
        if self._talk is not None:
            row.set_values((fields.value(self._talk, key),))

    def _say_stays(self) -> None:
        self._unsaid.discard(_STAYS)
        self.stays.retranslate()

    def _show_rows(self) -> None:
        talk = self._talk
        for key, row in self.rows.items():
            opened = self._open and (self._deep or key in fields.ENGINE)
            counted = key == "persons" and self._counting
            shown = opened or counted or (talk is not None and fields.answered(talk, key))
            if shown and key in self._unsaid:
                self._say_row(key)
            row.setVisible(shown)
        self.people.setVisible(not self.rows["persons"].isHidden())
        self._means.setVisible(not self.rows["consent"].isHidden())
        self.deeper.setVisible(self._open)
        self.lost.setVisible(self._open or self.lost.value() is not None)
        shown = self._open and self._deep
        if shown and _STAYS in self._unsaid:
            self._say_stays()
        self.stays.setVisible(shown)

    def _name_toggles(self) -> None:
        self.toggle.set_word(_("Fewer questions") if self._open else _("More questions"))
        self.toggle.set_icon("chevron-up" if self._open else "chevron-down")
        self.deeper.set_word(_("Less") if self._deep else _("Exact dates, persons, statistics"))
        self.deeper.set_icon("chevron-up" if self._deep else "chevron-down")

    def _on_toggle(self) -> None:
        self.set_open(not self._open)
        self.fold_changed.emit(self._open)

    def _on_deeper(self) -> None:
        self._deep = not self._deep
        self._show_rows()
        self._name_toggles()
