# SPDX-License-Identifier: EUPL-1.2
"""Hands a paper to a printer from memory, in grey bands, so that it never lies on the disk unencrypted."""

from collections.abc import Callable, Generator
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
    """One paper on its way to a printer. Between two bands it can be stopped."""

    page_begun = Signal(int)  # counted from 1
    done = Signal()  # the whole paper was handed over
    stopped = Signal()  # somebody stopped it
    failed = Signal(object)  # UserError: the printer did not take it

    def __init__(self, jobs: Reads, pdf: bytes, printer: "QPrinter", dpi: int = DPI) -> None:
        super().__init__()
        self._jobs, self._printer, self._dpi = jobs, printer, dpi
        self._bands = _bands(pdf, dpi)
        self._painter: Any = None
        self._stop = False
        self._page = -1

    def start(self) -> None:
        """Begin."""
        from PySide6.QtGui import QPainter

        self._painter = QPainter()
        if not self._printer.isValid():
            self._close()
            self.failed.emit(PrinterGone())
            return
        if not self._painter.begin(self._printer):
            self._close()
            self.failed.emit(PrinterSilent())
            return
        self._next()

    def stop(self) -> None:
        """Stop before the next band; what the printer has already may still come out."""
        self._stop = True

    def _next(self) -> None:
        self._jobs.read(self, lambda _desk: next(self._bands, None), self._draw, self._on_error)

    def _draw(self, drawn: tuple[int, Picture] | None) -> None:
        if drawn is None or self._stop:
            self._end(whole=drawn is None)
            return
        page, band = drawn
        if page != self._page:
            if page and not self._printer.newPage():
                self._fail(PrinterSilent())
                return
            self._page = page
            self.page_begun.emit(page + 1)
        scale = self._printer.resolution() / self._dpi
        place = QRectF(0, band.top * scale, band.width * scale, band.height * scale)
        self._painter.drawImage(place, image_of(band))
        self._next()

    def _end(self, *, whole: bool) -> None:
        if not whole:
            self._printer.abort()
        handed_over = self._close()
        if not whole:
            self.stopped.emit()
        elif handed_over:
            self.done.emit()
        else:
            self.failed.emit(PrinterSilent())

    def _on_error(self, error: UserError) -> None:
        self._fail(error)

    def _fail(self, error: UserError) -> None:
        self._printer.abort()
        self._close()
        self.failed.emit(error)

    def _close(self) -> bool:
        # pdfium lives on the store's thread alone, so its document is closed there too.
        bands = self._bands
        self._jobs.read(self, lambda _desk: bands.close())
        return bool(self._painter.end()) if self._painter.isActive() else False


def _bands(pdf: bytes, dpi: int) -> Generator[tuple[int, Picture], None, None]:
    for page in range(raster.pages(pdf)):
        for band in raster.bands(pdf, page, dpi):
            yield page, band
