# SPDX-License-Identifier: EUPL-1.2
"""A PDF that a screen reader can follow: reportlab knows the fonts, this layer draws and adds the tags.

reportlab 5 knows no tags. Here every piece of text is drawn inside an element of the structure tree, in
reading order, with its language; everything else is marked as decoration.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from spreekuur.printing.flow import Known
from spreekuur.printing.fonts import SPACE, Fonts
from spreekuur.printing.house import MM, Colour, Style, width
from spreekuur.printing.structure import Element, Structure

Place = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""


def _number(value: float) -> str:
    return f"{value:.3f}"


class TaggedPdf:
    """A document in the making. Places are millimetres from the top left; text stands on its base line."""

    def __init__(self, title: str, language: str, size: tuple[float, float]) -> None:
        self._title, self.size, self.language = title, size, language
        self._fonts = Fonts()
        self._code: list[str] = []
        self._done: list[str] = []
        """The pages that are drawn."""
        self._structure = Structure(language)
        self._stack: list[Element] = [self._structure.document]
        self._open: Element | None = None
        self._artifact = 0
        self._marked = False
        self._said: tuple[Element, int] | None = None
        self.known: Known = {}
        """Widths of the words of this document."""
        self.pages = 1

    # -- structure

    def tag(
        self, role: str, *, language: str = "", alt: str = "", scope: str = "", place: Place | None = None
    ) -> "_Tag":
        """What is drawn in here is one element: a heading, a paragraph, a list, a picture with its words and place."""
        element = self._structure.child(self._stack[-1], role, language or self._stack[-1].language)
        element.alt, element.scope = alt, scope
        if place:
            x, y, wide, high = place
            element.box = (x * MM, self._y(y + high), (x + wide) * MM, self._y(y))
        return _Tag(self, element)

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn in here says nothing and is not read out; in a picture it is part of the picture."""
        apart = self._stack[-1].role != "Figure"
        self._artifact += apart
        yield
        self._artifact -= apart

    def _mark(self) -> None:
        target = None if self._artifact else self._stack[-1]
        if self._marked and target is self._open:
            return
        self._close()
        if target is None:
            self._code.append("/Artifact BMC")
        else:
            number = self._structure.mark(target, self.pages - 1)
            self._code.append(f"/{target.role} <</MCID {number}>> BDC")
        self._open, self._marked = target, True

    def _close(self) -> None:
        if self._marked:
            self._code.append("EMC")
            self._marked = False

    # -- drawing

    def _y(self, y: float) -> float:
        return (self.size[1] - y) * MM

    def text(self, x: float, y: float, text: str, style: Style, align: str = "left") -> None:
        """Draw one line, in the forms of its language; `align` says which end of it stands at x."""
        style = style.of(self._stack[-1].language)
        if align != "left":
            x -= width(text, style) / (1 if align == "right" else 2)
        self._mark()
        code = self._code
        if self._said and self._said[0] is self._stack[-1] and not self._artifact:
            # End the line before with a space: who listens must not hear two words as one.
            code[self._said[1]] = f"{code[self._said[1]][:-2]}{SPACE} ET"
        self._said = None
        place = f"{_number(x * MM)} {_number(self._y(y))} Td"
        shown = self._fonts.shown(text, style.face, _number(style.size))
        if not self._artifact:
            self._said = self._stack[-1], len(code)
        self._code.append(f"BT {_colour(style.colour)} rg {place} {shown} ET")

    def line(self, x: float, y: float, to: tuple[float, float], colour: Colour, **look: Any) -> None:
        """Draw a rule; `weight` in points, `dash` as a PDF dash pattern."""
        dash, weight = look.get("dash", "[] 0"), look.get("weight", 0.6)
        with self.decoration():
            self._mark()
            self._code.append(
                f"{_colour(colour)} RG {_number(weight)} w {dash} d {_number(x * MM)} {_number(self._y(y))} m"
                f" {_number(to[0] * MM)} {_number(self._y(to[1]))} l S"
            )

    def box(self, place: Place, **look: Any) -> None:
        """Draw a box (x, y, width, height); `fill` and `stroke` are colours, `radius` rounds its corners.

        `weight` and `dash` are of its stroke, as of a line.
        """
        with self.decoration():
            self._mark()
            code = _rounded(place, self.size[1], look.get("radius", 0.0))
            fill, stroke = look.get("fill"), look.get("stroke")
            colours = [f"{_colour(fill)} rg"] if fill else []
            pen = f"{_number(look.get('weight', 0.9))} w {look.get('dash', '[] 0')} d"
            colours += [f"{_colour(stroke)} RG {pen}"] if stroke else []
            self._code.append(" ".join([*colours, code, ("B" if stroke else "f") if fill else "S"]))

    def squares(self, x: float, y: float, side: float, rows: list[list[tuple[int, int]]]) -> None:
        """Draw rows of black runs (start, length), one module of `side` each: a code that a camera reads."""
        self._mark()
        scale = _number(side * MM)
        moved = f"q 0 0 0 rg {scale} 0 0 -{scale} {_number(x * MM)} {_number(self._y(y))} cm"
        code = [f"{start} {row} {length} 1 re" for row, runs in enumerate(rows) for start, length in runs]
        self._code.append(" ".join([moved, *code, "f Q"]))

    # -- pages

    def new_page(self) -> None:
        """Continue on a fresh sheet of the same size."""
        self._end_page()
        self.pages += 1

    def _end_page(self) -> None:
        self._close()
        self._done.append("\n".join(self._code))
        self._code, self._said = [], None

    def finish(self) -> bytes:
        """The finished file: the same drawing gives the same bytes."""
        from spreekuur.printing.finish import finish

        self._end_page()
        return finish(self._done, self.size, self._fonts, self._structure, self._title)


class _Tag:
    """An element for as long as it is drawn into; a page has hundreds, so it is no generator."""

    __slots__ = ("_element", "_pdf")

    def __init__(self, pdf: TaggedPdf, element: Element) -> None:
        self._pdf, self._element = pdf, element

    def __enter__(self) -> None:
        self._pdf._close()
        self._pdf._stack.append(self._element)

    def __exit__(self, *unused: object) -> None:
        self._pdf._close()
        self._pdf._stack.pop()


@cache
def _colour(colour: Colour) -> str:
    return " ".join(_number(part / 255) for part in colour)


def _rounded(place: Place, height: float, radius: float) -> str:
    x, top, wide, high = place
    left, bottom = x * MM, (height - top - high) * MM
    if not radius:
        return f"{_number(left)} {_number(bottom)} {_number(wide * MM)} {_number(high * MM)} re"
    right, up, r = left + wide * MM, bottom + high * MM, radius * MM
    c = r * 0.4477  # 1 minus the usual 0.5523 for a quarter circle
    path = (
        (left + r, bottom, "m"),
        (right - r, bottom, "l"),
        (right - c, bottom, right, bottom + c, right, bottom + r, "c"),
        (right, up - r, "l"),
        (right, up - c, right - c, up, right - r, up, "c"),
        (left + r, up, "l"),
        (left + c, up, left, up - c, left, up - r, "c"),
        (left, bottom + r, "l"),
        (left, bottom + c, left + c, bottom, left + r, bottom, "c"),
    )
    return " ".join(f"{' '.join(_number(float(n)) for n in step[:-1])} {step[-1]}" for step in path) + " h"
