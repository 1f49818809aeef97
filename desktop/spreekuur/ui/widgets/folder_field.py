# SPDX-License-Identifier: EUPL-1.2
"""A field for a folder: typed, or found by walking through the computer; it remembers nothing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import Field
from spreekuur.ui.widgets.folder_list import FolderList
from spreekuur.ui.widgets.inputs import LineEdit, mark_wrong


class FolderField(Field):
    """Label above, path and a button beside; the button opens the list of folders below.

    The system's own dialog is not used: it writes down where one was, outside of the encrypted store.
    """

    changed = Signal(str)  # the path, typed or chosen; not by set_folder

    def __init__(
        self, label: str = "", *, required: bool | None = None, hint: str = "", name: str = ""
    ) -> None:
        self.line = LineEdit(name=name, most=4096)
        self.button = Button(icon="hard-drive")
        super().__init__(label, self._row(), required=required, hint=hint)
        self.list = self.make_list()
        self.list.hide()
        column = self.layout()
        assert column is not None
        column.addWidget(self.list)
        self.line.textEdited.connect(self._on_edited)
        self.button.clicked.connect(self._on_button)
        self.list.went.connect(self._on_went)
        self.list.closed.connect(self._on_closed)
        self.retranslate()

    def make_list(self) -> FolderList:
        """The list that opens below; a field for something else in a folder has another."""
        return FolderList()

    def folder(self) -> Path | None:
        """The folder that is named; None when the field is empty. It need not exist."""
        from spreekuur.security.files import named  # not before the first picture

        typed = self.line.text().strip().strip('"')
        return named(typed) if typed else None

    def set_folder(self, folder: Path | None) -> None:
        """Name a folder, without saying `changed`."""
        self.line.setText(str(folder) if folder else "")

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the folder."""
        super().set_error(sentence)
        mark_wrong(self.line, bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def set_label(self, label: str, hint: str = "") -> None:
        """Change label and hint."""
        super().set_label(label, hint)
        self.line.setAccessibleName(label)

    def retranslate(self) -> None:
        """Say the words of button and list anew; the label is the screen's."""
        self.button.set_word(_("Choose folder"))
        self.list.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < 2.5 * self.button.sizeHint().width()
        way = QBoxLayout.Direction
        self._beside.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def close_list(self) -> None:
        """Fold the list of folders away."""
        self.list.hide()

    def _row(self) -> QWidget:
        row = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(8)
        self._beside.addWidget(self.line, 1)
        self._beside.addWidget(self.button)
        row.setFocusProxy(self.line)
        return row

    def _on_edited(self, text: str) -> None:
        self.set_error("")
        self.changed.emit(text)

    def _on_button(self) -> None:
        if self.list.isVisible():
            self._on_closed()
            return
        self.list.show()
        self.list.open_at(self.folder() or Path.home())

    def _on_went(self, folder: str) -> None:
        self.line.setText(folder)
        self._on_edited(folder)

    def _on_closed(self) -> None:
        self.list.hide()
        self.line.setFocus()
