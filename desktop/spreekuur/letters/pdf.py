# SPDX-License-Identifier: EUPL-1.2
"""Draws a composed paper as a PDF, in memory."""

from spreekuur.letters.draw_client import draw_client
from spreekuur.letters.draw_large import draw_large_client, draw_large_letter
from spreekuur.letters.draw_letter import draw_letter
from spreekuur.letters.draw_sheet import draw_neutral, draw_sheet
from spreekuur.letters.model import ClientPage, LetterPage, NeutralPage, Page, Paper, SheetPage
from spreekuur.printing.house import A4, A5, A6
from spreekuur.printing.tagged import TaggedPdf


def draw(paper: Paper) -> bytes:
    """The paper as a PDF file; the same paper gives the same bytes on one machine.

    Raises: MissingGlyph if the content holds a character that our fonts lack.
    """
    pages = len(paper.pages)
    made = _drawn(paper, pages)
    if made.pages != pages:
        # A long text ran on: draw once more, now that "sheet 1 of 3" is known.
        made = _drawn(paper, made.pages)
    return made.finish()


def _drawn(paper: Paper, total: int) -> TaggedPdf:
    first = paper.pages[0]
    size, language = A4, "nl"
    if isinstance(first, NeutralPage):
        size, language = A6, first.language
    elif isinstance(first, SheetPage):
        size, language = (A5 if first.size == "a5" else A4), first.language
    pdf = TaggedPdf(paper.title, language, size)
    for number, page in enumerate(paper.pages):
        if number:
            pdf.new_page()
        _draw_page(pdf, page, total, large=paper.large)
    return pdf


def _draw_page(pdf: TaggedPdf, page: Page, total: int, *, large: bool) -> None:
    if isinstance(page, LetterPage):
        (draw_large_letter if large else draw_letter)(pdf, page, total)
    elif isinstance(page, ClientPage):
        (draw_large_client if large else draw_client)(pdf, page, total)
    elif isinstance(page, SheetPage):
        draw_sheet(pdf, page, total, large=large)
    else:
        draw_neutral(pdf, page)
