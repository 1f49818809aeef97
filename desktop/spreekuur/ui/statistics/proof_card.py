# SPDX-License-Identifier: EUPL-1.2
"""The left side of the check: what was proved, and the files that would leave."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _, ngettext
from spreekuur.ui.statistics.files import Part, Sheet, proof_lines, proof_sheet, sheets
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.widgets import Card, FoundList, IconLabel, Label, Paragraph


class FileList(FoundList):
    """Files by the arrows; Enter goes to what is in one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.itemActivated.connect(lambda item: self.taken.emit(self.id_of(item)))


class ProofCard(Card):
    """Says which file is looked at."""

    chosen = Signal(object)  # Sheet, or None
    opened = Signal()

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._parts: Sequence[Part] = ()
        self._compact = False
        self.sheets: Sequence[Sheet] = ()
        self._title = Label(role="section")
        self.tried, self.closest = Paragraph(role="card"), Paragraph(role="card", tone="muted")
        self._heading, self.list = Label(role="label"), FileList()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(IconLabel("shield-check", tone="ok"))
        head.addWidget(self._title, 1)
        self.box.addWidget(self._head)
        for part in (self.tried, self.closest, self._heading):
            self.box.addWidget(part)
        self.box.addWidget(self.list, 1)
        self.box.setSpacing(8)
        self.list.selected.connect(self._on_selected)
        self.list.taken.connect(lambda _path: self.opened.emit())

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show its proof and its files."""
        self._parts = parts
        files = sheets(parts, self._names)
        self.sheets = [proof_sheet(parts, self._names), *files] if self._compact else files
        self._title.setText(_("Proved: nobody can be traced"))
        tried, closest = proof_lines(parts, self._names)
        self.tried.set_words(tried)
        self.closest.set_words(closest)
        count = len(files)
        self._heading.setText(
            ngettext("{n} file would leave", "{n} files would leave", count).format(n=count)
        )
        self.list.setAccessibleName(self._heading.text())
        self.list.set_rows([sheet.row() for sheet in self.sheets])

    def can_focus(self) -> bool:
        """Whether it is seen."""
        return not self.isHidden()

    def focus_first(self) -> None:
        """Put the focus on the files."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Smaller margins, and the proof as a row of the list, where there is little room."""
        changed, self._compact = compact != self._compact, compact
        side, top = (12, 8) if compact else (20, 16)
        self.box.setContentsMargins(side, top, side, top)
        for part in (self._head, self.tried, self.closest):
            part.setVisible(not compact)
        if changed and self._parts:
            self.show_parts(self._parts)

    def _on_selected(self, path: str) -> None:
        self.chosen.emit(next((sheet for sheet in self.sheets if sheet.path == path), None))
