# SPDX-License-Identifier: EUPL-1.2
"""The copies on this laptop, a line each: until when it is kept, and what it still holds of files that were erased."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.backups_kept import KeptCopy
from spreekuur.language import _, ngettext
from spreekuur.times import Clock
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import Label, NoteLine


class KeptCopies(QWidget):
    """Not to be seen while there is no copy."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._copies: Sequence[KeptCopy] = ()
        self.lines: list[NoteLine] = []
        self._title = Label(role="label")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self.retranslate()

    def show_copies(self, copies: Sequence[KeptCopy]) -> None:
        """Show these, the newest first."""
        self._copies = copies
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Kept on this laptop"))
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(copy) for copy in reversed(self._copies)]
        self.setVisible(bool(self._copies))

    def _line(self, copy: KeptCopy) -> NoteLine:
        parts = [day_and_time(copy.made_at, self._clock()), _until(copy.goes_after)]
        if copy.erased:
            parts.append(
                ngettext("holds {n} erased file", "holds {n} erased files", copy.erased).format(n=copy.erased)
            )
        look = ("triangle-alert", "warn") if copy.erased else ("hard-drive", "muted")
        line = NoteLine(*look, " · ".join(parts))
        self._column.addWidget(line)
        return line


def _until(turn: int | None) -> str:
    if turn is None:
        return _("stays until somebody deletes it")
    return ngettext("goes after {n} newer copy", "goes after {n} newer copies", turn).format(n=turn)
