# SPDX-License-Identifier: EUPL-1.2
"""The head of what goes to an organisation: who writes, the address in the window, and the dates beside it."""

from collections.abc import Sequence

from spreekuur.letters.drawing import BODY, LEFT, RIGHT, SMALL, mark
from spreekuur.letters.model import Fact, Sender
from spreekuur.printing.flow import fit, wrap
from spreekuur.printing.house import GREY, PETROL, RED, SEMIBOLD, Style, width
from spreekuur.printing.tagged import TaggedPdf

_NAME, _CONTACT = 92.0, 64.0
# Left edge and width of the address, left edge of the facts; "none" is for a letter that is handed over.
WINDOWS = {"left": (25.0, 75.0, 125.0), "right": (118.0, 72.0, 20.0), "none": (25.0, 75.0, 125.0)}


def draw_head(pdf: TaggedPdf, sender: Sender) -> None:
    """Draw the mark, the name and how to reach the consultation hour."""
    mark(pdf, LEFT, 15, 9)
    name = fit(sender.name, Style(SEMIBOLD, 13.5, 5, PETROL), _NAME, smallest=0.75)
    lines = wrap(sender.name, name, _NAME)[:2]
    with pdf.tag("P"):
        for number, line in enumerate(lines, 1 - len(lines)):
            pdf.text(32, 19.2 + 4.4 * number, line, name)
        pdf.text(32, 23.6, sender.city, Style(size=9.5, colour=GREY))
    lines = [
        line
        for pair in ((sender.street, sender.city), (sender.phone, sender.email))
        for line in _beside_each_other([part for part in pair if part])
    ]
    top, pitch = (18.6, 4.4) if len(lines) <= 2 else (16.0, 3.5)
    with pdf.tag("P"):
        for number, line in enumerate(lines):
            pdf.text(RIGHT, top + pitch * number, line, fit(line, SMALL, _CONTACT), align="right")


def _beside_each_other(parts: list[str]) -> list[str]:
    line = " · ".join(parts)
    return [line] if width(line, SMALL) <= _CONTACT else parts


def draw_address(pdf: TaggedPdf, sender: Sender, to: Sequence[str], window: str) -> None:
    """Draw the receiver where the envelope has its window, under the line that says where it comes from."""
    x, wide, _ = WINDOWS[window]
    if window != "none":
        back, style = _back(sender, wide)
        with pdf.tag("P"):
            pdf.text(x, 51, back, style)
    lines = [line for part in to for line in wrap(part, BODY, wide)]
    with pdf.tag("P"):
        for number, line in enumerate(lines[:6]):
            pdf.text(x, 58 + 5 * number, line, BODY)


def _back(sender: Sender, wide: float) -> tuple[str, Style]:
    """Where the post brings it back to; a name that is too long gives way to the street."""
    street = f"{sender.street} · {sender.postcode} {sender.city}"
    for line in (f"{sender.name} · {street}", street):
        style = fit(line, Style(size=6.5, colour=GREY), wide, smallest=0.8)
        if width(line, style) <= wide:
            return line, style
    return wrap(street, style, wide)[0], style


def draw_facts(pdf: TaggedPdf, facts: Sequence[Fact], window: str) -> None:
    """Draw date, reference and the like in the half beside the address."""
    x = WINDOWS[window][2]
    top, pitch = (52.0, 9.0) if len(facts) <= 4 else (50.0, 30.4 / (len(facts) - 1))
    for number, fact in enumerate(facts):
        y = top + pitch * number
        value = fit(
            fact.value.text, Style(SEMIBOLD, colour=RED if fact.pressing else BODY.colour), RIGHT - 125
        )
        with pdf.tag("P"):
            pdf.text(x, y, fact.label.text, SMALL)
            pdf.text(x, y + min(4.1, pitch - 3.7), fact.value.text, value)
