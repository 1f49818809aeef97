# SPDX-License-Identifier: EUPL-1.2
"""Beside the fields: who may be the same person. It never stops anybody; two keys take it further."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.desk.client_files_twice import Twice
from spreekuur.language import _
from spreekuur.ui.clients import twice_words
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, announce

SAME, OTHER = "Ctrl+O", "Ctrl+U"


class TwicePanel(Card):
    """Hidden while nobody seems to be the same. The keys are for the likeliest."""

    same_wanted = Signal(str)  # client id: it is this one
    other_wanted = Signal(str)  # client id: this is somebody else
    appeared = Signal()
    left = Signal()  # the last button is gone, which had the focus

    def __init__(self, same_word: Callable[[], str]) -> None:
        super().__init__(tone="info_tint", dense=True)
        self._same_word = same_word
        self._shown: tuple[list[Twice], date] | None = None
        self.rows: list[TwiceRow] = []
        self._title = Label(role="strong")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.addWidget(self._title)
        self.box.addLayout(self._column)
        self.hide()

    def show_found(self, found: Sequence[Twice], today: date) -> None:
        """Show these in the place of those before; what is new is said aloud, once nothing is typed."""
        before = [row.found.hit.id for row in self.rows]
        self._shown = (list(found), today)
        self._fill()
        if found and [one.hit.id for one in found] != before:
            self.appeared.emit()
            announce(self, ". ".join([self._title.text(), self.rows[0].sentence()]))

    def clear(self) -> None:
        """Show nobody."""
        self._shown = None
        self._fill()

    def take_same(self) -> bool:
        """The likeliest is the one; False when nobody is shown."""
        return self._emit(self.same_wanted)

    def take_other(self) -> bool:
        """The likeliest is somebody else."""
        return self._emit(self.other_wanted)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Known already?"))
        self._fill()

    def _emit(self, wanted: SignalInstance) -> bool:
        if not self.rows or self.isHidden():
            return False
        wanted.emit(self.rows[0].found.hit.id)
        return True

    def _fill(self) -> None:
        found, today = self._shown or ([], date.min)
        focused = QApplication.focusWidget()
        at_work = focused is not None and self.isAncestorOf(focused)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one, today, first=place == 0) for place, one in enumerate(found)]
        self.setVisible(bool(found))
        if at_work:
            self._give_focus_on()

    def _give_focus_on(self) -> None:
        """The button that was pressed is gone: go on at the next one, or where the fields are."""
        if self.rows:
            self.rows[0].same.setFocus()
        else:
            self.left.emit()

    def _row(self, found: Twice, today: date, *, first: bool) -> "TwiceRow":
        row = TwiceRow(found, today, self._same_word(), keys=first)
        row.same.clicked.connect(lambda: self.same_wanted.emit(found.hit.id))
        row.other.clicked.connect(lambda: self.other_wanted.emit(found.hit.id))
        self._column.addWidget(row)
        return row


class TwiceRow(QWidget):
    """One file that may be of the same person, and its two buttons."""

    def __init__(self, found: Twice, today: date, same_word: str, *, keys: bool) -> None:
        super().__init__()
        self.found = found
        self._about = Paragraph(twice_words.about(found, today), role="card", lead=twice_words.title(found))
        self.same = Button(same_word, keys=SAME if keys else "", height=36)
        self.other = Button(_("Two different people"), kind="quiet", keys=OTHER if keys else "", height=36)
        for button in (self.same, self.other):
            button.setAccessibleName(f"{button.text()}: {found.hit.code}")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.same)
        buttons.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._about)
        column.addWidget(foot)

    def sentence(self) -> str:
        """All that the row says."""
        return self._about.words()
