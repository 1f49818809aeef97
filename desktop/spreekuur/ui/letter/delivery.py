# SPDX-License-Identifier: EUPL-1.2
"""Brings a paper out of the desk in the way that was chosen, and says how it left."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from spreekuur.desk import paper_files
from spreekuur.desk.large_sheet import LargeSheet
from spreekuur.errors import UserError
from spreekuur.errors.papers import FolderLocked, FolderMissing
from spreekuur.letters.store import PaperState
from spreekuur.messages import explain
from spreekuur.store import vault_settings
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.big_sheet import BigSheet
from spreekuur.ui.letter.outlet import Outlet
from spreekuur.ui.letter.printing import PrintRun, print_pdf
from spreekuur.ui.letter.save_panel import SavePanel
from spreekuur.ui.widgets import Scroll

_FOLDER = "paper_folder"
PRINT, SAVE, LARGE = "print", "save", "large"


class Delivery(QStackedWidget):
    """`body` above the buttons; the question for a folder takes their place.

    It asks for a paper by `wanted(how)`; whoever hears it makes the paper and calls `send_to_printer`, `save` or
    `show_large`. `left` says that it left the desk and how.
    """

    wanted = Signal(str)  # PRINT, SAVE or LARGE
    left = Signal(object)  # PaperState
    failed = Signal(object)  # UserError
    compacted = Signal(bool)  # there is little room, or there is again

    def __init__(self, jobs: AnyJobs, body: QWidget) -> None:
        super().__init__()
        self._jobs = jobs
        self._run: PrintRun | None = None
        self._papers: tuple[tuple[bytes, str], ...] = ()
        self._sheet: BigSheet | None = None
        self.outlet, self.panel = Outlet(), SavePanel()
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Scroll(body), 1)
        column.addWidget(self.outlet)
        self.addWidget(front)
        self.addWidget(self.panel)
        self.outlet.print_wanted.connect(lambda: self.wanted.emit(PRINT))
        self.outlet.save_wanted.connect(lambda: self.wanted.emit(SAVE))
        self.outlet.large_wanted.connect(lambda: self.wanted.emit(LARGE))
        self.outlet.stop_wanted.connect(self._on_stop)
        self.panel.chosen.connect(self._on_folder)
        self.panel.cancelled.connect(self.to_front)

    def send_to_printer(self, pdf: bytes, job_name: str) -> None:
        """Print this paper on the chosen printer."""
        run = self._run = print_pdf(self._jobs, pdf, job_name, self.outlet.printer())
        run.page_begun.connect(self.outlet.set_printing)
        run.done.connect(lambda: self._end_run(PaperState.PRINTED))
        run.stopped.connect(lambda: self._end_run(None))
        run.failed.connect(lambda _error: self._end_run(None))
        run.failed.connect(self.failed)
        run.start()

    def save(self, pdf: bytes, name: str, more: tuple[tuple[bytes, str], ...] = ()) -> None:
        """Ask for a folder and save this paper there, with `more` papers (bytes, name) if there are."""
        self._papers = ((pdf, name), *more)
        self._jobs.read(self, lambda desk: vault_settings.get(desk.db, _FOLDER, ""), self._ask_folder)

    def show_large(self, sheet: LargeSheet, sender: str) -> None:
        """Show this sheet over the whole window."""
        if self._sheet is None:
            self._sheet = BigSheet(self.window())
            self._sheet.done.connect(self.left)
            self._sheet.closed.connect(self.outlet.primary.setFocus)
        self._sheet.show_sheet(sheet, sender)

    def back(self) -> bool:
        """Close what lies on top; False when nothing does."""
        if self._sheet is not None and not self._sheet.isHidden():
            self._sheet.close_sheet()
            return True
        if self.currentIndex():
            self.to_front()
            return True
        return False

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.outlet.retranslate()
        self.panel.retranslate()

    def to_front(self) -> None:
        """Go back to the ways out; the focus goes along, or it would wander off to the rail."""
        self.setCurrentIndex(0)
        self.outlet.primary.setFocus()

    def _ask_folder(self, folder: str) -> None:
        self.setCurrentIndex(1)
        self.panel.ask(Path(folder) if folder else None, self._papers[0][1])

    def _on_folder(self, folder: Path) -> None:
        papers = self._papers
        self._jobs.aside(
            self,
            lambda: [paper_files.save(pdf, folder, name) for pdf, name in papers],
            lambda places: self._on_saved(places[0]),
            self._on_not_saved,
        )

    def _on_saved(self, place: Path) -> None:
        folder = str(place.parent)
        self._jobs.write(self, lambda desk: vault_settings.put(desk.db, _FOLDER, folder), changed="settings")
        self.to_front()
        self.left.emit(PaperState.SAVED)

    def _on_not_saved(self, error: UserError) -> None:
        if isinstance(error, FolderMissing | FolderLocked):
            self.panel.say_wrong(explain(error))
        else:
            self.failed.emit(error)

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _end_run(self, how: PaperState | None) -> None:
        self._run = None
        self.outlet.set_printing(0)
        if how is not None:
            self.left.emit(how)


def focus_top(delivery: Delivery) -> bool:
    """Put the focus on what lies on top; False when nothing does."""
    if delivery._sheet is not None and not delivery._sheet.isHidden():
        delivery._sheet.photographed.setFocus()
    elif delivery.currentWidget() is delivery.panel:
        delivery.panel.folder.line.setFocus()
    elif (top := delivery.currentWidget()) is not None and delivery.currentIndex():
        top.setFocus()
    else:
        return False
    return True
