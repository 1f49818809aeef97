# SPDX-License-Identifier: EUPL-1.2
"""Files whose time is over: shown before anything is done; one button clears them, each can be kept for a reason."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_files import DueFile, Why
from spreekuur.language import _, ngettext
from spreekuur.ui.clients import words
from spreekuur.ui.clients.rows_card import RowsCard
from spreekuur.ui.widgets import Asked, Button, ChipRow, FlowLayout, IconLabel, Label, Paragraph


class DueCard(RowsCard):
    """One row a file: its code, the last contact and what would go."""

    closed = Signal()
    cleared = Signal(object)  # the ids of the files that stand here
    kept = Signal(str, object)  # client id, Why

    def __init__(self) -> None:
        super().__init__(stretch=100)
        self._files: tuple[DueFile, ...] = ()
        self._today: date | None = None
        self._asked: DueFile | None = None
        self.rows: list[DueRow] = []
        self.why = ChipRow()
        self.close_button = Button(icon="arrow-left", keys="Esc", height=44)
        self.clear_button = Button(kind="primary", icon="trash-2", height=44)
        self.close_button.clicked.connect(self.closed)
        self.clear_button.clicked.connect(self._on_clear)
        self._compact = False
        self.question.asked.connect(self._settle)
        self.question.answered.connect(lambda _yes: self._settle())
        self.foot = QWidget()
        foot = FlowLayout(self.foot, gap=12)
        for button in (self.clear_button, self.close_button):
            foot.addWidget(button)
        self.box.addWidget(self.foot)
        self.box.addStretch(1)
        self.retranslate()

    def show_files(self, files: Sequence[DueFile], today: date) -> None:
        """Show these, the one that was here the longest ago first."""
        if tuple(files) != self._files:
            self.question.leave()
        self._files, self._today = tuple(files), today
        self.rows = [self._row(file, today) for file in files]
        self.put_rows(self.rows)
        count = len(files)
        self.clear_button.set_word(
            ngettext("Put {n} file in the bin", "Put {n} files in the bin", count).format(n=count)
        )

    def set_compact(self, compact: bool) -> None:
        """Where there is little room a question stands alone."""
        self._compact = compact
        self._settle()

    def focus_first(self) -> None:
        """Put the focus on the way back: clearing is no key pressed in passing."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use, also of what is asked now."""
        self._title.setText(_("Files to clear"))
        self._about.set_words(
            _(
                "No contact for 24 months. From the bin they can be taken back for 30 days, then they are really gone."
            )
        )
        self.close_button.set_word(_("Back to the clients"))
        self.why.set_choices([(why.value, words.why(why)) for why in Why])
        if self._today is not None:
            self.show_files(self._files, self._today)
        if self._asked is not None and not self.question.isHidden():
            self._ask(self._asked, focus=False)

    def _row(self, file: DueFile, today: date) -> "DueRow":
        row = DueRow(file, today)
        row.keep.clicked.connect(lambda: self._ask_why(file))
        return row

    def _on_clear(self) -> None:
        self.cleared.emit([file.id for file in self._files])

    def _ask_why(self, file: DueFile) -> None:
        self.why.set_values([])
        self._ask(file)
        self.why.focus_first()

    def _ask(self, file: DueFile, *, focus: bool = True) -> None:
        self._asked = file
        self.question.ask(
            Asked(
                _("Why is the file {code} kept?").format(code=file.code),
                _("Do not keep"),
                _("Keep the file"),
                [_("After 12 months it is asked again.")],
                tone="info",
                extra=self.why,
            ),
            lambda: self._keep(file),
            focus=focus,
        )

    def _keep(self, file: DueFile) -> bool:
        """Without a reason nothing is kept, and the question stays."""
        chosen = self.why.value()
        if chosen is None:
            self.why.focus_first()
            return False
        self.kept.emit(file.id, Why(chosen))
        return True

    def _settle(self) -> None:
        asking = not self.question.isHidden()
        self.clear_button.set_kind("normal" if asking else "primary")
        for part in (self._about, self.area, self.foot):
            part.setVisible(not (asking and self._compact))


class DueRow(QWidget):
    """A file whose time is over, and the button that keeps it."""

    def __init__(self, file: DueFile, today: date) -> None:
        super().__init__()
        last = _("last contact {date}").format(date=words.day(file.last_on, today))
        goes = words.what_goes(file)
        self.keep = Button(_("Keep…"), height=36)
        self.keep.setAccessibleDescription(f"{file.code}, {last}")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(f"{file.code} · {last}", role="strong"))
        column.addWidget(Paragraph(goes, role="card", tone="muted"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(IconLabel("clock"))
        line.addLayout(column, 1)
        line.addWidget(self.keep)
