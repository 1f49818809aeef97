# SPDX-License-Identifier: EUPL-1.2
"""A field for a table in a file: typed, or found by walking through the computer; it remembers nothing."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidgetItem

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import FolderField
from spreekuur.ui.widgets.folder_list import FolderList

_ENDINGS = (".xlsx", ".csv", ".tsv", ".txt", ".jsonl", ".json", ".xls", ".xlsm", ".ods")
"""Files of the last three are shown as well: that they cannot be read is said with what to do."""
_MOST = 300
_ROLE = Qt.ItemDataRole.UserRole


class FileList(FolderList):
    """Folders, and below them the tables in the folder where one is; taking one of those closes the list."""

    endings: tuple[str, ...] = _ENDINGS

    def retranslate(self) -> None:
        """Say every word anew in the language in use."""
        super().retranslate()
        self.rows.setAccessibleName(_("Folders and tables"))
        self._done.set_word(_("Close the list"))
        self._empty.set_words(_("There is no folder and no table in here."))

    def _go(self, folder: Path) -> None:
        super()._go(folder)
        if self._folder != folder:
            return
        names = _files(folder, self.endings)
        for name in names:
            drawn = theme.pixmap("file-text", theme.color("muted"), theme.px(16), self.devicePixelRatioF())
            item = QListWidgetItem(QIcon(drawn), name)
            item.setData(_ROLE, name)
            self.rows.addItem(item)
        self._empty.setVisible(self.rows.count() == 0)

    def _on_activated(self, item: QListWidgetItem) -> None:
        chosen = self._folder / str(item.data(_ROLE))
        if chosen.is_file():
            self.went.emit(str(chosen))
            self.closed.emit()
        else:
            super()._on_activated(item)


class FileField(FolderField):
    """The same as for a folder, for a table in one."""

    def make_list(self) -> FolderList:
        """Folders and tables."""
        return FileList()

    def retranslate(self) -> None:
        """Say the words of button and list anew; the label is the screen's."""
        super().retranslate()
        self.button.set_word(_("Choose file"))


def _files(folder: Path, endings: tuple[str, ...]) -> list[str]:
    """The names of the files with these endings in a folder, sorted as people do."""
    try:
        with os.scandir(folder) as entries:
            names = [
                entry.name
                for entry in entries
                if entry.name.lower().endswith(endings) and not entry.name.startswith((".", "~"))
            ]
    except OSError:
        return []
    return sorted(names, key=str.casefold)[:_MOST]
