# SPDX-License-Identifier: EUPL-1.2
"""The answer strip: four boxes to tick, lines to write on, and a code that the desk scans."""

from spreekuur.letters.drawing import BODY, LEFT, SMALL
from spreekuur.letters.model import Slip
from spreekuur.printing.flow import fit
from spreekuur.printing.house import GREY, INK, PETROL, SEMIBOLD, Style, width
from spreekuur.printing.qr import runs
from spreekuur.printing.tagged import TaggedPdf

TEAR = 210.0
_BOX = Style(size=15, lead=6)
_QR = (160.0, 217.0, 28.0)
_LINE_END = 152.0


def draw_slip(pdf: TaggedPdf, slip: Slip, kenmerk: str) -> None:
    """Draw the strip below the tear line, which is also the fold."""
    pdf.line(0, TEAR, (210, TEAR), GREY, weight=0.7, dash="[2.2 2.2] 0")
    title = fit(slip.title.text, Style(SEMIBOLD, 12, 5.2, PETROL), 132)
    with pdf.tag("H2"):
        pdf.text(LEFT, 219.2, slip.title.text, title)
    with pdf.tag("P"):
        pdf.text(LEFT, 224.4, " · ".join(said.text for said in slip.reference), SMALL)
    _outcomes(pdf, slip)
    _reasons(pdf, slip)
    _code(pdf, slip, kenmerk)
    with pdf.tag("P"):
        pdf.text(LEFT, 281.0, " ".join(said.text for said in slip.foot), Style(size=9, colour=GREY))


def _outcomes(pdf: TaggedPdf, slip: Slip) -> None:
    start = max(width(said.text, BODY) for said in slip.outcomes[:3]) + 32
    with pdf.tag("L"):
        for number, said in enumerate(slip.outcomes):
            y = 233.2 + 8 * number
            with pdf.tag("LI"):
                with pdf.tag("Lbl"):
                    pdf.text(LEFT, y + 0.5, "☐", _BOX)
                with pdf.tag("LBody"):
                    pdf.text(28, y, said.text, BODY)
            if said is not slip.outcomes[-1]:
                pdf.line(start, y + 0.8, (_LINE_END, y + 0.8), INK, weight=0.5)


def _reasons(pdf: TaggedPdf, slip: Slip) -> None:
    style = Style(size=9.5, lead=5)
    with pdf.tag("L"):
        for number, said in enumerate(slip.reasons):
            x, y = 28 + 62 * (number % 2), 263.4 + 5.4 * (number // 2)
            with pdf.tag("LI"):
                with pdf.tag("Lbl"):
                    pdf.text(x, y + 0.2, "☐", Style(size=11))
                with pdf.tag("LBody"):
                    pdf.text(x + 5.5, y, said.text, style)
    pdf.line(x + 7 + width(said.text, style), y + 0.8, (_LINE_END, y + 0.8), INK, weight=0.5)


def _code(pdf: TaggedPdf, slip: Slip, kenmerk: str) -> None:
    x, y, side = _QR
    rows = runs(slip.code)
    with pdf.tag("Figure", alt=f"QR: {slip.code}", place=(x, y, side, side)):
        pdf.squares(x, y, side / len(rows), rows)
    with pdf.tag("P"):
        pdf.text(x + side / 2, y + side + 5, kenmerk, Style(SEMIBOLD, 9), align="center")
