# SPDX-License-Identifier: EUPL-1.2
"""Walks through the folders of this computer. The system's dialog would write down where one was."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.card import Card
from spreekuur.ui.widgets.flow import FlowLayout
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.places import Place, places, subfolders

_ROLE = Qt.ItemDataRole.UserRole
_ICONS = {
    "home": "house",
    "documents": "file-text",
    "desktop": "monitor",
    "stick": "usb",
    "disk": "hard-drive",
}
_ROWS = 5


class _Rows(QListWidget):
    """Enter goes into a folder, Backspace or Left to the one above; Tab leaves."""

    up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that lead upwards."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.up.emit()
        else:
            super().keyPressEvent(event)


class FolderList(Card):
    """Places, and the folders of the current one. `went` says where one is, `closed` that it is enough."""

    went = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(tone="alt", dense=True)
        self._folder = Path()
        self._places = FlowLayout(gap=8)
        self._empty = Paragraph(role="card", tone="muted")
        self.rows = _Rows()
        self.rows.setProperty("popup", True)
        self.rows.setTabKeyNavigation(False)
        self.rows.itemActivated.connect(self._on_activated)
        self.rows.up.connect(self._on_up)
        self._heading = Label(role="card_strong")
        self._done = Button(kind="normal", icon="check", height=36)
        self._done.clicked.connect(self.closed)
        self._build()
        self.retranslate()

    def open_at(self, folder: Path) -> None:
        """Show the places that are there now, and the folders in this one or in the nearest that exists."""
        self._show_places(places())
        while subfolders(folder) is None and folder != folder.parent:
            folder = folder.parent
        self._go(folder)
        self.rows.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: enough."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word anew in the language in use."""
        self.rows.setAccessibleName(_("Folders"))
        self._done.set_word(_("Take this folder"))
        self._empty.set_words(_("There are no folders in here. That is fine: you can take this one."))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.rows.setFont(theme.font("card"))
        self.rows.setFixedHeight(theme.height(36) * _ROWS + 12)

    def _build(self) -> None:
        self.box.setSpacing(8)
        self.box.setContentsMargins(12, 12, 12, 12)
        self.box.addLayout(self._places)
        self.box.addWidget(self._heading)
        column = QVBoxLayout()
        column.addWidget(self._empty)
        column.addWidget(self.rows)
        self.box.addLayout(column)
        self.box.addWidget(self._done, 0, Qt.AlignmentFlag.AlignRight)
        self.restyle()

    def _show_places(self, found: list[Place]) -> None:
        while (item := self._places.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place in found:
            button = Button(_place_word(place), icon=_ICONS[place.kind], height=36)
            button.clicked.connect(lambda folder=place.folder: self._go(folder))
            self._places.addWidget(button)
            button.show()

    def _go(self, folder: Path) -> None:
        names = subfolders(folder)
        if names is None:
            return
        self._folder = folder
        self._heading.setText(folder.name or str(folder))
        self.rows.clear()
        colour = theme.color("muted")
        if folder != folder.parent:
            self._add(
                _("Up to {folder}").format(folder=folder.parent.name or str(folder.parent)),
                "..",
                "arrow-left",
            )
        for name in names:
            self._add(name, name, "chevron-right")
        self._empty.setVisible(not names)
        self.rows.setCurrentRow(0)
        self.rows.setIconSize(theme.pixmap("chevron-right", colour, theme.px(16)).size())
        self.went.emit(str(folder))

    def _add(self, word: str, name: str, icon: str) -> None:
        drawn = theme.pixmap(icon, theme.color("muted"), theme.px(16), self.devicePixelRatioF())
        item = QListWidgetItem(QIcon(drawn), word)
        item.setData(_ROLE, name)
        self.rows.addItem(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        name = str(item.data(_ROLE))
        self._go(self._folder.parent if name == ".." else self._folder / name)

    def _on_up(self) -> None:
        self._go(self._folder.parent)


def _place_word(place: Place) -> str:
    words = {"home": _("My folder"), "documents": _("Documents"), "desktop": _("Desktop")}
    return words.get(place.kind) or place.name
