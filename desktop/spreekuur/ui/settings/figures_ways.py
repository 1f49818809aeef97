# SPDX-License-Identifier: EUPL-1.2
"""The three ways on which figures go: to a server, into a folder, or by mail or by hand."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import exchange_place
from spreekuur.desk.figures_place import Place
from spreekuur.language import _
from spreekuur.ui.exchange.address_fields import AddressFields
from spreekuur.ui.exchange.place_foot import PlaceFoot
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import FolderField, Paragraph

SERVER, FOLDER, BY_HAND = "server", "folder", "by_hand"


def way_of(place: exchange_place.Place) -> str:
    """How figures go to this place; empty when nobody chose."""
    if place.is_online:
        return SERVER
    if place.where:
        return FOLDER
    return BY_HAND if isinstance(place, Place) and place.by_hand else ""


class FiguresWays(QWidget):
    """One of the three is asked at a time; what was typed for another one stays there until one leaves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.how, self.server = PickRow(), AddressFields("figures")
        self.folder = FolderField(name="figures-place")
        self.by_hand = Paragraph(role="card")
        self.foot = PlaceFoot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.how, self.server, self.folder, self.by_hand, self.foot):
            column.addWidget(part)
        self.how.picked.connect(lambda _way: self._on_picked())
        self.folder.changed.connect(lambda _text: self.foot.say_nothing())

    def way(self) -> str:
        """The way that is asked about."""
        return self.how.value() or SERVER

    def typed(self) -> Place | None:
        """What was typed; None when it is no place, which is then said."""
        if self.way() == BY_HAND:
            return Place(by_hand=True)
        if self.way() == SERVER:
            address = self.server.typed()
            return Place.of(address) if address else None
        folder = self.folder.folder()
        if folder is None or not folder.is_absolute():
            self.folder.set_error(_("Choose a folder first, for instance on the stick."))
            self.folder.line.setFocus()
            return None
        return Place(str(folder))

    def fill(self, kept: exchange_place.Place) -> None:
        """Show what is kept, in the place of what was typed."""
        way = way_of(kept)
        self.how.set_values([way or SERVER])
        self.server.fill(kept)
        self.folder.set_folder(Path(kept.where) if way == FOLDER else None)
        self.folder.set_error("")
        self.folder.close_list()
        self.foot.remove.setVisible(bool(way))
        self.foot.say_nothing()
        self._settle()

    def focus_first(self) -> None:
        """Begin with the way."""
        self.how.focus_first()

    def close_list(self) -> bool:
        """Fold the list of folders away; False when it is not open."""
        is_open = not self.folder.list.isHidden()
        if is_open:
            self.folder.list.closed.emit()
        return is_open

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.how.set_label(_("How figures go to the municipality"))
        ways = (
            (SERVER, _("To a server")),
            (FOLDER, _("Folder or stick")),
            (BY_HAND, _("By mail or by hand")),
        )
        self.how.set_choices(list(ways))
        self.server.retranslate()
        self.folder.set_label(_("Folder"), _("a shared folder, one that is kept in step, or a stick"))
        self.folder.retranslate()
        self.by_hand.set_words(
            _(
                "Nobody is contacted. Once a period is signed, save its files for a mail or onto a stick, and bring"
                " them to the municipality yourself."
            )
        )
        self._settle()

    def _on_picked(self) -> None:
        self.foot.say_nothing()
        self.close_list()
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        way = self.way()
        self.server.setVisible(way == SERVER)
        self.folder.setVisible(way == FOLDER)
        self.by_hand.setVisible(way == BY_HAND)
        self.foot.test.setVisible(way != BY_HAND)
        uses = {SERVER: _("Use this address"), FOLDER: _("Use this folder"), BY_HAND: _("Use this way")}
        self.foot.set_words(uses[way], _("Choose nothing"))
