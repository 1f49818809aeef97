# SPDX-License-Identifier: EUPL-1.2
"""Hands a paper to a printer from memory, in grey bands, so that it never lies on the disk unencrypted."""

import zlib
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QRectF, Signal

from spreekuur.desk.paper_settings import PaperSettings
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.errors import UserError
from spreekuur.errors.papers import PrinterGone, PrinterSilent
from spreekuur.printing import raster
from spreekuur.printing.raster import Picture
from spreekuur.ui.letter.page_view import image_of

if TYPE_CHECKING:  # loading Qt's print support takes time that the first window should not wait for
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
USUAL = PaperSettings()


class Reads(Protocol):
    """What printing needs of the jobs."""

    def read(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do the work on the one thread where pdfium lives, and hand over what it gave."""


def printers() -> list[str]:
    """The names of the printers this computer knows, its usual one first; none is normal."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def printer_for(name: str, job_name: str, how: PaperSettings = USUAL) -> "QPrinter":
    """A printer set up for our papers: A4 to the edge, grey, a job name that tells nothing, one side unless wanted."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setDocName(job_name)
    printer.setCreator("Spreekuur")
    printer.setResolution(how.dpi)
    printer.setFullPage(True)
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    page.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(page)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    modes = QPrinter.DuplexMode
    printer.setDuplex(modes.DuplexLongSide if on_both_sides(job_name, how) else modes.DuplexNone)
    return printer


def on_both_sides(job_name: str, how: PaperSettings) -> bool:
    """Whether this paper may stand on both sides of a sheet: the second page of a letter goes to somebody else."""
    return how.both_sides and job_name in FOR_CLIENT


def print_pdf(
    jobs: Reads, pdf: bytes, job_name: str, printer_name: str = "", how: PaperSettings = USUAL
) -> "PrintRun":
    """Print a paper; start the run that is returned, and keep it until it has ended."""
    return PrintRun(jobs, pdf, printer_for(printer_name, job_name, how), how.dpi)


class PrintRun(QObject):
    """One paper on its way to a printer. Its bands are all made before the printer hears of it: a stop leaves no job.

    A job that was begun cannot be called back everywhere: Qt ends it with the pages it has, and CUPS prints those.
    """

    page_begun = Signal(int)  # counted from 1
    done = Signal()  # the whole paper was handed over
    stopped = Signal()  # somebody stopped it
    failed = Signal(object)  # UserError: the printer did not take it

    def __init__(self, jobs: Reads, pdf: bytes, printer: "QPrinter", dpi: int = DPI) -> None:
        super().__init__()
        self._jobs, self._printer, self._dpi = jobs, printer, dpi
        self._bands = _bands(pdf, dpi)
        self._made: deque[tuple[int, Picture]] = deque()
        self._painter: Any = None
        self._stop = False
        self._page = -1

    def start(self) -> None:
        """Begin."""
        if self._printer.isValid():
            self._next()
        else:
            self._fail(PrinterGone())

    def stop(self) -> None:
        """Stop before the printer begins; from then on the whole paper comes."""
        self._stop = True

    def _next(self) -> None:
        self._jobs.read(self, lambda _desk: _packed(next(self._bands, None)), self._keep, self._fail)

    def _keep(self, made: tuple[int, Picture] | None) -> None:
        if self._stop:
            self._close()
            self.stopped.emit()
        elif made is None:
            self._page = -1
            self._begin()
        else:
            self._made.append(made)
            if made[0] != self._page:
                self._page = made[0]
                self.page_begun.emit(self._page + 1)
            self._next()

    def _begin(self) -> None:
        from PySide6.QtGui import QPainter

        self._painter = QPainter()
        if self._painter.begin(self._printer):
            self._hand_over()
        else:
            self._fail(PrinterSilent())

    def _hand_over(self) -> None:
        if self._made:
            packed = self._made.popleft()
            self._jobs.read(self, lambda _desk: _unpacked(packed), self._draw, self._fail)
        elif self._close():
            self.done.emit()
        else:
            self.failed.emit(PrinterSilent())

    def _draw(self, drawn: tuple[int, Picture]) -> None:
        page, band = drawn
        if page != self._page and page and not self._printer.newPage():
            self._printer.abort()
            self._fail(PrinterSilent())
            return
        self._page = page
        scale = self._printer.resolution() / self._dpi
        place = QRectF(0, band.top * scale, band.width * scale, band.height * scale)
        self._painter.drawImage(place, image_of(band))
        self._hand_over()

    def _fail(self, error: UserError) -> None:
        self._close()
        self.failed.emit(error)

    def _close(self) -> bool:
        # pdfium lives on the store's thread alone, so its document is closed there too.
        bands = self._bands
        self._made.clear()
        self._jobs.read(self, lambda _desk: bands.close())
        return bool(self._painter.end()) if self._painter is not None and self._painter.isActive() else False


def _packed(drawn: tuple[int, Picture] | None) -> tuple[int, Picture] | None:
    """The band as it waits: a page is mostly white, so that even a fine one takes a few hundred kilobytes."""
    return None if drawn is None else (drawn[0], replace(drawn[1], data=zlib.compress(drawn[1].data, 1)))


def _unpacked(waiting: tuple[int, Picture]) -> tuple[int, Picture]:
    return waiting[0], replace(waiting[1], data=zlib.decompress(waiting[1].data))


def _bands(pdf: bytes, dpi: int) -> Generator[tuple[int, Picture], None, None]:
    for page in range(raster.pages(pdf)):
        for band in raster.bands(pdf, page, dpi):
            yield page, band
