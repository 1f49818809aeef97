# SPDX-License-Identifier: EUPL-1.2
"""What wants a person after taking in: questions, the same person twice, and cards that must be made anew."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from spreekuur.desk.exchange import Received
from spreekuur.language import _, ngettext
from spreekuur.ui.widgets import Card, Divider, Label, TodoRow


class AskedCard(Card):
    """Hidden while nothing is asked. Nothing here changes by itself."""

    questions_wanted = Signal()
    compare_wanted = Signal(str, str)  # two client ids

    def __init__(self) -> None:
        super().__init__()
        self.box.setContentsMargins(20, 16, 12, 12)
        self.box.setSpacing(0)
        self._questions, self._received = 0, Received()
        self._title = Label(role="section")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.rows: list[TodoRow] = []
        self.box.addWidget(self._title)
        self.box.addSpacing(8)
        self.box.addLayout(self._column)
        self.hide()

    def show_questions(self, count: int) -> None:
        """So many fields were filled in differently."""
        if count != self._questions:  # else the button with the focus would be made anew
            self._questions = count
            self.retranslate()

    def show_received(self, received: Received) -> None:
        """What the last taking in found; it stays until the next one."""
        self._received = received
        self.retranslate()

    def told_apart(self, pair: Sequence[str]) -> None:
        """This pair was looked at."""
        self._received.doubles = [one for one in self._received.doubles if set(one.ids) != set(pair)]
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Asked of you"))
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = self._made()
        for place, row in enumerate(self.rows):
            if place:
                self._column.addWidget(Divider())
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def _made(self) -> list[TodoRow]:
        rows = []
        if self._questions:
            title = ngettext("{n} question", "{n} questions", self._questions).format(n=self._questions)
            row = TodoRow(
                "circle-question-mark", title, _("two laptops wrote something else"), _("Answer them")
            )
            row.pressed.connect(self.questions_wanted)
            rows.append(row)
        for one in self._received.doubles:
            title = _("{a} and {b}").format(a=one.code, b=one.other)
            row = TodoRow("users", title, _("seem to be one person"), _("Compare…"))
            row.pressed.connect(lambda pair=one.ids: self.compare_wanted.emit(*pair))
            rows.append(row)
        for old, new in self._received.recoded:
            title = _("{code} is now {new}").format(code=old, new=new)
            row = TodoRow(
                "id-card", title, _("two laptops gave out one code: this client needs a new card"), ""
            )
            row.button.hide()
            rows.append(row)
        return rows
