# SPDX-License-Identifier: EUPL-1.2
"""A sheet to try out an envelope with a window: an invented address, and a grid that says by how much it is off."""

from spreekuur.content.pack import Content, load
from spreekuur.letters.draw_head import WINDOWS, draw_address
from spreekuur.letters.drawing import BODY, LEFT, RIGHT, SMALL, TITLE, fold_marks
from spreekuur.letters.model import Said, Sender
from spreekuur.letters.phrases import DUTCH, Voice
from spreekuur.printing.house import A4, GREY, RULE, Style
from spreekuur.printing.rows import Column, Row, place, space
from spreekuur.printing.tagged import TaggedPdf

# As long as an address may be: the longest line, and all six.
_ADDRESS = (
    "Voorbeeldorganisatie voor hulp bij wonen",
    "Afdeling Proefdruk",
    "t.a.v. de balie",
    "Gebouw De Voorbeeldpoort",
    "Postbus 100",
    "1230 AA  VOORBEELDSTAD",
)
_FIRST, _LAST = 35.0, 95.0
_BESIDE = 15.0
_TEXT = 112.0


def window_sheet(window: str, language: str, sender: Sender, content: Content | None = None) -> bytes:
    """The sheet for a window on that side (left, right), in Dutch with the other language under it."""
    known = content or load()
    dutch, own = Voice(known, DUTCH), Voice(known, language)
    title = dutch.must("window.title")
    pdf = TaggedPdf(title.text, DUTCH, A4)
    _grid(pdf, WINDOWS[window][0])
    draw_address(pdf, sender, _ADDRESS, window)
    fold_marks(pdf)
    column = Column(pdf, LEFT, RIGHT - LEFT)
    rows = [column.heading((title.text, DUTCH), TITLE, "H1"), space(2)]
    for name, slots in (("side", {"side": f"value.side.{window}"}), ("fold", {}), ("look", {}), ("else", {})):
        rows += _said(column, dutch.must(f"window.{name}", **slots), own.must(f"window.{name}", **slots))
    place(rows, _TEXT, A4[1] - 20, lambda: (_TEXT, A4[1] - 20))
    return pdf.finish()


def _said(column: Column, dutch: Said, own: Said) -> list[Row]:
    rows = [column.paragraph([(dutch.text, DUTCH)], BODY)]
    if own.language != DUTCH:
        rows.append(column.paragraph([(own.text, own.language)], Style(size=9.5, colour=GREY)))
    return [*rows, space(2)]


def _grid(pdf: TaggedPdf, address: float) -> None:
    """Lines at each 5 mm from the edges of the paper, each second one with its number; under the address."""
    start = 5 * round((address - _BESIDE) / 5)
    end = start + 100.0
    with pdf.decoration():
        for step in range(int(start), int(end) + 1, 5):
            pdf.line(step, _FIRST, (step, _LAST), RULE, weight=0.5 if step % 10 == 0 else 0.25)
            if step % 10 == 0:
                pdf.text(step, _FIRST - 1, str(step), SMALL, align="center")
        for step in range(int(_FIRST), int(_LAST) + 1, 5):
            pdf.line(start, step, (end, step), RULE, weight=0.5 if step % 10 == 0 else 0.25)
            if step % 10 == 0:
                pdf.text(start - 1, step + 1, str(step), SMALL, align="right")
