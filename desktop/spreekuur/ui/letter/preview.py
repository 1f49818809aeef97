# SPDX-License-Identifier: EUPL-1.2
"""Draws a paper for the screen, on the store's thread, where pdfium and the store live alone."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.printing import raster
from spreekuur.printing.raster import Picture
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.pages import Heading, Pages

Draw = Callable[[Desk], tuple[bytes, Any]]
Headings = Callable[[int], Sequence[Heading]]


class Preview(QObject):
    """Fills the pages. `drawn` gives what `draw` said beside the bytes; `failed` why there is no paper."""

    drawn = Signal(object)
    failed = Signal(object)  # UserError

    def __init__(self, jobs: AnyJobs, pages: Pages) -> None:
        super().__init__(pages)
        self._jobs, self._pages = jobs, pages
        self._pdf = b""
        self._turn = 0
        pages.wanted.connect(self._draw_again)

    def show(self, draw: Draw, headings: Headings) -> None:
        """Draw a paper anew. An answer that comes after a newer question is thrown away."""
        self._turn += 1
        turn, (first, count, dpi) = self._turn, self._pages.in_sight()

        def work(desk: Desk) -> tuple[bytes, Any, int, tuple[Picture, ...]]:
            pdf, more = draw(desk)
            return pdf, more, raster.pages(pdf), pictures_of(pdf, first, count, dpi)

        def show(found: tuple[bytes, Any, int, tuple[Picture, ...]]) -> None:
            if turn == self._turn:
                self._pdf, more, pages, pictures = found
                self._pages.show_paper(headings(pages), pictures)
                self.drawn.emit(more)

        def fail(error: UserError) -> None:
            if turn == self._turn:
                self.failed.emit(error)

        self._jobs.read(self, work, show, fail)

    def clear(self) -> None:
        """Show an empty page: there is nothing to draw yet."""
        self._turn += 1
        self._pdf = b""
        self._pages.show_paper((), ())

    def _draw_again(self, first: int, count: int, dpi: float) -> None:
        pdf = self._pdf
        if pdf:
            self._jobs.read(
                self, lambda _desk: pictures_of(pdf, first, count, dpi), self._pages.show_pictures
            )


def pictures_of(pdf: bytes, first: int, count: int, dpi: float) -> tuple[Picture, ...]:
    """Pictures of some pages, as many as there are."""
    last = min(first + count, raster.pages(pdf))
    return tuple(raster.render(pdf, page, dpi) for page in range(first, last))
