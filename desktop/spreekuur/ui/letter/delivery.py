# SPDX-License-Identifier: EUPL-1.2
"""Brings a paper out of the desk in the way that was chosen, and says how it left."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from spreekuur.desk import paper_files, paper_settings
from spreekuur.desk.large_sheet import LargeSheet
from spreekuur.desk.paper_settings import PaperSettings
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
Parts = Sequence[tuple[bytes, str] | None]
"""Papers with their names, as file and as print job."""


class Delivery(QStackedWidget):
    """`body` above the buttons; the question for a folder takes their place.

    It asks for a paper by `wanted(how)`; whoever hears it makes the paper and calls `send_to_printer`, `save` or
    `show_large`. `left` says that it left the desk and how.
    """

    wanted = Signal(str)  # PRINT, SAVE or LARGE
    left = Signal(object)  # PaperState
    part_left = Signal(int, object)  # which of several papers, PaperState
    failed = Signal(object)  # UserError
    compacted = Signal(bool)  # there is little room, or there is again

    def __init__(self, jobs: AnyJobs, body: QWidget) -> None:
        super().__init__()
        self._jobs = jobs
        self._run: PrintRun | None = None
        self._papers: Parts = ()
        self._queue: list[tuple[int, bytes, str]] = []
        self._count = 0
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
        self.outlet.stop_wanted.connect(lambda: self._run.stop() if self._run is not None else None)
        self.panel.chosen.connect(self._on_folder)
        self.panel.cancelled.connect(self.to_front)

    def send_to_printer(self, parts: Parts) -> None:
        """Print these papers on the chosen printer, one after another; None stands for one that is not there."""
        self._queue = [(number, *part) for number, part in enumerate(parts) if part is not None]
        self._count = len(self._queue)
        self._jobs.read(self, paper_settings.look, self._print_next)

    def save(self, parts: Parts) -> None:
        """Ask for a folder and save these papers there."""
        self._papers = parts
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
        names = [part[1] for part in self._papers if part is not None]
        self.panel.ask(Path(folder) if folder else None, names)

    def _on_folder(self, folder: Path) -> None:
        papers = self._papers
        self._jobs.aside(self, lambda: _save_each(papers, folder), self._on_saved, self._on_not_saved)

    def _on_saved(self, saved: "Saved") -> None:
        if saved.numbers:
            folder = str(saved.folder)
            self._jobs.write(
                self, lambda desk: vault_settings.remember(desk.db, _FOLDER, folder), changed="settings"
            )
            for number in saved.numbers if len(self._papers) > 1 else ():
                self.part_left.emit(number, PaperState.SAVED)
        if saved.error is not None:
            self._on_not_saved(saved.error)
            return
        self.to_front()
        self.left.emit(PaperState.SAVED)

    def _on_not_saved(self, error: UserError) -> None:
        if isinstance(error, FolderMissing | FolderLocked):
            self.panel.say_wrong(explain(error))
        else:
            self.failed.emit(error)

    def _print_next(self, how: PaperSettings) -> None:
        if not self._queue:
            self._end_run()
            self.left.emit(PaperState.PRINTED)
            return
        number, pdf, name = self._queue[0]
        at = self._count - len(self._queue) + 1
        run = self._run = print_pdf(self._jobs, pdf, name, self.outlet.printer(), how)

        def done() -> None:
            if self._count > 1:
                self.part_left.emit(number, PaperState.PRINTED)
            self._queue.pop(0)
            self._print_next(how)

        run.page_begun.connect(lambda page: self.outlet.set_printing(page, at, self._count))
        run.done.connect(done)
        run.stopped.connect(self._end_run)
        run.failed.connect(lambda _error: self._end_run())
        run.failed.connect(self.failed)
        run.start()

    def _end_run(self) -> None:
        self._run, self._queue = None, []
        self.outlet.set_printing(0)


@dataclass(frozen=True, slots=True)
class Saved:
    """Which of the papers are in the folder now, and what kept the others out."""

    folder: Path
    numbers: tuple[int, ...]
    error: UserError | None = None


def _save_each(parts: Parts, folder: Path) -> Saved:
    done: list[int] = []
    for number, part in enumerate(parts):
        if part is None:
            continue
        try:
            paper_files.save(part[0], folder, part[1])
        except UserError as error:
            return Saved(folder, tuple(done), error)
        done.append(number)
    return Saved(folder, tuple(done))


def focus_top(delivery: Delivery) -> bool:
    """Put the focus on what lies on top; False when nothing does."""
    if delivery._sheet is not None and not delivery._sheet.isHidden():
        delivery._sheet.photographed.setFocus()
    elif delivery.currentWidget() is delivery.panel:
        delivery.panel.folder.line.setFocus()
    elif (top := delivery.currentWidget()) is not None and delivery.currentIndex():
        getattr(top, "focus_first", top.setFocus)()
    else:
        return False
    return True
