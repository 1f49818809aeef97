# SPDX-License-Identifier: EUPL-1.2
"""A small list of folders to choose from: sticks first. It is our own, as Qt's writes down what was chosen."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, Field, FlowLayout, LineEdit, Paragraph, QueueList, QueueRow

_MOST = 200
_SHOWN = 3
_REMOVABLE = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def volumes() -> list[Path]:
    """Where a stick may be: what can be written to and is not this computer's own disk."""
    mounted = [
        Path(v.rootPath()) for v in QStorageInfo.mountedVolumes() if v.isReady() and not v.isReadOnly()
    ]
    if sys.platform == "win32":
        return [path for path in mounted if path.drive.upper() != "C:"]
    return [path for path in mounted if f"{path}/".startswith(_REMOVABLE)]


def subfolders(folder: Path) -> list[Path]:
    """The folders in a folder by name, hidden ones left out; none when it cannot be read."""
    try:
        inside = [entry for entry in folder.iterdir() if not entry.name.startswith(".") and entry.is_dir()]
    except OSError:
        return []
    return sorted(inside, key=lambda entry: entry.name.casefold())[:_MOST]


class FolderList(QWidget):
    """Enter goes into a folder, Backspace back out; the button takes the one that is shown."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._where = Paragraph(role="card", tone="muted")
        self.list = QueueList()
        self.take = Button(kind="primary", height=36)
        self.up = Button(kind="quiet", icon="arrow-left", height=36)
        self.leave = Button(kind="quiet", keys="Esc", height=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._where)
        column.addWidget(self.list)
        foot = FlowLayout(gap=8)
        for button in (self.take, self.up, self.leave):
            foot.addWidget(button)
        column.addLayout(foot)
        self.list.opened.connect(lambda path: self.go(Path(path)))
        self.take.clicked.connect(lambda: self.chosen.emit(str(self._folder or "")))
        self.up.clicked.connect(self._up)
        self.leave.clicked.connect(self.closed)
        self.restyle()
        self.retranslate()

    def open(self) -> None:
        """Show the sticks and this person's own folder."""
        self._folder = None
        self._show([*volumes(), Path.home()])
        self.show()

    def go(self, folder: Path) -> None:
        """Show the folders inside a folder."""
        self._folder = folder
        self._show(subfolders(folder))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.list.set_label(_("Folders"))
        self.take.set_word(_("Take this folder"))
        self.up.set_word(_("Back"))
        self.leave.set_word(_("Cancel"))
        self._where.set_words(str(self._folder) if self._folder else _("Sticks and your own folder"))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(64) + 1) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes out of the folder, Esc closes the list."""
        if event.key() == Qt.Key.Key_Backspace:
            self._up()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _up(self) -> None:
        if self._folder is None or self._folder in (*volumes(), Path.home(), Path(self._folder.anchor)):
            self.open()
        else:
            self.go(self._folder.parent)

    def _show(self, folders: list[Path]) -> None:
        self.list.set_rows([QueueRow(str(path), "", path.name or str(path)) for path in folders])
        self.take.setVisible(self._folder is not None)
        self.up.setVisible(self._folder is not None)
        self.retranslate()
        self.restyle()
        (self.list if folders else self.take).setFocus(Qt.FocusReason.OtherFocusReason)


class FolderChoice(QWidget):
    """A field for a folder, which can be typed, and the list that opens below it."""

    entered = Signal()  # Enter in the field
    list_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.folder = LineEdit(name="backup-folder")
        self._field = Field("", self.folder, required=False)
        self.list = FolderList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(self.list)
        self.folder.returnPressed.connect(self.entered)
        self.list.closed.connect(self.close_list)
        self.list.chosen.connect(self._take)
        self.list.hide()

    def text(self) -> str:
        """The folder, or nothing."""
        return self.folder.text().strip()

    def suggest(self, folder: str) -> None:
        """Fill in a folder while none is there."""
        if not self.text():
            self.folder.setText(folder)

    def open_list(self) -> None:
        """Show the list."""
        self.list_shown.emit(True)
        self.list.open()

    def close_list(self) -> None:
        """Hide the list."""
        self.list.hide()
        self.list_shown.emit(False)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Folder for a second copy"))
        self.list.retranslate()

    def _take(self, folder: str) -> None:
        self.folder.setText(folder)
        self.close_list()
