# SPDX-License-Identifier: EUPL-1.2
"""Which of the papers of the last fourteen days to print once more; none is named by whom it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk import papers
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.language import _
from spreekuur.letters.store import KeptPaper
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import ComboBox, Field, Paragraph


class PrintAgain(QWidget):
    """A list of papers, the newest first. `chosen` gives the one to show."""

    chosen = Signal(object)  # KeptPaper

    def __init__(self, jobs: AnyJobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._papers: dict[str, KeptPaper] = {}
        self.list = ComboBox(name="again")
        self.list.setMinimumContentsLength(8)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._field = Field("", self.list)
        self._none = Paragraph()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._none)
        self.list.chosen.connect(lambda key: self.chosen.emit(self._papers[key]))
        self.hide()

    def load(self) -> None:
        """Show what can be printed again now, the newest first."""
        self.show()
        self._jobs.read(self, papers.recent, self._show)

    def _show(self, found: Sequence[KeptPaper]) -> None:
        self._papers = {paper.id: paper for paper in found}
        self._field.set_label(_("Which paper?"))
        self.list.set_choices([(paper.id, _words(paper)) for paper in found])
        self.list.setCurrentIndex(0 if found else -1)
        self._field.setVisible(bool(found))
        self._none.set_words("" if found else _("No paper was made in the last 14 days."))
        if found:
            self.chosen.emit(found[0])


def _words(paper: KeptPaper) -> str:
    """Day, and number or kind."""
    day = f"{paper.made_on.day}-{paper.made_on.month}"
    if paper.kind in FOR_CLIENT:
        number = _("Client sheet of number {number}").format(number=paper.number)
        return f"{day} · {number if paper.number is not None else _('Client sheet without a number')}"
    return f"{day} · {paper.kenmerk or _('Letter')}"
