# SPDX-License-Identifier: EUPL-1.2
"""The files that were put together with this one, and those that are of somebody else: each can be taken back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_files import ClientFile
from spreekuur.language import _
from spreekuur.ui.clients.words import day
from spreekuur.ui.widgets import Button, Divider, IconLabel, Label, Paragraph


class JoinedRows(QWidget):
    """Hidden for a file that always stood alone, as most do."""

    separate_wanted = Signal(str)  # the id of the file that stands alone again
    same_wanted = Signal(str)  # the id of the file that is not of somebody else after all

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_files(self, file: ClientFile, today: date) -> None:
        """Show what was said about this file and others."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.buttons = [], []
        if file.joined or file.apart:
            self._put(Divider())
            self._put(Label(_("Other files"), role="section"))
        for joined in file.joined:
            words = _("put together on {date}").format(date=day(joined.joined_on, today))
            if joined.by:
                words = f"{words} · {joined.by}"
            button = self._row("users", joined.code, words, _("Separate…"))
            button.clicked.connect(lambda _on=False, file_id=joined.id: self.separate_wanted.emit(file_id))
        for other in file.apart:
            button = self._row("user-x", other.code, _("is somebody else"), _("Take back"))
            button.clicked.connect(lambda _on=False, file_id=other.id: self.same_wanted.emit(file_id))
        self.setVisible(bool(self._parts))

    def _row(self, icon: str, code: str, words: str, verb: str) -> Button:
        button = Button(verb, kind="quiet", height=36)
        button.setAccessibleDescription(f"{code}, {words}")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(IconLabel(icon))
        line.addWidget(Paragraph(words, lead=f"{code} ·"), 1)
        line.addWidget(button)
        self._put(row)
        self.buttons.append(button)
        return button

    def _put(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)
