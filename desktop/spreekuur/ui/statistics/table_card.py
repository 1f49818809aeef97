# SPDX-License-Identifier: EUPL-1.2
"""The same figures as tables: which one, and all of its cells."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from spreekuur.language import _
from spreekuur.statistics.bars import unknown_share
from spreekuur.statistics.safe import SafeRelease, SafeTable
from spreekuur.ui.statistics.cell_table import CellTable
from spreekuur.ui.statistics.cells import cells, is_collapsed
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.widgets import Card, ComboBox, NoteLine


class TableCard(Card):
    """Every table that a release has."""

    chosen = Signal(str)  # its name

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._release: SafeRelease | None = None
        self.which = ComboBox(name="table")
        self.cells, self.note = CellTable(), NoteLine("info", "muted")
        self.box.addWidget(self.which)
        self.box.addWidget(self.note)
        self.box.addWidget(self.cells, 1)
        self.which.chosen.connect(lambda _name: self._show())
        self.set_compact(False)

    def show_release(self, release: SafeRelease | None) -> None:
        """Show its tables; the one that was chosen stays if there is one of that name."""
        self._release = release
        found = release.tables if release is not None else {}
        self.which.set_choices([(name, self._names.table(name)) for name in found])
        self.which.set_name(_("Which table"))
        self._show()

    def can_focus(self) -> bool:
        """Whether it is seen."""
        return not self.isHidden()

    def focus_first(self) -> None:
        """Put the focus on the choice of the table."""
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Smaller margins where there is little room."""
        side, top = (12, 8) if compact else (20, 16)
        self.box.setContentsMargins(side, top, side, top)
        self.box.setSpacing(8)

    def _show(self) -> None:
        table = self._release.tables.get(self.which.value()) if self._release is not None else None
        if table is None:
            return
        name = self._names.table(table.name)
        self.cells.show_cells(cells(table, self._names.code, self._names.dimension, self._names.place), name)
        self.note.set_words(" ".join(notes(table, self._names)))


def notes(table: SafeTable, names: Names) -> Sequence[str]:
    """What one must know to read a table: why it is short, and of how many something is not known."""
    said = []
    if is_collapsed(table):
        said.append(
            _("There were too few to divide further: a smaller division would stand for almost nobody.")
        )
    for dimension in table.dimensions:
        share = unknown_share(table, dimension)
        if share is not None:
            said.append(
                _("{what}: not known of about {share} %.").format(
                    what=names.dimension(dimension), share=share
                )
            )
    return said
